import type { MspcContext } from './context.js';
import { addPointer, isRestricted } from './domains.js';
import { MspcError } from './errors.js';
import { fullPath } from './homeFolders.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { addItem, findItem, serviceInForce } from './items.js';
import { ACTIVE, checkAccount, requireActiveSpace, requireSpaceRights } from './rights.js';

/**
 * Makes the first web site of a space, for a domain of it, on the server's shared address, and points the domain at it.
 *
 * @throws MspcError the account check, the space's standing, ERROR_WEB_SITES_QUOTA_LIMIT, ERROR_WEB_SITE_ALREADY_EXISTS,
 *   ERROR_WEB_SITE_SERVICE_UNAVAILABLE, FAILED_EXECUTE_SERVICE_OPERATION for a site of that name on the server,
 *   ERROR_PUBLICSHAREDIP_FOR_SHAREDIP where the domain has a zone and the service no public address
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, WebServerController.AddWebSite
 * @fidelity observed; the site's properties and its one pointer inferred, no DNS records are kept
 */
export function addWebSite(
  context: MspcContext,
  { spaceId, hostName, domainId }: { spaceId: number; hostName: string | null; domainId: number },
): number {
  checkAccount(context, ACTIVE);
  requireActiveSpace(context, spaceId);
  requireSpaceRights(context, spaceId);
  const { model } = context;
  const quota = model.catalogue.findQuotaByName('Web.Sites');
  if (quota !== undefined && model.quotas.isExhausted(spaceId, quota)) {
    throw new MspcError('ERROR_WEB_SITES_QUOTA_LIMIT');
  }
  const domain = model.domains.get(domainId);
  const name = hostName ? `${hostName}.${domain.name}` : domain.name;
  if (model.domains.isTaken(name, true) || isRestricted(context, spaceId, name)) {
    throw new MspcError('ERROR_WEB_SITE_ALREADY_EXISTS');
  }
  const service = serviceInForce(context, spaceId, GROUP.web);
  if (service === undefined) throw new MspcError('ERROR_WEB_SITE_SERVICE_UNAVAILABLE');
  if (findItem(context, ITEM_CLASS.webSite, name, service.id) !== undefined) {
    throw new MspcError('FAILED_EXECUTE_SERVICE_OPERATION');
  }
  if (domain.zoneItemId !== null && !service.settings['PublicSharedIP']) {
    throw new MspcError('ERROR_PUBLICSHAREDIP_FOR_SHAREDIP');
  }
  const properties = siteProperties(context, spaceId, name);
  const site = addItem(context, ITEM_CLASS.webSite, { spaceId, name, properties }, service);
  addPointer(context, domain, name, site.id);
  return site.id;
}

/** Folders of a site, as the owner's web policy wants them. */
const FOLDERS = {
  ContentPath: { policy: 'WebRootFolder', usual: '\\[DOMAIN_NAME]' },
  LogsPath: { policy: 'WebLogsFolder', usual: '\\WebLogs\\[DOMAIN_NAME]' },
  DataPath: { policy: 'WebDataFolder', usual: '\\WebData\\[DOMAIN_NAME]' },
} as const;

function siteProperties(context: MspcContext, spaceId: number, name: string): Record<string, string> {
  const ownerId = context.model.spaces.find(spaceId)?.ownerId ?? 0;
  const policy = context.model.settings.effective(ownerId, 'WebPolicy');
  const folders = Object.entries(FOLDERS).map(([property, folder]) => {
    const pattern = policy.get(folder.policy) || folder.usual;
    return [
      property,
      fullPath(
        context,
        spaceId,
        pattern.replaceAll(/\[DOMAIN_NAME\]/gi, () => name),
      ),
    ];
  });
  return { SiteId: name, SiteIPAddressId: '0', ...Object.fromEntries(folders) };
}
