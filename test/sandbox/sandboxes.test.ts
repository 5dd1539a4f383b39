import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/index.js';
import {
  account,
  basic,
  Client,
  emulatorFor,
  get,
  newWorld,
  NOW,
  resultIn,
  type ClientOptions,
} from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();

/** The four ways in which a client that cannot be changed chooses a sandbox. */
const WAYS: readonly (readonly [way: string, client: (emulator: Emulator, name: string) => Client])[] = [
  ['the URL prefix', ({ address }, name) => new Client(`${address.url}/~${name}`)],
  [
    'the X-Provisim-Sandbox header',
    ({ address }, name) => new Client(address.url, { headers: { 'X-Provisim-Sandbox': name } }),
  ],
  [
    'the host NAME.localhost',
    ({ address }, name) => new Client(address.url, { headers: { Host: `${name}.localhost` } }),
  ],
  [
    'a Basic login with ~NAME',
    ({ address }, name) => new Client(address.url, { login: `serveradmin~${name}:serveradmin` }),
  ],
];

let pairs = 0;

/** Two sandboxes no other test knows, their clocks frozen, and a client of each that chooses it this way. */
function pair(client: (emulator: Emulator, name: string) => Client) {
  pairs += 1;
  const open = (name: string) => {
    const control = emulator().control.sandbox(name);
    control.freezeClock(NOW);
    return { name, control, client: client(emulator(), name) };
  };
  return [open(`left-${pairs}`), open(`right-${pairs}`)] as const;
}

describe.each(WAYS)('two sandboxes chosen by %s', (_way, client) => {
  test('share neither accounts nor running numbers', async () => {
    const [left, right] = pair(client);

    const made = [
      await left.client.number('AddUser', account('one')),
      await left.client.number('AddUser', account('two')),
      await right.client.number('AddUser', account('one')),
    ];

    expect(made).toEqual([2, 3, 2]);
    expect(await left.client.call('UserExists', { username: 'two' })).toBe('true');
    expect(await right.client.call('UserExists', { username: 'two' })).toBe('false');
  });

  test('share neither journal nor audit log', async () => {
    const [left, right] = pair(client);

    await left.client.call('AddUser', account('one'));

    expect(left.control.journal().map(({ operation }) => operation)).toEqual(['AddUser']);
    expect(left.control.audit().map(({ task }) => task)).toEqual(['GET_BY_USERNAME_PASSWORD', 'ADD']);
    expect(right.control.journal()).toEqual([]);
    expect(right.control.audit()).toEqual([]);
  });

  test('share neither outbox nor clock', async () => {
    const [left, right] = pair(client);
    left.control.advanceClock(60_000);
    for (const side of [left, right]) {
      await side.client.call('AddHostingPlan', { plan: { PlanName: 'Basic', UserId: 1 } });
    }

    await left.client.call('AddPackage', { userId: 1, planId: 1, statusId: 1, purchaseDate: '2026-01-01' });
    const dates = await Promise.all([left, right].map((side) => side.client.exchange('UserExists')));

    expect(left.control.outbox().map(({ id, sentAt }) => ({ id, sentAt }))).toEqual([
      { id: 1, sentAt: NOW + 60_000 },
    ]);
    expect(right.control.outbox()).toEqual([]);
    expect(dates.map(({ headers }) => headers.date)).toEqual([
      'Thu, 15 Jan 2026 10:31:00 GMT',
      'Thu, 15 Jan 2026 10:30:00 GMT',
    ]);
  });

  test('hand out the same message ids without one using up those of the other', async () => {
    const [left, right] = pair(client);

    const first = await left.client.exchange('UserExists', { username: 'one' });
    const second = await right.client.exchange('UserExists', { username: 'one' });

    expect(second.body).toBe(first.body);
  });

  test('are reset one by one', async () => {
    const [left, right] = pair(client);
    await left.client.call('AddUser', account('one'));
    await right.client.call('AddUser', account('one'));

    left.control.reset();

    expect(await left.client.call('UserExists', { username: 'one' })).toBe('false');
    expect(await right.client.call('UserExists', { username: 'one' })).toBe('true');
    expect(left.control.journal()).toHaveLength(1);
    expect(right.control.journal()).toHaveLength(2);
  });

  test('leave the default sandbox alone', async () => {
    const inDefault = emulator().control.sandbox();
    const before = { journal: inDefault.journal().length, audit: inDefault.audit().length };
    const [left] = pair(client);

    await left.client.call('AddUser', account('only-left'));

    expect({ journal: inDefault.journal().length, audit: inDefault.audit().length }).toEqual(before);
    expect(await new Client(emulator().address.url).call('UserExists', { username: 'only-left' })).toBe(
      'false',
    );
  });
});

