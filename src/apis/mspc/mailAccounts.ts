import type { Installation } from '../../model/installations.js';
import type { MspcContext } from './context.js';
import { aliasName } from './domains.js';
import { MspcError } from './errors.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { addItem, findItem, serviceInForce } from './items.js';
import { ACTIVE, checkAccount, requireActiveSpace, requireSpaceRights } from './rights.js';
import { seal } from './sealed.js';

/**
 * Makes the first mailbox of a space, and the mail domain it is in.
 *
 * @throws MspcError the account check, the space's standing, ERROR_MAIL_ACCOUNTS_RESOURCE_QUOTA_LIMIT,
 *   ERROR_MAIL_RESOURCE_UNAVAILABLE, ERROR_MAIL_ACCOUNTS_SERVICE_ITEM_EXISTS, ERROR_MAIL_DOMAIN_EXISTS
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, MailServerController.AddMailAccount
 * @fidelity observed
 */
export function addMailAccount(
  context: MspcContext,
  {
    spaceId,
    mailbox,
    domainName,
    password,
  }: { spaceId: number; mailbox: string; domainName: string; password: string | null },
): void {
  checkAccount(context, ACTIVE);
  requireActiveSpace(context, spaceId);
  requireSpaceRights(context, spaceId);
  const { catalogue, quotas } = context.model;
  const quota = catalogue.findQuotaByName('Mail.Accounts');
  if (quota !== undefined && quotas.isExhausted(spaceId, quota)) {
    throw new MspcError('ERROR_MAIL_ACCOUNTS_RESOURCE_QUOTA_LIMIT');
  }
  const service = serviceInForce(context, spaceId, GROUP.mail);
  if (service === undefined) throw new MspcError('ERROR_MAIL_RESOURCE_UNAVAILABLE');
  const name = `${mailbox}@${domainName}`;
  if (findItem(context, ITEM_CLASS.mailAccount, name, service.id) !== undefined) {
    throw new MspcError('ERROR_MAIL_ACCOUNTS_SERVICE_ITEM_EXISTS');
  }
  addMailDomain(context, spaceId, domainName, service);
  const properties = { Password: seal(password ?? '') };
  addItem(context, ITEM_CLASS.mailAccount, { spaceId, name, properties }, service);
}

/** The domain, and its instant alias, know their mail domain. @throws MspcError ERROR_MAIL_DOMAIN_EXISTS */
function addMailDomain(context: MspcContext, spaceId: number, name: string, service: Installation): void {
  if (findItem(context, ITEM_CLASS.mailDomain, name, service.id) !== undefined) {
    throw new MspcError('ERROR_MAIL_DOMAIN_EXISTS');
  }
  const item = addItem(context, ITEM_CLASS.mailDomain, { spaceId, name, properties: {} }, service);
  const { domains } = context.model;
  const domain = domains.findProper(name);
  if (domain === undefined) return;
  domains.change(domain.id, { mailDomainItemId: item.id });
  const alias = domains.findByName(aliasName(context, domain) ?? '');
  if (alias !== undefined) domains.change(alias.id, { mailDomainItemId: item.id });
}
