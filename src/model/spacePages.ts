import type { SqlValue } from '../storage/database.js';
import type { Estate } from './estate.js';
import { pageOf, type Page, type Paging } from './paging.js';
import { USER_TREE } from './users.js';

/** Fields of spaces in listings of whatever belongs to spaces, which call them P. */
export const SPACE_FIELDS = {
  ...{ 'space.id': 'P.id', 'space.parentId': 'P.parentId', 'space.ownerId': 'P.ownerId' },
  ...{ 'space.planId': 'P.planId', 'space.serverId': 'P.serverId', 'space.purchasedAt': 'P.purchasedAt' },
  ...{ 'space.name': 'P.name', 'space.comments': 'P.comments', 'space.standing': 'P.standing' },
  ...{ 'space.overridesQuotas': 'P.overridesQuotas', 'space.isDefaultTop': 'P.isDefaultTop' },
} as const;

/** Fields of the owners of spaces, whom listings call U. */
export const OWNER_FIELDS = {
  ...{ 'owner.id': 'U.id', 'owner.ownerId': 'U.ownerId', 'owner.comments': 'U.comments' },
  ...{ 'owner.username': 'U.username', 'owner.firstName': 'U.firstName', 'owner.lastName': 'U.lastName' },
  ...{ 'owner.email': 'U.email', 'owner.role': 'U.role', 'owner.standing': 'U.standing' },
  ...{ 'owner.companyName': 'U.companyName', 'owner.fullName': "U.firstName || ' ' || U.lastName" },
} as const;

/** What hosted spaces can be listed by: their own fields and those of their owner, server and plan. */
const FIELDS = {
  ...SPACE_FIELDS,
  ...OWNER_FIELDS,
  'server.name': 'S.name',
  ...{ 'plan.name': 'HP.name', 'plan.description': 'HP.description', 'plan.ownerId': 'HP.ownerId' },
  ...{ 'plan.spaceId': 'HP.spaceId', 'plan.serverId': 'HP.serverId', 'plan.isAvailable': 'HP.isAvailable' },
} as const;
export type SpaceField = keyof typeof FIELDS;

/** Which spaces are listed: those of an account and all below it but one, or those handed out from a space. */
export type SpaceScope = { readonly topOwnerId: number; readonly exceptOwnerId: number } | ChildScope;

/** Spaces handed out from one; undefined looks at no standing, plan or server. */
export interface ChildScope {
  readonly parentId: number;
  readonly standing?: number | undefined;
  readonly planId?: number | undefined;
  readonly serverId?: number | undefined;
}

/** What a report knows of a space beyond its row. */
export interface SpaceFigures {
  readonly spaceId: number;
  readonly allocated: number;
  readonly used: number;
  readonly percentage: number;
  readonly children: number;
}

const REPORT_FIELDS = {
  ...SPACE_FIELDS,
  allocated: "json_extract(R.value, '$.allocated')",
  used: "json_extract(R.value, '$.used')",
  percentage: "json_extract(R.value, '$.percentage')",
  children: "json_extract(R.value, '$.children')",
} as const;
export type ReportField = keyof typeof REPORT_FIELDS;

/** Spaces by the page. Spaces that do not run on a server under a plan are only in reports. */
export class SpacePages {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  page(scope: SpaceScope, paging: Paging<SpaceField>): Page<'id'> {
    const hosted = 'topOwnerId' in scope ? ownedBelow(scope) : hostedWithin(scope);
    const listing = { ...hosted, keys: { id: 'P.id' }, fields: FIELDS };
    return pageOf(this.#estate.database, listing, paging);
  }

  report(figures: readonly SpaceFigures[], paging: Paging<ReportField>): Page<'id'> {
    const parameters = [JSON.stringify(figures)];
    const from = "json_each(?) AS R JOIN space AS P ON P.id = json_extract(R.value, '$.spaceId')";
    const listing = { from, where: 'true', parameters, keys: { id: 'P.id' }, fields: REPORT_FIELDS };
    return pageOf(this.#estate.database, listing, paging);
  }
}

const HOSTED = `space AS P JOIN user AS U ON U.id = P.ownerId JOIN server AS S ON S.id = P.serverId
  JOIN plan AS HP ON HP.id = P.planId`;

interface Hosted {
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
}

type Ownership = Extract<SpaceScope, { readonly topOwnerId: number }>;

function ownedBelow({ topOwnerId, exceptOwnerId }: Ownership): Hosted {
  const where = `P.ownerId IN (${USER_TREE} SELECT id FROM tree) AND P.ownerId <> ?`;
  return { from: HOSTED, where, parameters: [topOwnerId, exceptOwnerId] };
}

/** SQL: hosted spaces handed out from one, with owner, server and plan. */
export function hostedWithin(scope: ChildScope): Hosted {
  const conditions = [
    { column: 'P.parentId', value: scope.parentId },
    { column: 'P.standing', value: scope.standing },
    { column: 'P.planId', value: scope.planId },
    { column: 'P.serverId', value: scope.serverId },
  ].flatMap(({ column, value }) => (value === undefined ? [] : [{ column, value }]));
  return {
    from: HOSTED,
    where: conditions.map(({ column }) => `${column} = ?`).join(' AND '),
    parameters: conditions.map(({ value }) => value),
  };
}