describe('a login in the body of AuthenticateUser', () => {
  const authenticate = (url: string, username: string, options: ClientOptions = {}) =>
    new Client(url, { login: undefined, ...options }).call('AuthenticateUser', {
      username,
      password: 'Secret1!',
    });

  test('chooses its sandbox by ~NAME', async () => {
    const { url } = emulator().address;
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('mia'));

    const answers = [await authenticate(url, `mia~${world.name}`), await authenticate(url, 'mia')];

    expect(answers).toEqual(['0', '-109']);
    expect(world.control.audit().at(-1)).toMatchObject({ task: 'AUTHENTICATE', itemName: 'mia', itemId: 2 });
  });

  test('keeps its suffix where another way chose another sandbox', async () => {
    const [world, other] = [newWorld(emulator()), newWorld(emulator())];
    await world.admin.call('AddUser', account('mia'));

    const answer = await authenticate(other.url, `mia~${world.name}`);

    expect(answer).toBe('-109');
    expect(other.control.audit().map(({ itemName }) => itemName)).toEqual([`mia~${world.name}`]);
  });

  test('may repeat the sandbox that another way chose', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('mia'));

    const answer = await authenticate(world.url, `mia~${world.name}`);

    expect(answer).toBe('0');
  });
});

describe('of several ways at once', () => {
  const exists = async (base: string, options: ClientOptions) => {
    const answer = await new Client(base, options).call('UserExists', { username: 'marker' });
    return answer === 'true';
  };

  async function marked() {
    const [target, other] = [newWorld(emulator()), newWorld(emulator())];
    await target.admin.call('AddUser', account('marker'));
    return { target, other, url: emulator().address.url };
  }

  test('the path wins over the header', async () => {
    const { target, other } = await marked();

    expect(await exists(target.url, { headers: { 'X-Provisim-Sandbox': other.name } })).toBe(true);
  });

  test('the header wins over the host', async () => {
    const { target, other, url } = await marked();
    const headers = { 'X-Provisim-Sandbox': target.name, Host: `${other.name}.localhost:9002` };

    expect(await exists(url, { headers })).toBe(true);
  });

  test('the host wins over the login, whose suffix then is part of the name', async () => {
    const { target, other, url } = await marked();
    const options = {
      headers: { Host: `${target.name}.localhost` },
      login: `serveradmin~${other.name}:serveradmin`,
    };

    const answer = await new Client(url, options).call('UserExists', { username: 'marker' });

    expect(answer).toEqual({ status: '401' });
    expect(target.control.audit().at(-1)).toMatchObject({
      itemName: `serveradmin~${other.name}`,
      severity: 1,
    });
  });

  test('a login may repeat what the host says', async () => {
    const { target, url } = await marked();
    const options = {
      headers: { Host: `${target.name}.localhost` },
      login: `serveradmin~${target.name}:serveradmin`,
    };

    expect(await exists(url, options)).toBe(true);
  });
});

describe('a name', () => {
  test('of a user of default that fits as a whole wins over the suffix', async () => {
    const { url } = emulator().address;
    await new Client(url).call('AddUser', account('x~y'));

    const answer = await new Client(url, { login: 'x~y:Secret1!' }).call('GetUserByUsername', {
      username: 'x~y',
    });

    expect(answer).toMatchObject({ Username: 'x~y' });
    expect(emulator().control.find('y')).toBeUndefined();
  });

  test.each(['Upper', 'with_underscore', 'a.b', 'a'.repeat(41), ''])(
    'that is no sandbox name (%j) stays part of the login',
    async (name) => {
      const { url } = emulator().address;

      const answer = await new Client(url, { login: `serveradmin~${name}:serveradmin` }).call('UserExists');

      expect(answer).toEqual({ status: '401' });
      expect(emulator().control.find(name)).toBeUndefined();
    },
  );

  test.each(['Upper', 'with_underscore', 'a'.repeat(41)])(
    'that is no sandbox name (%s) stays part of the path',
    async (name) => {
      const answer = await get(`${emulator().address.url}/~${name}/esUsers.asmx?wsdl`);

      expect(answer.status).toBe(404);
    },
  );

  test('that is no sandbox name gives 503 in the header, which nobody sends by chance', async () => {
    const answer = await get(`${emulator().address.url}/esUsers.asmx?wsdl`, {
      'X-Provisim-Sandbox': 'No Name',
    });

    expect([answer.status, answer.reason]).toEqual([503, 'Service Unavailable']);
  });

  test('is read from the host in any letter case', async () => {
    const world = newWorld(emulator());
    const host = `${world.name.toUpperCase()}.LocalHost:80`;

    await new Client(emulator().address.url, { headers: { Host: host } }).call('AddUser', account('by-host'));

    expect(await world.admin.call('UserExists', { username: 'by-host' })).toBe('true');
  });
});

