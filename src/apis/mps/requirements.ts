import { objectAt } from './objects.js';
import type { ProcedureContext } from './procedure.js';

/** The tenant of the object that an argument names, for the test of a role. */
export function tenantOf<Name extends string>(
  name: Name,
): (given: Readonly<Record<Name, string>>, context: ProcedureContext) => number {
  return (given, { model }) => objectAt(model, given[name]).tenant.id;
}

/** The least role on the organization or user at `path`. */
export const CUSTOMER_AT_PATH = { role: 'customer', on: tenantOf('path') } as const;
export const CUSTOMER_AT_ORGANIZATION = { role: 'customer', on: tenantOf('organization') } as const;
export const CUSTOMER_AT_USER = { role: 'customer', on: tenantOf('user') } as const;
export const CUSTOMER_AT_CONTAINER = { role: 'customer', on: tenantOf('container') } as const;
export const DOMAIN = { role: 'domain' } as const;
