import { afterAll, describe, expect, test } from '@jest/globals';
import type { ApiDescription, Violation } from '../../src/contract/description.js';
import type { HttpRequest } from '../../src/http/exchange.js';
import { Emulators } from '../golden/emulators.js';
import { goldenCases, type GoldenCase } from '../golden/exchange.js';
import { RequestSchemas } from '../soap/requestSchema.js';

const emulators = new Emulators();
const schemas = new RequestSchemas();

afterAll(() => emulators.close());

/** Requests that say what no operation is near to. */
const UNKNOWABLE = /^(mspc|provisioning)\/_protocol\//;

describe.each(['mspc', 'provisioning'] as const)('requests of the golden exchanges of %s', (api) => {
  const cases = goldenCases(api).filter(({ method }) => method === 'POST');

  test('are known by their operation', async () => {
    const unlike: string[] = [];
    for (const golden of cases) {
      const folder = golden.name.split('/')[1] ?? '';
      const guessed = (await descriptionFor(golden)).guess(requestOf(golden))?.operation;
      if (!folder.startsWith('_') && guessed !== folder) unlike.push(`${golden.name}: ${guessed ?? 'none'}`);
      if (guessed === undefined && !UNKNOWABLE.test(golden.name)) unlike.push(golden.name);
    }

    expect(unlike).toEqual([]);
  });

  test('are found at fault by the contract where the served schema finds them at fault', async () => {
    const unlike: string[] = [];
    let good = 0;
    let bad = 0;
    for (const golden of cases) {
      const description = await descriptionFor(golden);
      const request = requestOf(golden);
      const operation = description.guess(request);
      const path = description.services.find(({ name }) => name === operation?.service)?.path;
      if (operation === undefined || path === undefined) continue;
      const violations = description.violations(request, operation);
      const complaints = await complaintsAbout(golden, path);
      if (complaints === undefined) continue;
      if (violations.length === 0) good += 1;
      else bad += 1;
      if (complaints.length > 0 !== violations.length > 0) {
        unlike.push(`${golden.name}: ${told(violations)} / ${complaints.join()}`);
      }
    }

    // Most of them are good, and enough are not for the comparison to say something.
    expect(good).toBeGreaterThan(100);
    expect(bad).toBeGreaterThan(20);
    expect(unlike).toEqual(BEYOND_SCHEMAS[api]);
  });
});

/** A schema judges one element; that there are two in a Body it does not see. */
const BEYOND_SCHEMAS = {
  mspc: [],
  provisioning: [
    'provisioning/_protocol/two-body-children: unknown eraseUser (the Body has more than one element) / ',
  ],
};

async function descriptionFor(golden: GoldenCase): Promise<ApiDescription> {
  const found = (await emulators.for(golden)).control.descriptions.of(golden.api);
  if (found === undefined) throw new Error(`no description of ${golden.api}`);
  return found;
}

/** Undefined for a request that is no document, or none with something in its Body. */
async function complaintsAbout(golden: GoldenCase, path: string): Promise<string[] | undefined> {
  try {
    return await schemas.complaints(
      await emulators.for(golden),
      golden.api,
      path,
      golden.request.toString('utf8'),
    );
  } catch {
    return undefined;
  }
}

function requestOf({ method, path: target, headers, request }: GoldenCase): HttpRequest {
  const [path = '', query] = target.split('?');
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    ...{ method, target, path, query, body: request },
    headers: Object.fromEntries(lowered) as HttpRequest['headers'],
    baseUrl: 'http://localhost',
    isOversize: false,
  };
}

function told(violations: readonly Violation[]): string {
  return violations.map(({ kind, path, message }) => `${kind} ${path} (${message})`).join('; ');
}
