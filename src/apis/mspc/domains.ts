import type { Domain, NewDomain } from '../../model/domains.js';
import { cut } from './columns.js';
import type { MspcContext } from './context.js';
import { MspcError } from './errors.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { addItem, findItem, serviceInForce } from './items.js';
import { ACTIVE, checkAccount, requireActiveSpace, requireSpaceRights } from './rights.js';
import { effectiveSettings } from './spaceSettings.js';

/**
 * Refuses a name that is taken as a domain proper.
 *
 * @throws MspcError ERROR_DOMAIN_ALREADY_EXISTS
 * @source WebsitePanel, ServerController.CheckDomain
 * @fidelity observed
 */
export function requireFreeDomain({ model }: MspcContext, name: string | null): void {
  if (name !== null && model.domains.isTaken(cut('DomainName', name), false)) {
    throw new MspcError('ERROR_DOMAIN_ALREADY_EXISTS');
  }
}

/** What is special about a domain to be added. */
export interface DomainOrder extends Pick<NewDomain, 'spaceId' | 'name'> {
  readonly hasZone: boolean;
  readonly isInstantAlias?: boolean;
}

/**
 * Adds a domain to a space and, where its DNS service is in force, a zone for it.
 *
 * @throws MspcError the account check, the space's standing, ERROR_DOMAIN_QUOTA_LIMIT, ERROR_DOMAIN_ALREADY_EXISTS,
 *   ERROR_RESTRICTED_DOMAIN, ERROR_DNS_ZONE_EXISTS
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, ServerController.AddDomain
 * @fidelity observed
 */
export function addDomain(context: MspcContext, order: DomainOrder): Domain {
  checkAccount(context, ACTIVE);
  requireActiveSpace(context, order.spaceId);
  return order.isInstantAlias === true ? recordDomain(context, order) : recordCounted(context, order);
}

/**
 * Gives a domain the zone it has not got; where the DNS service has one of that name already, it stays without.
 *
 * @source WebsitePanel, ServerController.EnableDomainDns
 * @fidelity observed
 */
export function enableDns(context: MspcContext, domain: Domain): void {
  checkAccount(context);
  const service = serviceInForce(context, domain.spaceId, GROUP.dns);
  const isOnServer =
    service !== undefined && findItem(context, ITEM_CLASS.dnsZone, domain.name, service.id) !== undefined;
  if (domain.zoneItemId !== null || service === undefined || isOnServer) return;
  const { spaceId, name } = domain;
  const zone = addItem(context, ITEM_CLASS.dnsZone, { spaceId, name, properties: {} }, service);
  context.model.domains.change(domain.id, { zoneItemId: zone.id });
}

/** The name under which a domain can be seen before it works; undefined where no instant alias is configured. */
export function aliasName(context: MspcContext, { spaceId, name }: Domain): string | undefined {
  const suffix = effectiveSettings(context, spaceId, 'InstantAlias').get('InstantAlias') ?? '';
  return suffix === '' ? undefined : `${name}.${suffix}`;
}

/**
 * Makes a domain's instant alias, and points it at the site and the mail domain that the domain has.
 *
 * @throws MspcError ERROR_INSTANT_ALIAS_IS_NOT_CONFIGURED, as `addDomain`
 * @source WebsitePanel, ServerController.CreateDomainInstantAlias
 * @fidelity observed
 */
export function createInstantAlias(context: MspcContext, domainId: number): void {
  checkAccount(context);
  const { domains } = context.model;
  const domain = domains.get(domainId);
  const name = aliasName(context, domain);
  if (name === undefined) throw new MspcError('ERROR_INSTANT_ALIAS_IS_NOT_CONFIGURED');
  const alias =
    domains.findByName(name) ??
    recordDomain(context, { spaceId: domain.spaceId, name, hasZone: true, isInstantAlias: true });
  for (const { webSiteItemId } of domains.pointersOf(domain.id)) {
    if (webSiteItemId !== null) addPointer(context, alias, alias.name, webSiteItemId);
  }
  if (domain.mailDomainItemId !== null && alias.mailDomainItemId === null) {
    domains.change(alias.id, { mailDomainItemId: domain.mailDomainItemId });
  }
}

/** Points a name at a web site; a name that points somewhere already stays as it is. */
export function addPointer(context: MspcContext, domain: Domain, name: string, webSiteItemId: number): void {
  const { domains } = context.model;
  if (domains.isTaken(name, true) || isRestricted(context, domain.spaceId, name)) return;
  domains.add({
    ...{ spaceId: domain.spaceId, name, webSiteItemId, isPointer: true },
    ...{ isInstantAlias: domain.isInstantAlias, isSubDomain: domain.isSubDomain },
    ...{ zoneItemId: domain.zoneItemId, aliasedDomainId: domain.id },
  });
}

/** Whether a name lies below a domain of another account that lets nobody else host there. */
export function isRestricted({ model }: MspcContext, spaceId: number, name: string): boolean {
  const above = model.domains.above(name).at(-1);
  if (above === undefined || above.allowsHosting) return false;
  const ownerOf = (id: number) => model.spaces.find(id)?.ownerId;
  return ownerOf(above.spaceId) !== ownerOf(spaceId);
}

function recordCounted(context: MspcContext, order: DomainOrder): Domain {
  requireSpaceRights(context, order.spaceId);
  const { catalogue, quotas } = context.model;
  const quota = catalogue.findQuotaByName('OS.Domains');
  if (quota !== undefined && quotas.isExhausted(order.spaceId, quota)) {
    throw new MspcError('ERROR_DOMAIN_QUOTA_LIMIT');
  }
  return recordDomain(context, order);
}

function recordDomain(context: MspcContext, order: DomainOrder): Domain {
  const { spaceId, hasZone, isInstantAlias = false } = order;
  const name = cut('DomainName', order.name);
  requireFreeDomain(context, name);
  if (isRestricted(context, spaceId, name)) throw new MspcError('ERROR_RESTRICTED_DOMAIN');
  const zoneItemId = hasZone ? addZone(context, spaceId, name) : null;
  return context.model.domains.add({ spaceId, name, isInstantAlias, zoneItemId });
}

/** @throws MspcError ERROR_DNS_ZONE_EXISTS */
function addZone(context: MspcContext, spaceId: number, name: string): number | null {
  const service = serviceInForce(context, spaceId, GROUP.dns);
  if (service === undefined) return null;
  if (findItem(context, ITEM_CLASS.dnsZone, name, service.id) !== undefined) {
    throw new MspcError('ERROR_DNS_ZONE_EXISTS');
  }
  return addItem(context, ITEM_CLASS.dnsZone, { spaceId, name, properties: {} }, service).id;
}
