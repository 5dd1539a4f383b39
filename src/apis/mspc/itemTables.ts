import type { DomainField, ItemField, ServedField } from '../../model/itemPages.js';
import type { PagedQuery } from './paging.js';
import { OF_SPACES } from './spaceTables.js';

const ITEMS = {
  ItemID: 'item.id',
  PackageID: 'space.id',
  ItemTypeID: 'item.typeId',
  ServiceID: 'item.installationId',
  ItemName: 'item.name',
  CreatedDate: 'item.createdAt',
} as const satisfies Readonly<Record<string, ItemField>>;

/**
 * The query of GetRawPackageItemsPaged.
 *
 * @source WebsitePanel and SolidCP, procedure GetServiceItemsPaged
 * @fidelity observed
 */
export const ITEMS_PAGED: PagedQuery<ServedField> = {
  tables: {
    ...OF_SPACES,
    SI: ITEMS,
    IT: {
      ItemTypeID: 'item.typeId',
      GroupID: 'type.serviceId',
      DisplayName: 'type.name',
      TypeName: 'type.className',
      TypeOrder: 'type.position',
    },
    S: { ServiceID: 'item.installationId', ServerID: 'server.id', ServiceName: 'installation.name' },
    SRV: { ServerID: 'server.id', ServerName: 'server.name' },
  },
  selected: { ItemID: 'item.id' },
  searched: [],
  firstPosition: 1,
};

/**
 * The query of SearchServiceItemsPaged. Later pages begin with the last row of the page before.
 *
 * @source WebsitePanel and SolidCP, procedure SearchServiceItemsPaged
 * @fidelity observed
 */
export const ITEMS_SEARCHED: PagedQuery<ItemField> = {
  tables: { ...OF_SPACES, SI: ITEMS },
  selected: { ItemID: 'item.id' },
  searched: ['item.name'],
  firstPosition: 1,
  beginsAt: 0,
};

/** Columns of domains. @source WebsitePanel and SolidCP, table Domains */
export const DOMAINS = {
  DomainID: 'domain.id',
  PackageID: 'domain.spaceId',
  ZoneItemID: 'domain.zoneItemId',
  DomainName: 'domain.name',
  HostingAllowed: 'domain.allowsHosting',
  WebSiteID: 'domain.webSiteItemId',
  IsSubDomain: 'domain.isSubDomain',
  MailDomainID: 'domain.mailDomainItemId',
  IsInstantAlias: 'domain.isInstantAlias',
  IsDomainPointer: 'domain.isPointer',
  DomainItemId: 'domain.aliasedDomainId',
} as const satisfies Readonly<Record<string, DomainField>>;

/** As ITEMS_SEARCHED, where domains are looked for. */
export const DOMAINS_SEARCHED: PagedQuery<DomainField> = {
  tables: { ...OF_SPACES, D: DOMAINS },
  selected: { DomainID: 'domain.id' },
  searched: ['domain.name'],
  firstPosition: 1,
  beginsAt: 0,
};
