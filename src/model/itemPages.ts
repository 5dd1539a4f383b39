import type { SqlValue } from '../storage/database.js';
import type { Estate } from './estate.js';
import { pageOf, type Page, type Paging } from './paging.js';
import { OWNER_FIELDS, SPACE_FIELDS } from './spacePages.js';
import { SPACE_TREE } from './spaces.js';
import { USER_TREE } from './users.js';

const ITEM_FIELDS = {
  ...{ 'item.id': 'I.id', 'item.name': 'I.name', 'item.typeId': 'I.typeId', 'item.createdAt': 'I.createdAt' },
  'item.installationId': 'I.installationId',
  ...SPACE_FIELDS,
  ...OWNER_FIELDS,
} as const;
export type ItemField = keyof typeof ITEM_FIELDS;

const SERVED_FIELDS = {
  ...ITEM_FIELDS,
  ...{ 'type.name': 'IT.name', 'type.className': 'IT.className', 'type.position': 'IT.position' },
  ...{ 'type.serviceId': 'IT.serviceId', 'installation.name': 'N.name', 'server.name': 'S.name' },
  'server.id': 'N.serverId',
} as const;
export type ServedField = keyof typeof SERVED_FIELDS;

const DOMAIN_FIELDS = {
  ...{ 'domain.id': 'D.id', 'domain.name': 'D.name', 'domain.allowsHosting': 'D.allowsHosting' },
  ...{ 'domain.zoneItemId': 'D.zoneItemId', 'domain.webSiteItemId': 'D.webSiteItemId' },
  ...{ 'domain.mailDomainItemId': 'D.mailDomainItemId', 'domain.isSubDomain': 'D.isSubDomain' },
  ...{ 'domain.spaceId': 'D.spaceId', 'domain.aliasedDomainId': 'D.aliasedDomainId' },
  ...{ 'domain.isPointer': 'D.isPointer', 'domain.isInstantAlias': 'D.isInstantAlias' },
  ...SPACE_FIELDS,
  ...OWNER_FIELDS,
} as const;
export type DomainField = keyof typeof DOMAIN_FIELDS;

/** Which items of a space are listed; without a server, those on any. */
export interface ItemScope {
  readonly spaceId: number;
  /** Also those of the spaces below it. */
  readonly isRecursive: boolean;
  readonly typeId: number;
  readonly serverId?: number | undefined;
}

/** Items and domains by the page. */
export class ItemPages {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Items of a type that a running service keeps. */
  ofSpace(scope: ItemScope, paging: Paging<ServedField>): Page<'id'> {
    const listing = { ...servedItems(scope), keys: { id: 'I.id' }, fields: SERVED_FIELDS };
    return pageOf(this.#estate.database, listing, paging);
  }

  /** Items of a type in the spaces of an account and of all below it. */
  ofType(typeId: number, topOwnerId: number, paging: Paging<ItemField>): Page<'id'> {
    const listing = {
      from: `hostedItem AS I JOIN space AS P ON P.id = I.spaceId JOIN user AS U ON U.id = P.ownerId`,
      where: `I.typeId = ? AND ${OWNED_BELOW}`,
      parameters: [typeId, topOwnerId],
      keys: { id: 'I.id' },
      fields: ITEM_FIELDS,
    };
    return pageOf(this.#estate.database, listing, paging);
  }

  /** Domains in the spaces of an account and of all below it. */
  domains(topOwnerId: number, paging: Paging<DomainField>): Page<'id'> {
    const listing = {
      from: `domain AS D JOIN space AS P ON P.id = D.spaceId JOIN user AS U ON U.id = P.ownerId`,
      where: OWNED_BELOW,
      parameters: [topOwnerId],
      keys: { id: 'D.id' },
      fields: DOMAIN_FIELDS,
    };
    return pageOf(this.#estate.database, listing, paging);
  }
}

const OWNED_BELOW = `P.ownerId IN (${USER_TREE} SELECT id FROM tree)`;

/** SQL: items of a type with the service that keeps them, its server, and the owner. */
export function servedItems({ spaceId, isRecursive, typeId, serverId }: ItemScope): {
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
} {
  const conditions = [
    'I.typeId = ?',
    isRecursive ? `I.spaceId IN (${SPACE_TREE} SELECT id FROM tree)` : 'I.spaceId = ?',
    ...(serverId === undefined ? [] : ['N.serverId = ?']),
  ];
  return {
    from: `hostedItem AS I JOIN space AS P ON P.id = I.spaceId JOIN user AS U ON U.id = P.ownerId
      JOIN itemType AS IT ON IT.id = I.typeId JOIN installation AS N ON N.id = I.installationId
      JOIN server AS S ON S.id = N.serverId`,
    where: conditions.join(' AND '),
    parameters: [typeId, spaceId, ...(serverId === undefined ? [] : [serverId])],
  };
}
