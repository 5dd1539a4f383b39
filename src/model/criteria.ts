import type { SqlValue } from '../storage/database.js';
import { STANDING } from './codes.js';

/** A text to look for: the whole value, or any part of it without regard to letter case. */
export interface TextMatch {
  readonly text: string;
  readonly isExact: boolean;
}

/** Which rows of a table are meant: SQL of ours, with what a caller sent in its holes. */
export interface Conditions {
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** What tenants are looked for by; undefined parts do not matter. */
export interface TenantCriteria {
  readonly id?: number | undefined;
  readonly eid?: TextMatch | undefined;
  readonly shortName?: TextMatch | undefined;
  readonly isActive?: boolean | undefined;
}

/** What things of tenants are looked for by: by name, beside the tenant. */
export interface NamedCriteria {
  readonly tenants: TenantCriteria;
  readonly name?: TextMatch | undefined;
}

export interface UserCriteria extends NamedCriteria {
  readonly id?: number | undefined;
  readonly externalId?: TextMatch | undefined;
  readonly extension?: TextMatch | undefined;
  readonly group?: TextMatch | undefined;
  readonly role?: TextMatch | undefined;
  /** Able to log in at `now`, or not: locked, or outside its validity. */
  readonly isActive: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface ExtensionCriteria extends NamedCriteria {
  readonly ownerName?: TextMatch | undefined;
}

export function tenantConditions({ id, eid, shortName, isActive }: TenantCriteria): Conditions {
  return new Where()
    .equals('tenant.id', id)
    .matches('tenant.eid', eid)
    .matches('tenant.shortName', shortName)
    .add(isActive, `(tenant.standing = ${STANDING.active}) = ?`);
}

/** For groups, storage folders and storage policies. */
export function namedConditions({ tenants, name }: NamedCriteria): Conditions {
  return new Where().ofTenants(tenants).matches('name', name);
}

export function extensionConditions({ tenants, name, ownerName }: ExtensionCriteria): Conditions {
  const owner = new Where('user.id = extension.userId');
  return new Where()
    .ofTenants(tenants)
    .matches('name', name)
    .exists('user', ownerName && owner.matches('user.provisioningName', ownerName));
}

export function userConditions(criteria: UserCriteria): Conditions {
  const { extension, group, role, now } = criteria;
  const owned = new Where('extension.userId = user.id');
  const joined = new Where('membership.userId = user.id');
  const memberships = 'membership JOIN userGroup ON userGroup.id = membership.groupId';
  return new Where()
    .ofTenants(criteria.tenants)
    .equals('id', criteria.id)
    .matches('provisioningName', criteria.name)
    .matches("provisioning ->> '$.externalId'", criteria.externalId)
    .exists('extension', extension && owned.matches('extension.name', extension))
    .exists(memberships, group && joined.matches('userGroup.name', group))
    .exists(
      "json_each(user.provisioning, '$.roles') AS role",
      role && new Where().matches('role.value', role),
    )
    .add(criteria.isActive, `(${ACTIVE}) = ?`, now, now);
}

/** Its two holes are the present. */
const ACTIVE = `standing = ${STANDING.active} AND ifnull(provisioning ->> '$.validFrom', 0) <= ?
  AND ifnull(provisioning ->> '$.validTo', 9e15) >= ?`;

/** Conditions as they come together; a part that is undefined adds none. */
class Where implements Conditions {
  readonly #parts: string[];
  readonly values: SqlValue[] = [];

  constructor(first = 'true') {
    this.#parts = [first];
  }

  get where(): string {
    return this.#parts.join(' AND ');
  }

  /** @param sql with a hole for each of `before`, then one for the flag */
  add(flag: boolean | undefined, sql: string, ...before: readonly SqlValue[]): this {
    if (flag === undefined) return this;
    this.#parts.push(sql);
    this.values.push(...before, flag ? 1 : 0);
    return this;
  }

  equals(expression: string, value: number | undefined): this {
    if (value === undefined) return this;
    this.#parts.push(`${expression} = ?`);
    this.values.push(value);
    return this;
  }

  matches(expression: string, match: TextMatch | undefined): this {
    if (match === undefined) return this;
    this.#parts.push(match.isExact ? `${expression} = ?` : `containsText(${expression}, ?)`);
    this.values.push(match.text);
    return this;
  }

  /** Some row of `from` meets the conditions. */
  exists(from: string, conditions: Conditions | undefined): this {
    if (conditions === undefined) return this;
    this.#parts.push(`EXISTS (SELECT 1 FROM ${from} WHERE ${conditions.where})`);
    this.values.push(...conditions.values);
    return this;
  }

  ofTenants(criteria: TenantCriteria): this {
    const { where, values } = tenantConditions(criteria);
    this.#parts.push(`tenantId IN (SELECT tenant.id FROM tenant WHERE ${where})`);
    this.values.push(...values);
    return this;
  }
}
