import { beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor, get, newWorld, type World } from '../client.js';
import type { RawAnswer } from '../golden/exchange.js';
import { ProjectRunner, readProject, type Project, type Request } from './soapUi.js';

const emulator = emulatorFor();

async function exported({ name }: World): Promise<string> {
  const answer = await get(`${emulator().address.controlUrl}/sandboxes/${name}/soapui-project.xml`);
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
  return answer.body;
}

async function projectOf(world: World): Promise<Project> {
  return readProject(await exported(world));
}

describe('a project of SoapUI', () => {
  let world: World;
  let text: string;
  let project: Project;
  beforeAll(async () => {
    world = newWorld(emulator(), 'demo');
    text = await exported(world);
    project = readProject(text);
  });

  test('has an interface per service, with every operation', () => {
    const interfaces = project['con:interface'].map((one) => [
      one['@_xsi:type'],
      one['@_name'],
      one['con:operation']?.length ?? one['con:resource']?.[0]?.['con:method'].length,
    ]);

    expect(interfaces).toEqual([
      ['con:WsdlInterface', 'esUsersSoap', 25],
      ['con:WsdlInterface', 'esPackagesSoap', 67],
      ['con:WsdlInterface', 'esAuthenticationSoap', 6],
      ['con:RestService', 'cortex', 77],
      ['con:RestService', 'mps', 114],
      ['con:WsdlInterface', 'ProvisioningPortBinding', 35],
    ]);
  });

  test('brings its WSDLs and their schemas along as they are served', async () => {
    const parts = project['con:interface'].map((one) => one['con:definitionCache']['con:part'] ?? []);

    expect(parts.map((of) => of.length)).toEqual([1, 1, 1, 0, 0, 2]);
    for (const { 'con:url': url, 'con:content': content } of parts.flat()) {
      const served = (await get(url)).body.replaceAll('\r\n', '\n');
      expect(served.replace(/^<\?xml[^>]*\?>\s*/, '') === content).toBe(true);
    }
  });

  test('is made without an exchange', async () => {
    const quiet = newWorld(emulator(), 'demo');

    await exported(quiet);

    expect(quiet.control.journal()).toEqual([]);
    expect(emulator().control.sandbox().journal()).toEqual([]);
  });

  test('is the same when it is made again', async () => {
    expect(await exported(world)).toBe(text);
  });

  test('gives each part an id of its own', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

    expect(ids.length).toBeGreaterThan(324 * 4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('checks every answer of a SOAP service for its status, for being SOAP and for being no fault', () => {
    const steps = project['con:testSuite'].flatMap((suite) =>
      suite['con:testCase'].flatMap((one) => one['con:testStep']),
    );
    const requests = steps.flatMap((step): Request[] =>
      step['@_type'] === 'request' ? [...step['con:config']['con:request']] : [],
    );

    expect(requests).toHaveLength(98 + 35);
    for (const { 'con:assertion': assertions } of requests) {
      expect(assertions?.map((one) => [one['@_type'], one['@_name']])).toEqual([
        ['Valid HTTP Status Codes', 'Valid HTTP Status Codes'],
        ['SOAP Response', 'SOAP Response'],
        ['SOAP Fault Assertion', 'Not SOAP Fault'],
      ]);
    }
  });

  test('runs readers first, what takes away last, between the token and its return', () => {
    const names = project['con:testSuite'].flatMap((suite) =>
      suite['con:testCase'].map((one) => one['@_name'].replace(' TestCase', '')),
    );
    const at = (name: string) => names.indexOf(name);

    expect([names[0], names.at(-1)]).toEqual(['requestToken', 'releaseToken']);
    expect([at('listUsers'), at('AddUser'), at('DeleteUser')]).toEqual(
      [at('listUsers'), at('AddUser'), at('DeleteUser')].sort((one, other) => one - other),
    );
    const firstTaken = names.findIndex((name) => /^delete/i.test(name));
    expect(
      names.slice(firstTaken).filter((name) => /^(get|find|list|create|update|set) ?/i.test(name)),
    ).toEqual([]);
  });

  test('escapes what SoapUI would take for a property', async () => {
    const odd = newWorld(emulator(), 'demo');
    const account = { RoleId: 3, StatusId: 1, OwnerId: 1, Username: 'a${#Project#token}b' };
    await odd.admin.call('AddUser', { user: account, sendLetter: false, password: 'Secret1!' });

    const written = await exported(odd);

    expect(written.match(/(?<!\$)\$\{#Project#token\}b/)).toBeNull();
  });
});

describe('a mock service for Microcks', () => {
  test('holds the last answer of each operation that was done, as the sample of its request', async () => {
    const world = newWorld(emulator(), 'demo');
    await world.admin.call('UserExists', { username: 'nobody' });
    await world.admin.call('UserExists', { username: 'serveradmin' });
    await world.admin.call('DeleteUser', { userId: 1 });

    const services = (await projectOf(world))['con:mockService'] ?? [];

    const [service] = services;
    const [operation, ...others] = service?.['con:mockOperation'] ?? [];
    expect(services.map((one) => one['@_name'])).toEqual(['esUsers Mock']);
    expect(service?.['con:properties']['con:property'].map((one) => one['con:name'])).toEqual(['version']);
    expect(others).toEqual([]);
    expect([operation?.['@_operation'], operation?.['con:response']['@_name']]).toEqual([
      'UserExists',
      'Example Response',
    ]);
    expect(operation?.['con:response']['con:responseContent']).toBe(world.control.journal()[1]?.answer.body);
  });

  test('is left out where nothing was called', async () => {
    expect((await projectOf(newWorld(emulator(), 'demo')))['con:mockService']).toBeUndefined();
  });
});

describe('every request of the project', () => {
  test('gets no fault in the world that it was made of', async () => {
    const world = newWorld(emulator(), 'demo');
    const runner = new ProjectRunner(await projectOf(world));

    const answers = await runner.sendEach(() => {
      world.control.reset();
    });

    expect(answers.size).toBe(324);
    expect([...answers].filter(isFault).map(([name, { status }]) => `${name}: ${status}`)).toEqual([]);
  });

  test('gets no fault when all run one after another', async () => {
    const world = newWorld(emulator(), 'demo');
    const runner = new ProjectRunner(await projectOf(world));

    const answers = await runner.run();

    expect(answers.size).toBe(324);
    expect([...answers].filter(isFault).map(([name]) => name)).toEqual([]);
  });

  test('goes where the property for the target says', async () => {
    const [world, other] = [newWorld(emulator(), 'demo'), newWorld(emulator(), 'demo')];
    const { provisioningUrl } = emulator().address;
    const real = { target: 'real', real_iis: other.url, real_jdk: `${provisioningUrl}/~${other.name}` };

    await new ProjectRunner(await projectOf(world), real).run();

    expect(world.control.journal()).toEqual([]);
    expect(other.control.journal()).toHaveLength(324);
  });

  test('of the Provisioning API is done where its example was done', async () => {
    const world = newWorld(emulator(), 'recorder');
    const filledIn = { provisioning_user: 'prov_robot', provisioning_password: 'Winter-Gate-7' };
    const runner = new ProjectRunner(await projectOf(world), filledIn);

    await runner.run();

    const undone = world.control
      .journal({ api: 'provisioning' })
      .filter(({ outcome }) => outcome !== 'done')
      .map(({ operation, reason }) => `${operation} ${reason}`);
    expect(undone).toEqual([]);
  });
});

function isFault([, { status, body }]: readonly [string, RawAnswer]): boolean {
  return status !== 200 || /<(\w+:)?Fault[ >]/.test(body);
}
