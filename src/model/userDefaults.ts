import { ROLE, STANDING } from './codes.js';
import { PROVIDER_ID, type Tenant } from './tenants.js';
import type { NewUser } from './users.js';

/** Every field that neither is given nor can be derived; null where nothing is known. */
export const EMPTY_USER = {
  ...{
    firstName: null,
    lastName: null,
    email: null,
    companyName: null,
    address: null,
    city: null,
    state: null,
  },
  ...{ country: null, zip: null, primaryPhone: null, secondaryPhone: null, fax: null, comments: null },
  ...{ password: null, passwordMd5: null, standing: STANDING.active, loginStanding: 0, failedLogins: 0 },
  ...{ mspc: null, provisioning: null, cortex: null, mps: null },
};

/** Names are compared without letter case and without blanks at the end, as SQL Server's collation does. */
export function nameKey(username: string): string {
  return username.trimEnd().toLowerCase();
}

/** The role of the user that stands for a tenant. */
export function roleOf({ id, isReseller }: Tenant): number {
  if (id === PROVIDER_ID) return ROLE.administrator;
  return isReseller ? ROLE.reseller : ROLE.user;
}

export function tenantName(user: NewUser): string {
  const personal = [user.firstName, user.lastName].filter((part) => part).join(' ');
  return user.companyName || personal || user.username;
}
