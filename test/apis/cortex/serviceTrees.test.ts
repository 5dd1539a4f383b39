import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CORTEX } from '../../../src/apis/cortex/contract.generated.js';
import type { ElementContract } from '../../../src/apis/cortex/elements.js';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const HOLDINGS =
  '<service><name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage><package><name>Basic</name></package></service><service><name>HostedAppsandDesktops</name></service><service><name>Citrix</name></service>';
const EVERYTHING =
  '<customer><name>LTB</name><service><distributiongroups><distributiongroup><members/><sendasmembers/><sendrestrictionacceptedmembers/><sendrestrictionrejectedmembers/></distributiongroup></distributiongroups><contacts/></service><user><service><name>HE</name><distributiongroups/></service><service><name>HostedAppsandDesktops</name><offerings/></service><service><name>Citrix</name></service></user></customer>';
/** Each branch with the services it is sent to. */
const BRANCHES = {
  distributiongroups: ['HE', 'HE', 'FSS'],
  contacts: ['HE', 'HE', 'Citrix'],
  offerings: ['HostedAppsandDesktops', 'HE'],
  servercollection: ['Citrix', 'FSS'],
} as const;

beforeAll(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
  await cortex.set(
    newCustomer(
      'Larkspur Tea Blenders',
      `${HOLDINGS}<user><name>blend1</name></user><user><name>blend2</name></user>`,
    ),
  );
  await cortex.post(
    `<request action="SET"><customer><name>LTB</name><service><name>HE</name><distributiongroups><distributiongroup><displayname>Readers</displayname></distributiongroup></distributiongroups></service></customer></request>`,
  );
  world.control.saveSnapshot('trees');
});

const words = fc.constantFrom(
  ...['', ' ', 'Readers', 'Writers', 'blend1', 'blend2', 'x@y', 'S-1-9', 'CN=a\\,b', '__proto__', '0', '2'],
  ...[
    'True',
    'no',
    'perhaps',
    'Security',
    'Open',
    'Ledger',
    'Ledger-SharedServer',
    'Shared Farm',
    '\u{1F375}',
  ],
);

/** What finds or makes something, so that what stands beside it counts. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  distributiongroup: ['<displayname>Readers</displayname>', '<displayname>Writers</displayname>'],
  contact: ['<displayname>Rita Rowe</displayname><email>rita@bindery.example</email>'],
  member: [
    '<displayname>blend2</displayname>',
    '<syncobjectid>S-1-9</syncobjectid><displayname>blend1</displayname>',
  ],
  owners: ['<displayname>blend2</displayname>'],
  sendasmember: ['<displayname>Readers</displayname>'],
  offering: ['<name>Ledger-SharedServer</name>', '<name>Windows Desk-SharedServer</name>'],
  servercollection: ['<name>Shared Farm</name>'],
  application: ['<name>Ledger</name>', '<name>Writer</name>'],
};

function tree(name: string, { elements, shape }: ElementContract): fc.Arbitrary<string> {
  const children = Object.entries(elements ?? CORTEX.shapes[shape ?? ''] ?? {});
  if (children.length === 0) return words.map((word) => `<${name}>${word}</${name}>`);
  const some = fc
    .subarray(children, { maxLength: Math.min(3, children.length) })
    .chain((chosen) => fc.tuple(...chosen.map(([key, child]) => tree(key, child))));
  return fc
    .tuple(fc.constantFrom(...(KEYS[name] ?? ['']), ''), some)
    .map(([key, parts]) => `<${name}>${key}${parts.join('')}</${name}>`);
}

const { service, user } = CORTEX.entities.customer?.elements ?? {};
const levels = [service, user?.elements?.service].map((element) => element?.elements ?? {});
const request = fc
  .tuple(
    fc.constantFrom(0, 1),
    fc.constantFrom('SET', 'SET', 'GET'),
    fc.constantFrom(...Object.entries(BRANCHES)),
  )
  .chain(([level, action, [branch, services]]) => {
    const element = levels[level]?.[branch];
    const inner = element === undefined ? fc.constant('') : tree(branch, element);
    return fc.tuple(fc.constant(level), fc.constant(action), fc.constantFrom(...services), inner);
  })
  .map(([level, action, name, inner]) => {
    const sent = `<service><name>${name}</name>${inner}</service>`;
    const whole = level === 0 ? sent : `<user><name>blend1</name>${sent}</user>`;
    return `<request action="${action}"><customer><name>LTB</name>${whole}</customer></request>`;
  });

async function everything(): Promise<string> {
  return (await cortex.exchange('GET', EVERYTHING)).body;
}

test('random trees of groups, contacts, offerings and collections are done whole or not at all', async () => {
  const before = await everything();
  let done = 0;
  await fc.assert(
    fc.asyncProperty(request, async (body) => {
      world.control.restore('trees');

      const { status, body: answer } = await cortex.post(body);

      expect([body, status < 500]).toEqual([body, true]);
      const after = await everything();
      if (status !== 200) expect([body, after, answer.includes('<error>')]).toEqual([body, before, true]);
      const back = after.replace('<response version="1.0">', '<request action="SET">');
      expect((await cortex.post(back.replace('</response>', '</request>'))).status).toBe(200);
      expect([body, await everything()]).toEqual([body, after]);
      if (after !== before) done += 1;
    }),
    { numRuns: 150, seed: 20310203 },
  );
  expect(done).toBeGreaterThan(10);
});
