import { describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import type { CoverageReport } from '../../src/control/coverage/coverage.js';
import { startEmulator } from '../../src/index.js';
import { account, basic, emulatorFor, get, newWorld, QUIET, type World } from '../client.js';
import { send } from '../golden/exchange.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const call = callerOf(emulator);

/** A world whose calls alone are counted, from now on. */
async function counted(seed?: string): Promise<World> {
  const world = newWorld(emulator(), seed);
  await call('DELETE', '/coverage');
  await call('PUT', '/coverage', { isOn: true, sandboxes: world.name });
  return world;
}

async function report(sandbox?: string): Promise<CoverageReport> {
  const query = sandbox === undefined ? '' : `?sandbox=${sandbox}`;
  return (await call('GET', `/coverage${query}`)).document as CoverageReport;
}

describe('what is counted', () => {
  test('is nothing until it is turned on', async () => {
    const world = newWorld(emulator());
    await call('PUT', '/coverage', { isOn: false });
    await call('DELETE', '/coverage');

    await world.admin.call('GetUserById', { userId: 1 });

    const { exchanges, totals, setting } = await report();
    expect({ exchanges, setting }).toEqual({ exchanges: 0, setting: { isOn: false } });
    expect(totals.operations).toEqual({ touched: 0, known: 324, percent: 0 });
  });

  test('are operations by outcome, errors by symbol and fields by path', async () => {
    const world = await counted();
    await world.admin.call('AddUser', account('ann', { Email: 'ann@example.test' }));
    await world.admin.call('AddUser', account('ann'));

    const { mspc } = (await report()).apis;

    expect(mspc?.operations).toEqual([
      {
        ...{ service: 'esUsers', operation: 'AddUser', calls: 2, outcomes: { done: 1, refused: 1 } },
        errors: { ERROR_USER_ALREADY_EXISTS: 1 },
      },
    ]);
    expect(mspc?.errors).toEqual({ ERROR_USER_ALREADY_EXISTS: 1 });
    expect(mspc?.fields).toEqual([
      expect.objectContaining({
        ...{ service: 'esUsers', record: 'AddUser' },
        touched: [
          ...['user', 'user/RoleId', 'user/StatusId', 'user/OwnerId', 'user/Username'],
          ...['user/Email', 'sendLetter', 'password'],
        ],
      }),
    ]);
  });

  test('is counted in all sandboxes, those too that are gone, or in those of a name alone', async () => {
    const world = await counted();
    await call('PUT', '/coverage', { isOn: true, sandboxes: 'run-7-' });
    for (const name of ['run-7-a', 'run-7-b', 'other']) {
      await get(`${emulator().address.url}/~${name}/esUsers.asmx?wsdl`);
      emulator().control.drop(name);
    }
    const { exchanges: named } = await report();
    await call('PUT', '/coverage', { isOn: true });

    await world.admin.call('GetUserById', { userId: 1 });

    expect([named, (await report()).exchanges]).toEqual([2, 3]);
  });

  test('stays through a reset of the sandbox and goes with DELETE', async () => {
    const world = await counted();
    await world.admin.call('GetUserById', { userId: 1 });
    world.control.reset();
    const before = await report();

    const { status } = await call('DELETE', '/coverage');

    expect(before.totals.operations.touched).toBe(1);
    expect(status).toBe(204);
    expect((await report()).totals.operations.touched).toBe(0);
    expect((await report()).setting.isOn).toBe(true);
  });

  test('knows no names but those of the contracts', async () => {
    const world = await counted();
    for (let index = 0; index < 20; index += 1) {
      await send(
        'POST',
        `${world.url}/esUsers.asmx`,
        { SOAPAction: `"urn:made-${index}"` },
        Buffer.from('<a/>'),
      );
    }

    const { exchanges, apis } = await report();

    expect(exchanges).toBe(20);
    expect(apis.mspc?.operations).toEqual([]);
  });

  test('are all procedures that one request of MPS calls, and their arguments', async () => {
    const world = await counted();
    const step = (name: string) =>
      `<execute namespace="Hosted Office Communications Server" procedure="${name}">
        <executeData><preferredDomainController>dc1</preferredDomainController></executeData></execute>`;
    const body = `<request><data/><procedure>${step('GetPools')}${step('GetServiceInformation')}</procedure></request>`;
    await send(
      'POST',
      `${world.url}/mps`,
      { Authorization: basic('cspadmin_CSP:serveradmin') },
      Buffer.from(body),
    );

    const { mps } = (await report()).apis;

    expect(mps?.operations.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'Hosted Office Communications Server::GetPools',
        'Hosted Office Communications Server::GetServiceInformation',
      ]),
    );
    expect(mps?.fields.map(({ touched }) => touched)).toEqual([
      ['preferredDomainController'],
      ['preferredDomainController'],
    ]);
  });

  test('are the fields of Cortex once, whichever element an operation goes on to', async () => {
    const world = await counted();
    const headers = { Authorization: basic('cspadmin_CSP:serveradmin') };
    for (const inside of ['', '<user/>']) {
      const body = `<request version="1.0" action="FIND"><customer><name>CSP</name>${inside}</customer></request>`;
      await send('POST', `${world.url}/cortexapi/default.aspx`, headers, Buffer.from(body));
    }

    const { cortex } = (await report()).apis;

    expect(cortex?.operations.map(({ operation }) => operation)).toEqual([
      'FIND customer',
      'FIND customer/user',
    ]);
    expect(cortex?.fields).toEqual([
      { service: 'customer', record: 'FIND customer', known: 26, touched: ['name', 'user'] },
    ]);
  });
});

