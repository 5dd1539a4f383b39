import type { Page } from '../../model/paging.js';
import type { MspcContext } from './context.js';
import type { DataSetValue, Row } from './dataSet.js';
import { DOMAINS_SEARCHED, ITEMS_SEARCHED } from './itemTables.js';
import { ownerColumns } from './joinedColumns.js';
import { toPaging } from './paging.js';
import { requireAccountRights } from './rights.js';
import type { PackagesOperation as Op } from './operation.js';

/** The type that stands for domains, which are no items. */
const DOMAIN_TYPE = 13;

/**
 * A page of the items of a type, or of domains, of an account and of all below it, by name where no order is asked for.
 * Domains that are only pointers are counted, and take their place, but are left out.
 *
 * @throws MspcFault ACCOUNT_REFUSED, also for an unknown account, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source WebsitePanel and SolidCP, procedure SearchServiceItemsPaged
 * @fidelity observed
 */
export const searchServiceItemsPaged: Op<'SearchServiceItemsPaged'> = (request, context) => {
  requireAccountRights(context, request.userId);
  const user = context.model.users.get(request.userId);
  const topOwnerId = user.isPeer ? user.ownerId : user.id;
  const result =
    request.itemTypeId === DOMAIN_TYPE
      ? domainPage(context, request, topOwnerId)
      : itemPage(context, request, topOwnerId);
  return { SearchServiceItemsPagedResult: result };
};

type Request = Parameters<typeof searchServiceItemsPaged>[0];

function itemPage(context: MspcContext, request: Request, topOwnerId: number): DataSetValue {
  const { hostedItems, itemPages } = context.model;
  const paging = toPaging({ ...request, filterColumn: null }, ITEMS_SEARCHED);
  const order = paging.order ?? ({ field: 'item.name', isDescending: false } as const);
  const page = itemPages.ofType(request.itemTypeId, topOwnerId, { ...paging, order });
  return toPage(context, page, (id) => hostedItems.find(id));
}

function domainPage(context: MspcContext, request: Request, topOwnerId: number): DataSetValue {
  const { domains, itemPages } = context.model;
  const sortColumn = request.sortColumn?.replaceAll(/ItemName/gi, 'DomainName') ?? null;
  const paging = toPaging({ ...request, sortColumn, filterColumn: null }, DOMAINS_SEARCHED);
  const order = paging.order ?? ({ field: 'domain.name', isDescending: false } as const);
  const page = itemPages.domains(topOwnerId, { ...paging, order });
  return toPage(context, page, (id) => {
    const domain = domains.find(id);
    return domain?.isPointer === true ? undefined : domain;
  });
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly spaceId: number;
}

function toPage(
  context: MspcContext,
  { total, rows }: Page<'id'>,
  find: (id: number) => Found | undefined,
): DataSetValue {
  const found = rows.flatMap(({ id }) => (id === null ? [] : (find(id) ?? [])));
  return { tables: [[{ Column1: total }], found.map((one) => toRow(context, one))] };
}

function toRow({ model }: MspcContext, { id, name, spaceId }: Found): Row {
  const space = model.spaces.get(spaceId);
  return {
    ItemID: id,
    ItemName: name,
    PackageID: space.id,
    PackageName: space.name,
    StatusID: space.standing,
    PurchaseDate: space.purchasedAt,
    ...ownerColumns(model.users.get(space.ownerId)),
  };
}
