/** Requests a second of the MPS executor: a read, a write, and a request of ten steps. */
import { Buffer } from 'node:buffer';
import { CONNECTIONS, load } from './load.js';
import { median } from './statistics.js';

/** @typedef {import('./servers.js').Provisim} Provisim */
/** @typedef {import('./calls.js').Call} Call */

const SANDBOX = 'bench-mps';
const OCS = 'Hosted Office Communications Server';
const ORGANIZATION = 'OU=PinecrestDental,OU=HarborMail,OU=Hosting,DC=northfield,DC=example';
const DOMAIN_CONTROLLER = 'dc1.northfield.example';
const MARA = pathOf('mara@pinecrest.example');
/** In the seed. */
const CUSTOMER_TENANT_ID = 3;
const FIRST_USER_ID = 100;
/** Users to give a SIP account to: no slice asks for more. */
const USERS = 20_000;

const SHARED = {
  path: '/mps',
  authorization: `Basic ${Buffer.from('cspadmin_CSP:serveradmin').toString('base64')}`,
  action: '""',
};

/** @type {readonly Call[]} */
const CALLS = [
  {
    ...SHARED,
    name: 'GetUserPlan',
    isRead: true,
    body: () => request(step('GetUserPlan', { planName: 'TalkBasic' }, true)),
    isRight: (answer) => answer.includes('<planName>TalkBasic</planName>'),
  },
  {
    ...SHARED,
    name: 'CreateSipUser',
    isRead: false,
    body: (serial) => request(step('CreateSipUser', sipAccountOf(upnOf(serial % USERS)))),
    isRight: (answer) => answer === '<response><data/></response>',
  },
  {
    ...SHARED,
    name: 'a request of ten steps',
    isRead: false,
    body: () => request(FIVE_STEPS + FIVE_STEPS),
    isRight: (answer) =>
      answer.startsWith('<response><data>') && answer.includes('<planName>TalkBasic</planName>'),
  },
];

const FIVE_STEPS =
  step('DisableSipUser', { user: MARA }) +
  step('EnableSipUser', { user: MARA }) +
  step('GetUserPlan', { planName: 'TalkBasic' }, true) +
  step('GetUserPlanAssignment', { user: MARA }, true) +
  step('GetSipUserProperties', { user: MARA }, true);

/**
 * Each call, `rounds` times in turns once all are warm, every slice in the same world.
 *
 * @param {Provisim} ours @param {{ rounds: number, sliceMs: number, warmUpMs: number }} plan
 * @returns {Promise<{ what: string, perSecond: number }[]>}
 */
export async function measureMps(ours, { rounds, sliceMs, warmUpMs }) {
  await ours.control('POST', `/sandboxes/${SANDBOX}/seed`, { seed: world() });
  const slice = async (/** @type {Call} */ call, /** @type {number} */ ms) => {
    const { perSecond } = await load({ ...ours.address, prefix: `/~${SANDBOX}` }, call, CONNECTIONS, ms);
    await ours.control('POST', `/sandboxes/${SANDBOX}/reset`);
    return perSecond;
  };
  for (const call of CALLS) await slice(call, warmUpMs);
  const results = [];
  for (const call of CALLS) {
    const measured = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await slice(call, sliceMs));
    results.push({ what: call.name, perSecond: median(measured) });
  }
  return results;
}

function world() {
  const users = Array.from({ length: USERS }, (_, index) => ({
    id: FIRST_USER_ID + index,
    tenantId: CUSTOMER_TENANT_ID,
    ownerId: 1,
    username: upnOf(index),
    upn: upnOf(index),
    password: 'Secret123',
  }));
  const customerRecords = users.map(({ id }) => ({ userId: id, type: 'BU' }));
  return { include: ['northfield'], users, customerRecords };
}

/** @param {number} index */
function upnOf(index) {
  return `user${index}@pinecrest.example`;
}

/** @param {string} name */
function pathOf(name) {
  return `LDAP://CN=${name},${ORGANIZATION}`;
}

/** @param {string} upn */
function sipAccountOf(upn) {
  return { user: pathOf(upn), planName: 'TalkBasic', primaryURI: `sip:${upn}` };
}

/** @param {string} steps */
function request(steps) {
  return `<request><procedure>${steps}</procedure></request>`;
}

/** @param {string} procedure @param {Record<string, string>} given @param {boolean} isRead */
function step(procedure, given, isRead = false) {
  const all = { ...given, preferredDomainController: DOMAIN_CONTROLLER };
  const content = Object.entries(all)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
  const after = isRead ? '<after source="executeData" destination="data" mode="merge"/>' : '';
  return (
    `<execute namespace="${OCS}" procedure="${procedure}" impersonate="1">` +
    `<executeData>${content}</executeData>${after}</execute>`
  );
}
