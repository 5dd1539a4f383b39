import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { ProvisioningClient, provisioningUrl } from '../provisioning/client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const EXCHANGE =
  '<name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage><package><name>Basic</name></package>';
const LISTS = '<members/><sendasmembers/><sendrestrictionacceptedmembers/><sendrestrictionrejectedmembers/>';
const WITH_LISTS = `<distributiongroups><distributiongroup>${LISTS}</distributiongroup></distributiongroups><contacts/>`;
const exchange = (inner: string) =>
  `<customer><name>LTB</name><service><name>HE</name>${inner}</service></customer>`;
const group = (inner: string) =>
  exchange(`<distributiongroups><distributiongroup>${inner}</distributiongroup></distributiongroups>`);
const contact = (inner: string) => exchange(`<contacts><contact>${inner}</contact></contacts>`);
const member = (inner: string) => `<members><member>${inner}</member></members>`;

async function read(inner = WITH_LISTS): Promise<string> {
  return (await cortex.exchange('GET', exchange(inner))).body;
}

/** The texts of an element, in order. */
function texts(body: string, element: string): string[] {
  return [...body.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text);
}

/** The display names in one list of the only group asked for. */
async function peopleIn(list: string, name: string): Promise<string[]> {
  const body = await read(
    `<distributiongroups><distributiongroup><displayname>${name}</displayname>${LISTS}</distributiongroup></distributiongroups>`,
  );
  const [, inner = ''] = new RegExp(`<${list}>([^]*)</${list}>`).exec(body) ?? [];
  return texts(inner, 'displayname');
}

beforeEach(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
  const users = ['blend1', 'blend2'].map((name) => `<user><name>${name}</name></user>`).join('');
  await cortex.set(newCustomer('Larkspur Tea Blenders', `<service>${EXCHANGE}</service>${users}`));
});

test('a group of a name alone gets its alias, address and path from it', async () => {
  await cortex.set(group('<displayname>Night, Readers</displayname>'));

  const body = await read('<distributiongroups/>');

  expect(texts(body, 'emailalias')).toEqual(['nightreaders']);
  expect(texts(body, 'emailaddress')).toEqual(['nightreaders@larkspur-tea-blenders.example']);
  expect(body).toContain('<path>CN=Night\\, Readers,OU=Distribution Groups,OU=Larkspur Tea Blenders(LTB),');
  expect(body).toContain('<owners />');
  expect(body).not.toContain('<members');
});

test('contacts and groups can be in the lists of a group, and leave them when they go', async () => {
  await cortex.set(contact('<displayname>Rita Rowe</displayname><email>rita@bindery.example</email>'));
  await cortex.set(group('<displayname>Inner</displayname>'));
  await cortex.set(
    group(
      `<displayname>Outer</displayname><members><member><email>rita@bindery.example</email></member><member><displayname>Inner</displayname></member><member><displayname>blend2</displayname></member></members>
      <sendasmembers><sendasmember><displayname>blend2</displayname></sendasmember></sendasmembers>`,
    ),
  );
  expect(await peopleIn('members', 'Outer')).toEqual(['blend2', 'Rita Rowe', 'Inner']);

  await cortex.set(contact('<displayname>Rita Rowe</displayname><enabled>False</enabled>'));
  await cortex.set(group('<displayname>Inner</displayname><enabled>False</enabled>'));
  await cortex.set('<customer><name>LTB</name><user><name>blend2</name></user></customer>', 'DELETE');

  expect([await peopleIn('members', 'Outer'), await peopleIn('sendasmembers', 'Outer')]).toEqual([[], []]);
});

test('a sync id beside the address of a user becomes the user’s, and finds it from then on', async () => {
  const address = '<email>blend1_ltb@larkspur-tea-blenders.example</email>';
  await cortex.set(
    group(`<displayname>Readers</displayname>${member(`<syncobjectid>S-1-9</syncobjectid>${address}`)}`),
  );

  await cortex.set(
    group(
      `<displayname>Readers</displayname>${member('<syncobjectid>s-1-9</syncobjectid><enabled>False</enabled>')}`,
    ),
  );

  expect(await peopleIn('members', 'Readers')).toEqual([]);
  expect(
    await cortex.refusal(
      'SET',
      group(`<displayname>Readers</displayname>${member(`<syncobjectid>S-1-8</syncobjectid>${address}`)}`),
    ),
  ).toEqual([10, 400, "HE: The sync object id of 'blend1' is not 'S-1-8'."]);
});

