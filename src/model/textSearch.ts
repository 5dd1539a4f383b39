import type { SqlValue } from '../storage/database.js';
import { TEXT_FUNCTIONS } from '../storage/texts.js';
import type { Estate } from './estate.js';
import { servedItems, type ItemScope } from './itemPages.js';
import { hostedWithin, type ChildScope } from './spacePages.js';
import { SPACE_TREE } from './spaces.js';
import { accountsIn, type UserScope } from './userPages.js';
import { USER_TREE } from './users.js';

/** Texts that can be searched: the name of the thing itself, or what its owner is called; of accounts, both are the same. */
const TEXTS = {
  ...{ username: 'U.username', firstName: 'U.firstName', email: 'U.email', companyName: 'U.companyName' },
  fullName: "U.firstName || ' ' || U.lastName",
} as const;
export type TextField = 'name' | keyof typeof TEXTS;

/** Texts by what a caller calls them. */
export type Texts = Readonly<Record<string, TextField>>;

/** Things among which texts are looked for. All SQL is ours. */
export interface SearchArea {
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  readonly id: string;
  readonly name: string;
}

export interface Hit {
  readonly id: number;
  readonly text: string;
  readonly kind: string;
}

/** One text, in whatever letter case, and how many things have it; the id is that of the first of them. */
export interface Suggestion extends Hit {
  readonly count: number;
}

/** Accounts, never peers. */
export function accountsWithin(scope: UserScope): SearchArea {
  return { from: 'user AS U', ...accountsIn(scope), id: 'U.id', name: 'U.username' };
}

/** Items that can be searched for, in the spaces of an account and of all below it, but of some types. */
export function itemsOwnedBelow(topOwnerId: number, exceptTypeIds: readonly number[]): SearchArea {
  const except = exceptTypeIds.map(() => '?').join(', ');
  return {
    from: `${ITEMS} JOIN itemType AS IT ON IT.id = I.typeId`,
    where: `${OWNED_BELOW} AND IT.isSearchable = 1 AND IT.id NOT IN (${except})`,
    parameters: [topOwnerId, ...exceptTypeIds],
    id: 'I.id',
    name: 'I.name',
  };
}

/** Domains that are no pointers, in the spaces of an account and of all below it. */
export function domainsOwnedBelow(topOwnerId: number): SearchArea {
  const where = `${OWNED_BELOW} AND D.isPointer = 0`;
  return { from: DOMAINS, where, parameters: [topOwnerId], id: 'D.id', name: 'D.name' };
}

/** Which space things are searched in; a server, if given, has to keep them. */
export interface SpaceArea {
  readonly spaceId: number;
  /** Also the spaces below it. */
  readonly isRecursive: boolean;
  readonly serverId?: number | undefined;
}

/** Domains that are neither pointers nor instant aliases; a server keeps those whose zone it keeps. */
export function domainsIn({ spaceId, isRecursive, serverId }: SpaceArea): SearchArea {
  const onServer = serverId === undefined ? '' : ' AND N.serverId = ?';
  return {
    from: `${DOMAINS} LEFT JOIN hostedItem AS Z ON Z.id = D.zoneItemId
      LEFT JOIN installation AS N ON N.id = Z.installationId`,
    where: `D.isPointer = 0 AND D.isInstantAlias = 0 AND ${inSpace('D', isRecursive)}${onServer}`,
    parameters: [spaceId, ...(serverId === undefined ? [] : [serverId])],
    id: 'D.id',
    name: 'D.name',
  };
}

/** Items of a type that a running service keeps. */
export function itemsServed(scope: ItemScope): SearchArea {
  return { ...servedItems(scope), id: 'I.id', name: 'I.name' };
}

/** Items of a type, whoever keeps them. */
export function itemsOfType(typeId: number, { spaceId, isRecursive }: SpaceArea): SearchArea {
  const where = `I.typeId = ? AND ${inSpace('I', isRecursive)}`;
  return { from: ITEMS, where, parameters: [typeId, spaceId], id: 'I.id', name: 'I.name' };
}

/** Hosted spaces handed out from one. */
export function spacesWithin(scope: ChildScope): SearchArea {
  return { ...hostedWithin(scope), id: 'P.id', name: 'P.name' };
}

const ITEMS = `hostedItem AS I JOIN space AS P ON P.id = I.spaceId JOIN user AS U ON U.id = P.ownerId`;
const DOMAINS = `domain AS D JOIN space AS P ON P.id = D.spaceId JOIN user AS U ON U.id = P.ownerId`;
const OWNED_BELOW = `P.ownerId IN (${USER_TREE} SELECT id FROM tree)`;

function inSpace(alias: 'D' | 'I', isRecursive: boolean): string {
  return isRecursive ? `${alias}.spaceId IN (${SPACE_TREE} SELECT id FROM tree)` : `${alias}.spaceId = ?`;
}

/** Looks for texts like a pattern (`%`, `_`, `[a-f]`). */
export class TextSearch {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Texts that are not blank, in their order; without a pattern all of them, without a limit as many as there are. */
  hits(area: SearchArea, texts: Texts, { pattern, limit }: Wanted): Hit[] {
    const { sql, parameters } = union(area, texts);
    const matching = pattern === undefined ? '' : ' AND likePattern(text, ?)';
    return this.#estate.database
      .prepare<Hit>(
        `SELECT id, text, kind FROM (${sql}) WHERE trim(text) <> ''${matching}
         ORDER BY sortKey(text), id, kind LIMIT ?`,
      )
      .all(...parameters, ...(pattern === undefined ? [] : [pattern]), limit ?? -1);
  }

  /** Texts that are found, each once for each of its kinds. */
  suggestions(area: SearchArea, texts: Texts, pattern: string, limit: number): Suggestion[] {
    if (Object.keys(texts).length === 0) return [];
    const { sql, parameters } = union(area, texts);
    return this.#estate.database
      .prepare<Suggestion>(
        `SELECT min(id) AS id, min(text) AS text, kind, count(*) AS count FROM (${sql})
         WHERE likePattern(text, ?) GROUP BY sortKey(text), kind ORDER BY sortKey(text), kind LIMIT ?`,
      )
      .all(...parameters, pattern, Math.max(0, limit));
  }
}

export interface Wanted {
  readonly pattern: string | undefined;
  readonly limit: number | undefined;
}

/** SQL: every text of an area with its kind. */
function union(area: SearchArea, texts: Texts): { readonly sql: string; readonly parameters: SqlValue[] } {
  const branches = Object.entries(texts).map(([kind, field]) => ({
    sql: `SELECT ${area.id} AS id, ${field === 'name' ? area.name : TEXTS[field]} AS text, ? AS kind
      FROM ${area.from} WHERE ${area.where}`,
    parameters: [kind, ...area.parameters],
  }));
  return {
    sql: branches.map(({ sql }) => sql).join(' UNION ALL '),
    parameters: branches.flatMap(({ parameters }) => parameters),
  };
}

/** Rows in the order of one of their values, as a listing orders them: nulls first, then numbers, then texts. */
export function ordered<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | null,
  isDescending: boolean,
): Row[] {
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({
    row,
    key: TEXT_FUNCTIONS.sortKey(valueOf(row)) as string | number | null,
  }));
  return keyed.sort((a, b) => sign * compare(a.key, b.key)).map(({ row }) => row);
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
