import type { MspcContext } from './context.js';
import { MspcError } from './errors.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { addItem, findItem, serviceInForce } from './items.js';
import { ACTIVE, checkAccount, requireActiveSpace, requireSpaceRights } from './rights.js';
import { seal } from './sealed.js';

/** Whether any FTP account of the system has this name. */
export function ftpAccountExists(context: MspcContext, name: string | null): boolean {
  return name !== null && findItem(context, ITEM_CLASS.ftpAccount, name) !== undefined;
}

/**
 * Makes an FTP account that may read and write all of a space; that its name is free, the wizards have seen.
 *
 * @throws MspcError the account check, the space's standing, ERROR_FTP_RESOURCE_QUOTA_LIMIT,
 *   ERROR_FTP_RESOURCE_UNAVAILABLE
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, FtpServerController.AddFtpAccount
 * @fidelity observed
 */
export function addFtpAccount(
  context: MspcContext,
  { spaceId, name, password }: { spaceId: number; name: string; password: string | null },
): void {
  checkAccount(context, ACTIVE);
  requireActiveSpace(context, spaceId);
  requireSpaceRights(context, spaceId);
  const { catalogue, quotas } = context.model;
  const quota = catalogue.findQuotaByName('FTP.Accounts');
  if (quota !== undefined && quotas.isExhausted(spaceId, quota)) {
    throw new MspcError('ERROR_FTP_RESOURCE_QUOTA_LIMIT');
  }
  const service = serviceInForce(context, spaceId, GROUP.ftp);
  if (service === undefined) throw new MspcError('ERROR_FTP_RESOURCE_UNAVAILABLE');
  const properties = { CanRead: 'True', CanWrite: 'True', Folder: '\\', Password: seal(password ?? '') };
  addItem(context, ITEM_CLASS.ftpAccount, { spaceId, name, properties }, service);
}
