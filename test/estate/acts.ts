import { newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY, HOSTING_NAMESPACE, isRefusal, memberOf } from '../apis/mps/client.js';
import { account } from '../client.js';
import { ROOT, type Estate } from './products.js';

const ENVIRONMENT = { eid: 'H001', displayName: 'Harbour Brokers', shortName: 'Harbour' };
export const ORGANIZATION = { name: 'HarborMail', container: ROOT, policyName: 'reseller' };
export const RESELLER = memberOf(ROOT, 'OU=HarborMail');

/** One call of each product that changes something, and whether it has. */
export const ACTS = {
  mspc: {
    operation: 'AddUser',
    call: ({ world }: Estate) => world.admin.call('AddUser', account('ann')),
    isDone: async ({ world }: Estate) =>
      (await world.admin.call('UserExists', { username: 'ann' })) === 'true',
  },
  provisioning: {
    operation: 'createEnvironment',
    call: ({ recorder }: Estate) => recorder.call('createEnvironment', { environment: ENVIRONMENT }),
    isDone: async ({ recorder }: Estate) =>
      (await recorder.status('getEnvironmentByEid', { eid: 'H001' })) === 'OK',
  },
  cortex: {
    operation: 'SET customer',
    call: ({ cortex }: Estate) => cortex.call('SET', newCustomer('Harbour Brokers')),
    isDone: async ({ cortex }: Estate) =>
      (await cortex.call('FIND', '<customer><fullname>Harbour Brokers</fullname></customer>')) !== '',
  },
  mps: {
    operation: `${DIRECTORY}::CreateOrganization`,
    call: ({ mps }: Estate) => mps.call(DIRECTORY, 'CreateOrganization', ORGANIZATION),
    isDone: async ({ mps }: Estate) =>
      !isRefusal(await mps.call(HOSTING_NAMESPACE, 'GetOrgType', { path: RESELLER })),
  },
};
export const APIS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;
