import type { Reading } from './context.js';
import { toCustomerRef } from './customerWire.js';
import { toUserIdent } from './userWire.js';

/** Who the caller is. @source Cortex behaviour 18, identity @fidelity documented */
export const getIdentity: Reading<'identity'> = (_sent, { caller: { tenant, user } }) => [
  { customer: { ...toCustomerRef(tenant), user: toUserIdent(user) } },
];

/** The versions of API and database. @source Cortex behaviour 18, global @fidelity documented */
export const getVersions: Reading<'global'> = (_sent, { options: { version } }) => [
  { version: { api: version, database: version } },
];
