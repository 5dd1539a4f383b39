import {
  accountsWithin,
  domainsOwnedBelow,
  itemsOwnedBelow,
  ordered,
  type Wanted,
} from '../../model/textSearch.js';
import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import type { DataSetValue } from './dataSet.js';
import { MspcFault } from './errors.js';
import { fullName } from './joinedColumns.js';
import { toPaging, unlessZero, type PagedQuery } from './paging.js';
import { requireAccountRights } from './rights.js';
import { textsOf } from './sqlList.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Accounts directly below one, by whatever they are called, and items and domains of it and of all below it: how many
 * were found, of what kinds, and one page of them. Accounts come first, unless another order is asked for; they are only
 * looked at where no kind is named. Later pages begin with the last row of the page before; a page of no row has all.
 *
 * @throws MspcFault ACCOUNT_REFUSED, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source SolidCP, PackageController.GetSearchObject, procedure GetSearchObject
 * @fidelity observed; what it finds among accounts of organizations and the like is not there to be found
 */
export const getSearchObject: Op<'GetSearchObject'> = (request, context) => ({
  GetSearchObjectResult: search(context, request, undefined),
});

/**
 * As GetSearchObject, but at most so many of each: accounts, items, domains.
 *
 * @throws MspcFault ACCOUNT_REFUSED, INVALID_COLUMN and the like
 * @source SolidCP, PackageController.GetSearchObjectQuickFind, procedure GetSearchObject
 * @fidelity observed; which of the items and domains inferred
 */
export const getSearchObjectQuickFind: Op<'GetSearchObjectQuickFind'> = (request, context) => ({
  GetSearchObjectQuickFindResult: search(context, { ...request, startRow: 0 }, request.maximumRows),
});

type Request = Omit<Parameters<typeof getSearchObject>[0], 'filterColumn'>;

interface Found {
  readonly ItemID: number;
  readonly TextSearch: string;
  readonly ColumnType: string;
  readonly FullType: string;
  readonly PackageID: number;
  /** Of accounts of organizations. */
  readonly AccountID: 0;
  readonly Username: string;
  readonly Fullname: string | null;
}

/** What the product sorts: a table variable that no alias can name. */
const FOUND: PagedQuery<keyof Found> = {
  tables: {},
  selected: {
    ItemID: 'ItemID',
    TextSearch: 'TextSearch',
    ColumnType: 'ColumnType',
    FullType: 'FullType',
    PackageID: 'PackageID',
    AccountID: 'AccountID',
    Username: 'Username',
    Fullname: 'Fullname',
  },
  searched: [],
  firstPosition: 1,
  beginsAt: 0,
};

function search(context: MspcContext, request: Request, limit: number | undefined): DataSetValue {
  requireAccountRights(context, request.userId);
  if (limit !== undefined && limit < 0) throw new MspcFault('SYNTAX', '-');
  const colType = (request.colType ?? '').slice(0, 500).trimEnd();
  const kinds = colType === '' ? undefined : textsOf(colType).map(folded);
  const paging = toPaging({ ...request, filterColumn: null, filterValue: null }, FOUND);
  const { field, isDescending } = paging.order ?? { field: 'TextSearch', isDescending: false };
  const wanted = { pattern: patternOf(request.filterValue), limit };
  const isWanted = (one: Found) => isFullType(request.fullType, one);
  const accounts = kinds === undefined ? accountsFound(context, request, wanted).filter(isWanted) : [];
  const others = placesFound(context, request.userId, wanted)
    .filter((one) => kinds === undefined || kinds.includes(folded(one.ColumnType)))
    .filter(isWanted);
  const isByText = /^(TextSearch)?$/i.test(request.sortColumn?.trim() ?? '');
  const first = isByText ? accounts : [];
  const rest = ordered(isByText ? others : [...others, ...accounts], (one) => one[field], isDescending);
  const found = [...first, ...rest].map((one, index) => ({ ItemPosition: index + 1, ...one }));
  const page =
    request.maximumRows > 0 ? found.slice(paging.offset, paging.offset + Math.max(0, paging.limit)) : found;
  return { tables: [[{ Column1: found.length }], kindsOf(found), page] };
}