describe('a hole', () => {
  test('that is an operation comes with a request that is done in the sandbox', async () => {
    const world = await counted('demo');
    const { holes } = await report(world.name);
    const hole = holes.operations.find(({ operation }) => operation === 'GetHostingPlan');
    const { url, method, headers, body } = hole?.request ?? { url: '', method: '', headers: {}, body: '' };

    await send(
      method,
      url,
      { ...headers, Authorization: basic('serveradmin:serveradmin') },
      Buffer.from(body),
    );

    const after = await report(world.name);
    expect(holes.operations).toHaveLength(324);
    expect(after.apis.mspc?.operations).toEqual([
      expect.objectContaining({ operation: 'GetHostingPlan', outcomes: { done: 1 } }),
    ]);
    expect(after.holes.operations).toHaveLength(323);
  });

  test('that is fields comes with a request that carries them', async () => {
    const world = await counted('demo');
    await world.admin.call('AddUser', account('ann'));
    const [hole] = (await report(world.name)).holes.fields;
    const { url, method, headers, body } = hole?.request ?? { url: '', method: '', headers: {}, body: '' };

    await send(
      method,
      url,
      { ...headers, Authorization: basic('serveradmin:serveradmin') },
      Buffer.from(body),
    );

    expect(hole?.fields.length).toBeGreaterThan(20);
    expect((await report(world.name)).holes.fields).toEqual([]);
  });

  test('that is an error comes with a fault rule by which the next call meets it', async () => {
    const world = await counted();
    const hole = (await report()).holes.errors.find(({ symbol }) => symbol === 'ERROR_USER_ACCOUNT_DEMO');

    const { status } = await call('POST', `/sandboxes/${world.name}/faults`, hole?.fault);
    await world.admin.call('AddUser', account('ann'));

    expect(status).toBe(201);
    expect((await report()).apis.mspc?.errors).toEqual({ ERROR_USER_ACCOUNT_DEMO: 1 });
  });

  test('is of a sandbox that is there', async () => {
    expect(await call('GET', '/coverage?sandbox=nowhere')).toEqual({
      status: 404,
      document: { error: 'no sandbox named nowhere' },
    });
  });
});

describe('the report for machines and people', () => {
  test('is a JUnit file with a case per operation that fails where it was not called', async () => {
    const world = await counted();
    await world.admin.call('GetUserById', { userId: 1 });
    const answer = await get(`${emulator().address.controlUrl}/coverage/junit.xml`);

    const { testsuites } = new XMLParser({ ignoreAttributes: false, isArray: isListed }).parse(
      answer.body,
    ) as Junit;
    const mspc = testsuites.testsuite.find((suite) => suite['@_name'] === 'mspc');

    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect([testsuites['@_tests'], testsuites['@_failures']]).toEqual(['324', '323']);
    expect([mspc?.['@_tests'], mspc?.['@_failures'], mspc?.testcase.length]).toEqual(['98', '97', 98]);
    expect(mspc?.testcase.filter(({ failure }) => failure === undefined)).toEqual([
      {
        ...{ '@_classname': 'mspc.esUsers', '@_name': 'GetUserById', '@_time': '0' },
        'system-out': 'done: 1',
      },
    ]);
  });

  test('shows no password in the requests of the JUnit file', async () => {
    const world = await counted('demo');

    const { body } = await get(`${emulator().address.controlUrl}/coverage/junit.xml?sandbox=${world.name}`);

    expect(body).toContain('&lt;password&gt;***&lt;/password&gt;');
    expect(body).not.toMatch(/&lt;password&gt;(?!\*\*\*)/);
  });

  test('is a page whose figures are the same', async () => {
    const world = await counted();
    await world.admin.call('AddUser', account('ann'));
    const { body } = await get(`${emulator().address.controlUrl}/coverage/report.md`);

    const { apis } = await report();

    const { fields } = apis.mspc?.totals ?? {};
    expect(body).toContain('\n1 exchange.\n');
    expect(body).toContain(
      `| mspc | 1 % (1 of 98) | ${fields?.percent} % (${fields?.touched} of ${fields?.known}) | 0 % (0 of 286) |\n`,
    );
    expect(body).toContain('<details><summary>mspc: 97 operations not called</summary>\n');
    expect(body).toContain('| `GetUserById` | `provisim call mspc GetUserById --example` |\n');
    expect(body.length).toBeLessThan(65_536);
  });
});

interface Junit {
  readonly testsuites: {
    readonly '@_tests': string;
    readonly '@_failures': string;
    readonly testsuite: readonly {
      readonly '@_name': string;
      readonly '@_tests': string;
      readonly '@_failures': string;
      readonly testcase: readonly { readonly failure?: unknown }[];
    }[];
  };
}

function isListed(name: string): boolean {
  return name === 'testsuite' || name === 'testcase';
}

test('an emulator can count from its start', async () => {
  const started = await startEmulator({ ...QUIET, coverage: true });
  try {
    await newWorld(started).admin.call('GetUserById', { userId: 1 });

    expect(started.control.coverageFigures().totals.operations.touched).toBe(1);
  } finally {
    await started.close();
  }
});