describe('a WSDL', () => {
  const addresses = (wsdl: string) =>
    [...wsdl.matchAll(/location="([^"]+)"/g)].map(([, location]) => location);

  test('asked under a prefix names the prefixed address', async () => {
    const { url, name } = newWorld(emulator());

    const { body } = await get(`${url}/esUsers.asmx?wsdl`);

    const address = `${emulator().address.url}/~${name}/esUsers.asmx`;
    expect(addresses(body)).toEqual([address, address]);
  });

  test('names the address it was asked under', async () => {
    const { body } = await get(`${emulator().address.url}/esPackages.asmx?wsdl`, { Host: 'panel.test:8080' });

    expect(addresses(body)).toEqual(Array(2).fill('http://panel.test:8080/esPackages.asmx'));
  });
});

describe('with a public address', () => {
  const behindProxy = emulatorFor({ publicUrl: 'https://panel.example' });

  test('WSDLs name it, prefix included', async () => {
    const { url } = behindProxy().address;

    const plain = await get(`${url}/esUsers.asmx?wsdl`);
    const prefixed = await get(`${url}/~team-1/esUsers.asmx?wsdl`);

    expect(plain.body.match(/location="[^"]+"/g)).toEqual(
      Array(2).fill('location="https://panel.example/esUsers.asmx"'),
    );
    expect(prefixed.body.match(/location="[^"]+"/g)).toEqual(
      Array(2).fill('location="https://panel.example/~team-1/esUsers.asmx"'),
    );
  });
});

describe('with room for two sandboxes', () => {
  const small = emulatorFor({ maxSandboxes: 2 });

  test('a third is answered 503, whichever way it is chosen, and those that are there go on', async () => {
    const { url } = small().address;
    const unknown = { username: 'nobody', password: 'x' };
    await new Client(`${url}/~one`).call('UserExists');
    await new Client(`${url}/~two`).call('UserExists');

    const refused = [
      await new Client(`${url}/~three`).call('UserExists'),
      await new Client(url, { headers: { 'X-Provisim-Sandbox': 'three' } }).call('UserExists'),
      await new Client(url, { headers: { Host: 'three.localhost' } }).call('UserExists'),
      await new Client(url, { login: 'serveradmin~three:serveradmin' }).call('UserExists'),
      await new Client(url).call('AuthenticateUser', { ...unknown, username: 'nobody~three' }),
    ];
    const audited = small().control.sandbox().audit();
    const served = [
      await new Client(`${url}/~two`).call('UserExists', { username: 'serveradmin' }),
      await new Client(url).call('UserExists', { username: 'serveradmin' }),
    ];

    expect(refused).toEqual(Array(5).fill({ status: '503' }));
    expect(served).toEqual(['true', 'true']);
    expect(audited).toEqual([]);
    expect(() => small().control.sandbox('three')).toThrow('no room for sandbox "three"');
    expect(
      small()
        .control.sandboxes()
        .map(({ name }) => name),
    ).toEqual(['default', 'one', 'two']);
  });
});

describe('with background deletion that takes a while', () => {
  const slow = emulatorFor({ mspc: { asyncDeleteMs: 5_000 } });

  test('work that has come due is done before a login into the sandbox looks', async () => {
    const world = newWorld(slow());
    await world.admin.call('AddUser', account('gone'));
    await world.admin.call('DeleteUser', { userId: 2 });
    const byLogin = new Client(slow().address.url, { login: `serveradmin~${world.name}:serveradmin` });

    const before = await byLogin.call('UserExists', { username: 'gone' });
    world.control.advanceClock(5_000);
    const after = await byLogin.call('UserExists', { username: 'gone' });

    expect([before, after]).toEqual(['true', 'false']);
  });
});

test('the answer of a sandbox chosen by login has that sandbox’s date', async () => {
  const world = newWorld(emulator());
  world.control.freezeClock(Date.parse('2031-05-06T07:08:09Z'));
  const headers = {
    'Content-Type': 'text/xml',
    SOAPAction: 'http://smbsaas/MSPC/enterpriseserver/UserExists',
    Authorization: basic(`serveradmin~${world.name}:serveradmin`),
  };
  const body = Buffer.from(
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><UserExists xmlns="http://smbsaas/MSPC/enterpriseserver"><username>serveradmin</username></UserExists></e:Body></e:Envelope>',
  );

  const answer = await send('POST', `${emulator().address.url}/esUsers.asmx`, headers, body);

  expect([resultIn('UserExists', answer), answer.headers.date]).toEqual([
    'true',
    'Tue, 06 May 2031 07:08:09 GMT',
  ]);
});
