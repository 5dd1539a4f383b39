/**
 * What a page may try. Each runs in the page, is given the address of the control API, and answers what it could read:
 * `nothing`, if all is well.
 *
 * @typedef {{ name: string, host?: string, given?: object, act: (given: { target: string }) => Promise<string> }} Attempt
 */

/* global Blob, document, fetch, navigator, window */

/** @type {readonly Attempt[]} */
export const ATTEMPTS = [
  {
    name: 'S17 a text that needs no asking: POST seed',
    act: async ({ target }) => {
      const body = JSON.stringify({ seed: 'demo' });
      const headers = { 'Content-Type': 'text/plain' };
      const answer = await fetch(`${target}/sandboxes/default/seed`, {
        method: 'POST',
        body,
        headers,
        mode: 'no-cors',
      });
      return (await answer.text()) || 'nothing';
    },
  },
  {
    name: 'S17 a text whose answer is read',
    act: async ({ target }) => {
      try {
        const answer = await fetch(`${target}/sandboxes`, { method: 'POST', body: '{"name": "planted"}' });
        return await answer.text();
      } catch {
        return 'nothing';
      }
    },
  },
  {
    name: 'S17 JSON, which the browser asks about first',
    act: async ({ target }) => {
      try {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(`${target}/sandboxes`, {
          method: 'POST',
          body: '{"name": "planted"}',
          headers,
        });
        return await answer.text();
      } catch {
        return 'nothing';
      }
    },
  },
  ...['PUT', 'DELETE'].map((method) => ({
    name: `S17 ${method}, which the browser asks about first`,
    given: { method, body: method === 'PUT' ? '{"mode": "frozen"}' : undefined },
    act: async ({ target, method, body }) => {
      const path = method === 'PUT' ? '/sandboxes/default/clock' : '/sandboxes/default/faults';
      try {
        const headers = { 'Content-Type': 'application/json' };
        return await (await fetch(target + path, { method, body, headers })).text();
      } catch {
        return 'nothing';
      }
    },
  })),
  {
    name: 'S17 a beacon with a blob that calls itself JSON',
    act: async ({ target }) => {
      const blob = new Blob(['{"name": "planted"}'], { type: 'application/json' });
      try {
        navigator.sendBeacon(`${target}/sandboxes`, blob);
      } catch {
        // Chromium may refuse such a type by itself.
      }
      // A request of the same page to the same host comes after it.
      await fetch(`${target}/health`, { mode: 'no-cors' });
      return 'nothing';
    },
  },
  ...['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'].map((enctype) => ({
    name: `S17 a form of type ${enctype}`,
    given: { enctype },
    act: ({ target, enctype }) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.name = 'sink';
        document.body.append(frame);
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action: `${target}/sandboxes`, enctype, target: 'sink' });
        const field = document.createElement('input');
        Object.assign(field, { name: '{"name": "planted", "ignored": "', value: '"}' });
        form.append(field);
        document.body.append(form);
        // The empty page that a frame begins with is the page's own; what comes after it must not be.
        frame.addEventListener('load', () => {
          resolve(frame.contentDocument?.body.textContent || 'nothing');
        });
        form.submit();
      }),
  })),
  {
    name: 'S17 reading by fetch',
    act: async ({ target }) => {
      const found = [];
      for (const path of ['/sandboxes', '/sandboxes/default/journal', '/openapi.json', '/health']) {
        try {
          found.push(await (await fetch(target + path)).text());
        } catch {
          // As it should be.
        }
        found.push(await (await fetch(target + path, { mode: 'no-cors' })).text());
      }
      return found.join('') || 'nothing';
    },
  },
  ...['img', 'script'].map((tag) => ({
    name: `S17 reading as ${tag}`,
    given: { tag },
    act: ({ target, tag }) =>
      new Promise((resolve) => {
        const element = document.createElement(tag);
        window.addEventListener('error', ({ message }) => {
          if (message) resolve(`a script: ${message}`);
        });
        element.onload = () => resolve(element.naturalWidth > 0 ? 'an image' : 'nothing');
        element.onerror = () => resolve('nothing');
        element.src = `${target}/sandboxes`;
        document.body.append(element);
      }),
  })),
  {
    name: 'S17 a frame, and what is in it',
    act: ({ target }) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = `${target}/sandboxes`;
        frame.addEventListener('load', () => {
          resolve(frame.contentDocument?.body.textContent || 'nothing');
        });
        document.body.append(frame);
      }),
  },
  {
    name: 'S17 a name of another that was bound to this machine anew',
    host: 'rebound.test',
    act: async ({ target }) => {
      const headers = { 'Content-Type': 'application/json' };
      const read = await (await fetch(`${target}/sandboxes`)).text();
      const written = await fetch(`${target}/sandboxes`, {
        method: 'POST',
        body: '{"name": "planted"}',
        headers,
      });
      const isRefused = /^\{"error":/.test(read) && written.status === 403;
      return isRefused ? 'nothing' : `${read} ${written.status}`;
    },
  },
];
