import type { HostedItem } from '../../model/hostedItems.js';
import type { MspcContext } from './context.js';
import type { Row } from './dataSet.js';
import { groupNamed, typeNameOf, typesNamed } from './itemTypeNames.js';
import { ITEMS_PAGED } from './itemTables.js';
import { ownerColumns, serverColumns } from './joinedColumns.js';
import { toPaging, unlessZero } from './paging.js';
import { requireSpaceRights } from './rights.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Types whose items can be searched for, by their place in listings.
 *
 * @source contract; WebsitePanel and SolidCP, procedure GetSearchableServiceItemTypes
 * @fidelity observed
 */
export const getSearchableServiceItemTypes: Op<'GetSearchableServiceItemTypes'> = (_request, { model }) => ({
  GetSearchableServiceItemTypesResult: {
    tables: [
      model.hostedItems
        .types()
        .filter(({ isSearchable }) => isSearchable)
        .map(({ id, name }) => ({ ItemTypeID: id, DisplayName: name })),
    ],
  },
});

/**
 * Items of a space that a running service keeps, then the properties of all its items.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source contract; WebsitePanel and SolidCP, procedure GetServiceItemsByPackage
 * @fidelity observed
 */
export const getRawPackageItems: Op<'GetRawPackageItems'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const items = context.model.hostedItems.ofSpace(packageId);
  const rows = items.filter(isServed).map((item) => itemRow(context, item));
  return { GetRawPackageItemsResult: { tables: [rows, propertyRows(items)] } };
};

/**
 * As GetRawPackageItems, for the types of one class, also of the spaces below. The product also turns what the class
 * knows of an item into columns, which are not here.
 *
 * @throws MspcFault TYPE_NAME_NULL, NULL_REFERENCE, SPACE_REFUSED
 * @source WebsitePanel and SolidCP, PackageController.GetRawPackageItemsByType, procedure GetServiceItems
 * @fidelity observed
 */
export const getRawPackageItemsByType: Op<'GetRawPackageItemsByType'> = (request, context) => {
  const typeIds = typesNamed(context, request.itemTypeName).map(({ id }) => id);
  requireSpaceRights(context, request.packageId);
  const { hostedItems } = context.model;
  const within = request.recursive
    ? hostedItems.inTree(request.packageId)
    : hostedItems.ofSpace(request.packageId);
  const items = within.filter(({ typeId }) => typeIds.includes(typeId));
  const rows = items.filter(isServed).map((item) => itemRow(context, item));
  return { GetRawPackageItemsByTypeResult: { tables: [rows, propertyRows(items)] } };
};

/**
 * A page of the items of one type, by name where no order is asked for: how many there are, the items, their properties.
 * Of several types of the class that the group does not tell apart, it is the last.
 *
 * @throws MspcFault TYPE_NAME_NULL, NULL_REFERENCE, SPACE_REFUSED, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source WebsitePanel and SolidCP, PackageController.GetRawPackageItemsPaged, procedure GetServiceItemsPaged
 * @fidelity observed
 */
export const getRawPackageItemsPaged: Op<'GetRawPackageItemsPaged'> = (request, context) => {
  const types = typesNamed(context, request.typeName);
  requireSpaceRights(context, request.packageId);
  const paging = toPaging(request, ITEMS_PAGED);
  const { itemPages, hostedItems } = context.model;
  const serviceId = groupNamed(context, request.groupName);
  const type = types.filter((one) => serviceId === undefined || one.serviceId === serviceId).at(-1);
  if (type === undefined) return { GetRawPackageItemsPagedResult: { tables: [[{ Column1: 0 }], [], []] } };
  const order = paging.order ?? ({ field: 'item.name', isDescending: false } as const);
  const scope = {
    spaceId: request.packageId,
    isRecursive: request.recursive,
    typeId: type.id,
    serverId: unlessZero(request.serverId),
  };
  const { total, rows } = itemPages.ofSpace(scope, { ...paging, order });
  const items = rows.flatMap(({ id }) => (id === null ? [] : (hostedItems.find(id) ?? [])));
  const page = items.map((item) => pagedRow(context, item));
  return { GetRawPackageItemsPagedResult: { tables: [[{ Column1: total }], page, propertyRows(items)] } };
};

function isServed({ installationId }: HostedItem): boolean {
  return installationId !== null;
}

/** First and last name stand there without a blank. */
function itemRow(context: MspcContext, item: HostedItem): Row {
  const { model } = context;
  const space = model.spaces.get(item.spaceId);
  const { id, username, firstName, lastName } = model.users.get(space.ownerId);
  const { ServerName, ServerID, ServiceName } = servedBy(context, item);
  return {
    ...itemColumns(context, item),
    PackageName: space.name,
    ServiceID1: item.installationId,
    ...{ ServiceName, ServerID, ServerName },
    UserID: id,
    Username: username,
    UserFullName: firstName === null || lastName === null ? null : `${firstName}${lastName}`,
  };
}

function pagedRow(context: MspcContext, item: HostedItem): Row {
  const { model } = context;
  const space = model.spaces.get(item.spaceId);
  return {
    ...itemColumns(context, item),
    PackageName: space.name,
    ...servedBy(context, item),
    ...ownerColumns(model.users.get(space.ownerId)),
  };
}

function itemColumns(context: MspcContext, item: HostedItem): Row {
  const { hostedItems, catalogue } = context.model;
  const type = hostedItems.findType(item.typeId);
  return {
    ItemID: item.id,
    ItemName: item.name,
    ItemTypeID: item.typeId,
    TypeName: type === undefined ? null : typeNameOf(context, type),
    DisplayName: type?.name ?? null,
    ServiceID: item.installationId,
    PackageID: item.spaceId,
    CreatedDate: item.createdAt,
    GroupName: type === undefined ? null : (catalogue.findService(type.serviceId)?.name ?? null),
  };
}

function servedBy(context: MspcContext, { installationId }: HostedItem) {
  const running = installationId === null ? undefined : context.model.installations.find(installationId);
  return { ServiceName: running?.name ?? null, ...serverColumns(context, running?.serverId ?? null) };
}

function propertyRows(items: readonly HostedItem[]): Row[] {
  return items.flatMap(({ id, properties }) =>
    Object.entries(properties).map(([name, value]) => ({
      ItemID: id,
      PropertyName: name,
      PropertyValue: value,
    })),
  );
}
