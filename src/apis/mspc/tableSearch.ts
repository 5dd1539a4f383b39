import {
  accountsWithin,
  domainsIn,
  itemsOfType,
  itemsServed,
  spacesWithin,
  type SearchArea,
  type TextField,
  type Texts,
} from '../../model/textSearch.js';
import type { MspcContext } from './context.js';
import { NO_ROWS, NO_TABLES, type DataSetValue } from './dataSet.js';
import { MspcFault } from './errors.js';
import { groupNamed, typesByName } from './itemTypeNames.js';
import { unlessZero } from './paging.js';
import { hasUserRights, requireSpaceRights } from './rights.js';
import { textsOf } from './sqlList.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Texts of one listing that are like a pattern, each once for every column, with how many rows have it.
 *
 * @throws MspcFault SPACE_REFUSED for items and virtual machines, INVALID_COLUMN and SYNTAX
 * @source SolidCP, PackageController.GetSearchTableByColumns, procedure GetSearchTableByColumns
 * @fidelity observed; listings of what is not emulated (schedules, IP addresses) are always empty
 */
export const getSearchTableByColumns: Op<'GetSearchTableByColumns'> = (request, context) => ({
  GetSearchTableByColumnsResult: search(context, request),
});

type Request = Parameters<typeof getSearchTableByColumns>[0];

/** A listing's rows, and its columns by the name they have there. */
interface Listing {
  readonly area: (context: MspcContext, request: Request) => SearchArea | undefined;
  readonly texts: Texts;
}

const OF_OWNERS = { Username: 'username', FullName: 'fullName', Email: 'email' } as const;

const LISTINGS: Readonly<Record<string, Listing>> = {
  domains: {
    area: (_context, request) => domainsIn(spaceArea(request)),
    texts: { DomainName: 'name', ...OF_OWNERS },
  },
  nestedpackages: {
    area: (_context, { PackageID, StatusID, PlanID, ServerID }) =>
      spacesWithin({
        parentId: PackageID,
        standing: unlessZero(StatusID),
        planId: unlessZero(PlanID),
        serverId: unlessZero(ServerID),
      }),
    texts: { PackageName: 'name', ...OF_OWNERS },
  },
  serviceitems: {
    area: itemArea,
    // The product fills the full name with the first name.
    texts: { ItemName: 'name', ...OF_OWNERS, FullName: 'firstName' },
  },
  users: { area: accountArea, texts: { ...OF_OWNERS, CompanyName: 'companyName' } },
  virtualmachines: {
    area: (context, request) => {
      requireSpaceRights(context, request.PackageID);
      return itemsOfType(machineTypeOf(request), spaceArea(request));
    },
    texts: { ItemName: 'name', Username: 'username' },
  },
};

/** Listings of what is not emulated. */
const EMPTY = new Set(['schedules', 'ipaddresses', 'packageipaddresses', 'packageprivateipaddresses']);

function search(context: MspcContext, request: Request): DataSetValue {
  const name = (request.PagedStored ?? '').slice(0, 50).trimEnd().toLowerCase();
  const isWithoutType = name === 'virtualmachines' && (request.VPSType ?? '').trimEnd() === '';
  const listing = Object.hasOwn(LISTINGS, name) ? LISTINGS[name] : undefined;
  if (isWithoutType || (listing === undefined && !EMPTY.has(name))) return NO_TABLES;
  if (request.MaximumRows < 0) throw new MspcFault('SYNTAX', '-');
  const columns = columnsNamed(request.FilterColumns);
  const area = listing?.area(context, request);
  if (listing === undefined || area === undefined || request.FilterValue === null) return NO_ROWS;
  const entries = Object.entries<TextField>(listing.texts);
  const texts = entries.filter(([column]) => columns?.includes(column.toLowerCase()) ?? true);
  const pattern = request.FilterValue.slice(0, 50);
  const rows = context.model.textSearch.suggestions(
    area,
    Object.fromEntries(texts),
    pattern,
    request.MaximumRows,
  );
  return {
    tables: [
      rows.map(({ id, text, kind, count }) => ({
        ItemID: id,
        TextSearch: text,
        ColumnType: kind,
        Count: count,
      })),
    ],
  };
}

function columnsNamed(list: string | null): string[] | undefined {
  const named = (list ?? '').slice(0, 200).trimEnd();
  return named === '' ? undefined : textsOf(named).map((column) => column.trimEnd().toLowerCase());
}

function spaceArea({ PackageID, Recursive, ServerID }: Request) {
  return { spaceId: PackageID, isRecursive: Recursive, serverId: unlessZero(ServerID) };
}

/** Of several types of the name that the group does not tell apart, it is the last. */
function itemArea(context: MspcContext, request: Request): SearchArea | undefined {
  requireSpaceRights(context, request.PackageID);
  const serviceId = groupNamed(context, request.GroupName);
  const type = typesByName(context, request.ItemTypeName ?? '')
    .filter((one) => serviceId === undefined || one.serviceId === serviceId)
    .at(-1);
  return type === undefined ? undefined : itemsServed({ ...spaceArea(request), typeId: type.id });
}

/** Without user rights there are no accounts. */
function accountArea(context: MspcContext, request: Request): SearchArea | undefined {
  const user = context.model.users.find(request.UserID);
  if (user === undefined || !hasUserRights(context, user.id)) return undefined;
  return accountsWithin({
    ownerId: request.Recursive && user.isPeer ? user.ownerId : user.id,
    isRecursive: request.Recursive,
    exceptId: user.id,
    role: unlessZero(request.RoleID),
    standing: unlessZero(request.StatusID),
  });
}

function machineTypeOf({ VPSType }: Request): number {
  const name = (VPSType ?? '').trimEnd().toLowerCase();
  return (Object.hasOwn(MACHINE_TYPES, name) ? MACHINE_TYPES[name] : undefined) ?? 33;
}

const MACHINE_TYPES: Readonly<Record<string, number>> = { vps2012: 41, proxmox: 143, vpsforpc: 35 };