/** In the product the value stands in a literal, where its doubled apostrophes are single ones again. */
function patternOf(filterValue: string | null): string | undefined {
  const literal = (filterValue ?? '').replaceAll("'", "''").slice(0, 50);
  return literal.trimEnd() === '' ? undefined : literal.replaceAll("''", "'");
}

function accountsFound(context: MspcContext, request: Request, wanted: Wanted): Found[] {
  const { users, textSearch } = context.model;
  const area = accountsWithin({
    ownerId: request.userId,
    isRecursive: false,
    role: unlessZero(request.roleId),
    standing: unlessZero(request.statusId),
  });
  return textSearch.hits(area, ACCOUNT_TEXTS, wanted).map(({ id, text, kind }) => ({
    ItemID: id,
    TextSearch: text,
    ColumnType: kind,
    FullType: 'AccountHome',
    PackageID: 0,
    AccountID: 0,
    ...namesOf(users.get(id)),
  }));
}

const ACCOUNT_TEXTS = {
  Username: 'username',
  Email: 'email',
  CompanyName: 'companyName',
  FullName: 'fullName',
} as const;

/** Items and domains in the order that SQL Server puts them into when it unites them. */
function placesFound(context: MspcContext, userId: number, wanted: Wanted): Found[] {
  const found = [...itemsFound(context, userId, wanted), ...domainsFound(context, userId, wanted)];
  const byKind = ordered(found, ({ ColumnType }) => ColumnType, false);
  return ordered(byKind, ({ ItemID }) => ItemID, false);
}

function itemsFound(context: MspcContext, userId: number, wanted: Wanted): Found[] {
  const { hostedItems, textSearch } = context.model;
  const area = itemsOwnedBelow(topOwner(context, userId), FOUND_ELSEWHERE);
  return textSearch.hits(area, { Item: 'name' }, wanted).flatMap(({ id }) => {
    const item = hostedItems.find(id);
    const type = item === undefined ? undefined : hostedItems.findType(item.typeId);
    return item === undefined || type === undefined
      ? []
      : inSpace(context, item, { ColumnType: type.name, FullType: type.name });
  });
}

/** Site collections of SharePoint, which the product finds by the address in their properties. */
const FOUND_ELSEWHERE = [200, 201];

function domainsFound(context: MspcContext, userId: number, wanted: Wanted): Found[] {
  const { domains, textSearch } = context.model;
  const area = domainsOwnedBelow(topOwner(context, userId));
  return textSearch.hits(area, { Domain: 'name' }, wanted).flatMap(({ id }) => {
    const domain = domains.find(id);
    return domain === undefined
      ? []
      : inSpace(context, domain, { ColumnType: 'Domain', FullType: 'Domains' });
  });
}

function inSpace(
  { model }: MspcContext,
  { id, name, spaceId }: { readonly id: number; readonly name: string; readonly spaceId: number },
  types: Pick<Found, 'ColumnType' | 'FullType'>,
): Found {
  const owner = model.users.get(model.spaces.get(spaceId).ownerId);
  return { ItemID: id, TextSearch: name, ...types, PackageID: spaceId, AccountID: 0, ...namesOf(owner) };
}

function namesOf(user: User) {
  return { Username: user.username, Fullname: fullName(user) };
}

/** A peer stands for its owner. @source SolidCP, function CheckUserParent */
function topOwner({ model }: MspcContext, userId: number): number {
  const user = model.users.get(userId);
  return user.isPeer ? user.ownerId : user.id;
}

function isFullType(fullType: string | null, one: Found): boolean {
  const wanted = folded((fullType ?? '').slice(0, 50));
  return wanted === '' || folded(one.FullType) === wanted;
}

function kindsOf(found: readonly Found[]) {
  const kinds = [...new Set(found.map(({ ColumnType }) => ColumnType))];
  return ordered(kinds, (kind) => kind, false).map((ColumnType) => ({ ColumnType }));
}

/** As SQL Server compares: without letter case, whatever blanks follow. */
function folded(text: string): string {
  return text.trimEnd().toLowerCase();
}
