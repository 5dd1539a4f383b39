import type { SqlValue } from '../storage/database.js';
import type { Estate } from './estate.js';
import type { Domain } from './domains.js';
import { pageOf, type Page, type Paging } from './paging.js';
import type { Space } from './spaces.js';
import { USER_TREE, type Contact, type User } from './users.js';

/** Fields of a user's own row. */
type OwnField =
  keyof Contact | 'id' | 'ownerId' | 'isPeer' | 'username' | StateField | 'createdAt' | 'changedAt';
type StateField = 'role' | 'standing' | 'loginStanding' | 'failedLogins';
type Product = 'mspc' | 'provisioning' | 'cortex' | 'mps';

/** What users can be listed by: their own fields, their owner's, and what only one product knows, `mspc.isDemo`. */
export type UserField =
  | OwnField
  | 'fullName'
  | 'spaceCount'
  | 'owner.fullName'
  | `owner.${'username' | 'firstName' | 'lastName' | 'role' | 'email'}`
  | `${Product}.${string}`;

/** What users can be listed by with their domains: also by the domain and the space that holds it. */
export type UserDomainField = UserField | `space.${keyof Space}` | `domain.${keyof Domain}`;

/** Whose accounts are listed; undefined looks at no role or standing. */
export interface UserScope {
  readonly ownerId: number;
  /** At any depth below the owner, also under its peers; else directly under it. */
  readonly isRecursive: boolean;
  /** Left out; by default the owner. */
  readonly exceptId?: number;
  readonly role?: number | undefined;
  readonly standing?: number | undefined;
}

export interface UserCount {
  /** Number of the role or standing. */
  readonly state: number;
  readonly users: number;
}

/** Accounts by the page, and how many of them there are. Peers are never among them. */
export class UserPages {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  page(scope: UserScope, paging: Paging<UserField>): Page<'id'> {
    const listing = { from: FROM, ...accountsIn(scope), keys: { id: 'U.id' }, fields: expressionOf };
    return pageOf(this.#estate.database, listing, paging);
  }

  /** Accounts at any depth below an owner, once for each domain of theirs, or for each space without one. */
  domainPage(ownerId: number, paging: Paging<UserDomainField>): Page<'userId' | 'domainId'> {
    const listing = {
      from: `user AS U LEFT JOIN space AS P ON P.ownerId = U.id LEFT JOIN domain AS D ON D.spaceId = P.id`,
      where: `${IS_IN_TREE} AND U.isPeer = 0 AND U.id <> ?`,
      parameters: [ownerId, ownerId],
      keys: { userId: 'U.id', domainId: 'D.id' },
    };
    return pageOf(this.#estate.database, { ...listing, fields: domainExpressionOf }, paging);
  }

  /** Accounts directly under an owner by role or standing, the lowest number first. */
  counts(ownerId: number, by: 'role' | 'standing'): UserCount[] {
    return this.#estate.database
      .prepare<UserCount>(
        `SELECT ${by} AS state, count(*) AS users FROM user
         WHERE ownerId = ? AND isPeer = 0 GROUP BY ${by} ORDER BY ${by}`,
      )
      .all(ownerId);
  }

  /** Spaces that a user owns. */
  spaceCount({ id }: User): number {
    const sql = 'SELECT count(*) AS spaces FROM space WHERE ownerId = ?';
    return this.#estate.database.prepare<{ spaces: number }>(sql).get(id)?.spaces ?? 0;
  }
}

const FROM = 'user AS U LEFT JOIN user AS O ON O.id = U.ownerId';

/** Whether user `U` is at any depth below the one given, or that one itself. */
const IS_IN_TREE = `U.id IN (${USER_TREE} SELECT id FROM tree)`;

/** SQL: which accounts `U` a scope has. */
export function accountsIn(scope: UserScope): {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
} {
  const { ownerId, isRecursive, exceptId = ownerId, role, standing } = scope;
  const states = [
    { column: 'U.role', value: role },
    { column: 'U.standing', value: standing },
  ].flatMap(({ column, value }) => (value === undefined ? [] : [{ column, value }]));
  const isBelow = isRecursive ? IS_IN_TREE : 'U.ownerId = ?';
  const conditions = [isBelow, 'U.isPeer = 0', 'U.id <> ?', ...states.map(({ column }) => `${column} = ?`)];
  return {
    where: conditions.join(' AND '),
    parameters: [ownerId, exceptId, ...states.map(({ value }) => value)],
  };
}

function domainExpressionOf(field: UserDomainField): string {
  const [table, column = ''] = field.split('.');
  if (table === 'space') return `P.${column}`;
  return table === 'domain' ? `D.${column}` : expressionOf(field);
}

function expressionOf(field: string): string {
  if (field === 'fullName') return FULL_NAME('U');
  if (field === 'owner.fullName') return FULL_NAME('O');
  if (field === 'spaceCount') return '(SELECT count(*) FROM space WHERE space.ownerId = U.id)';
  const [table = '', column] = field.split('.');
  if (column === undefined) return `U.${table}`;
  if (!/^[A-Za-z]+$/.test(column)) throw new Error(`no field of a user: ${field}`);
  return table === 'owner' ? `O.${column}` : `json_extract(U.${table}, '$.${column}')`;
}

const FULL_NAME = (table: 'U' | 'O'): string => `${table}.firstName || ' ' || ${table}.lastName`;