test('a name of two users says which is meant by neither', async () => {
  await cortex.set(
    '<customer><name>LTB</name><user><name>blend3</name><fullname>blend1</fullname></user></customer>',
  );

  expect(
    await cortex.refusal(
      'SET',
      group(`<displayname>Readers</displayname>${member('<displayname>blend1</displayname>')}`),
    ),
  ).toEqual([10, 400, "HE: 'blend1' is more than one recipient."]);
});

test('a call that is refused at its last group leaves nothing of the others', async () => {
  await cortex.set(group('<displayname>Readers</displayname>'));
  const before = await read();

  await cortex.refusal(
    'SET',
    exchange(
      `<contacts><contact><displayname>Rita Rowe</displayname><email>rita@bindery.example</email></contact></contacts>
      <distributiongroups><distributiongroup><displayname>Readers</displayname>${member('<displayname>blend1</displayname>')}</distributiongroup><distributiongroup><displayname>Writers</displayname>${member('<displayname>nobody</displayname>')}</distributiongroup></distributiongroups>`,
    ),
  );

  expect(await read()).toBe(before);
});

test('an answer that is sent back as a SET changes nothing', async () => {
  await cortex.set(
    contact('<displayname>Rita Rowe</displayname><email>rita@bindery.example</email><city>Riga</city>'),
  );
  await cortex.set(
    group(
      `<displayname>Readers</displayname><syncobjectid>S-1-7</syncobjectid><grouptype>Security</grouptype><mailtip>Hush</mailtip>
      <emailaddresses><emailaddress>hush@larkspur-tea-blenders.example</emailaddress></emailaddresses>
      <owners><owners><displayname>blend1</displayname></owners></owners>${member('<displayname>blend2</displayname>')}
      <sendrestrictionrejectedmembers><sendrestrictionrejectedmember><displayname>Rita Rowe</displayname></sendrestrictionrejectedmember></sendrestrictionrejectedmembers>`,
    ),
  );
  const everything = `${WITH_LISTS}</service></customer><customer><name>LTB</name><user><service><name>HE</name><distributiongroups/></service></user></customer><customer><name>LTB</name><service><name>HE</name>`;
  const before = await read(everything);
  expect(texts(before, 'mailtip')).toEqual(['Hush']);

  const sent = before
    .replace('<response version="1.0">', '<request version="1.0" action="SET">')
    .replace('</response>', '</request>');
  const { status, body } = await cortex.post(sent);

  expect([status, body]).toEqual([200, expect.stringContaining('<request>')]);
  expect(await read(everything)).toBe(before);
});

describe('groups are shared with Provisioning', () => {
  let provisioning: ProvisioningClient;
  const groupNamed = async (name: string): Promise<string> =>
    JSON.stringify(
      await provisioning.call('getGroupByNameAndEnvironment', { name, environmentShortName: 'LTB' }),
    );

  beforeEach(async () => {
    provisioning = new ProvisioningClient(provisioningUrl(emulator(), world));
    await provisioning.login();
  });

  test('one that Cortex makes is there with its users, and goes with it', async () => {
    await cortex.set(
      group(`<displayname>Readers</displayname>${member('<displayname>blend2</displayname>')}`),
    );
    expect(await groupNamed('Readers')).toMatch(/"name":"Readers".*"blend2"/);

    await cortex.set(group('<displayname>Readers</displayname><enabled>False</enabled>'));

    expect(await groupNamed('Readers')).not.toContain('"name":"Readers"');
  });

  test('one that Provisioning makes can be read, joined and changed here, and keeps what is its own', async () => {
    await provisioning.call('createGroup', {
      group: { name: 'Callers', environmentShortName: 'LTB', nonModifiable: true },
    });
    const joined =
      '<customer><name>LTB</name><user><name>blend1</name><service><name>HE</name><userpackage><name>EX10_BASIC</name></userpackage><distributiongroups><distributiongroup><displayname>Callers</displayname><selected>True</selected></distributiongroup></distributiongroups></service></user></customer>';

    await cortex.set(joined);
    await cortex.set(group('<displayname>Callers</displayname><mailtip>Ring</mailtip>'));

    expect(await peopleIn('members', 'Callers')).toEqual(['blend1']);
    expect(texts(await read('<distributiongroups/>'), 'email')).toContain(
      'callers@larkspur-tea-blenders.example',
    );
    expect(await groupNamed('Callers')).toMatch(/"nonModifiable":"true".*"blend1"/);
  });
});
