import { hasPassword } from '../../model/credentials.js';
import type { User } from '../../model/users.js';
import { requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import type { Op } from './operation.js';
import { userExtras } from './userExtras.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN_LENGTH = 32;

/**
 * Signs a user in and hands out a token, a new one each time.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, BAD_CREDENTIALS, NO_API_RIGHTS
 * @source RequestToken (v2)
 * @fidelity documented; unknown names, locked users and missing rights inferred
 */
export const requestToken: Op<'requestToken'> = ({ eid, loginName, password }, context) => {
  const tenant = context.model.tenants.findByEid(requiredText(eid, 'eid'));
  const name = requiredText(loginName, 'loginName');
  const clear = requiredText(password, 'password');
  const user = tenant && context.model.users.findByProvisioningName(tenant.id, name);
  const refuse = (detail: string) => new ProvisioningError('BAD_CREDENTIALS').because(detail);
  if (tenant === undefined) throw refuse(`there is no environment ${eid ?? ''}`);
  if (user === undefined) throw refuse(`there is no user ${name} in environment ${tenant.eid}`);
  if (!hasPassword(user, clear)) throw refuse(`the password is not that of ${name}`);
  if (!mayLogIn(context, user)) throw refuse(`${name} may not log in: locked, suspended or not valid now`);
  if (!mayUseApi(context, user)) throw new ProvisioningError('NO_API_RIGHTS');
  const token = context.ids.text('token', ALPHABET, TOKEN_LENGTH);
  context.model.tokens.issue(token, user.id, context.options.tokenIdleMs);
  return { token };
};

/** Discards a token; one that is unknown never gets here. @source ReleaseToken (v2) @fidelity documented */
export const releaseToken: Op<'releaseToken'> = ({ token }, { model }) => {
  if (token !== null) model.tokens.release(token);
  return undefined;
};

/**
 * Whoever a token stands for, and that it is in use.
 *
 * @throws ProvisioningError TOKEN_EXPIRED
 * @source Provisioning behaviour 2
 * @fidelity documented for releaseToken, inferred for the others
 */
export function callerOf(
  { model, options }: Pick<ProvisioningContext, 'model' | 'options'>,
  token: string | null,
): User {
  const userId = token === null ? undefined : model.tokens.use(token, options.tokenIdleMs);
  const user = userId === undefined ? undefined : model.users.find(userId);
  if (user === undefined) throw new ProvisioningError('TOKEN_EXPIRED');
  return user;
}

/** Locked users cannot sign in, nor anybody before or after their validity. */
function mayLogIn({ model }: ProvisioningContext, user: User): boolean {
  const { validFrom, validTo } = userExtras(user);
  const now = model.clock.now();
  const isValid = (validFrom === null || validFrom <= now) && (validTo === null || validTo >= now);
  return isValid && model.mayLogIn(user);
}

/**
 * Who administers a tenant may use the API, and so may accounts made for it and holders of one of its roles.
 *
 * @source design, rights across products
 * @fidelity inferred
 */
function mayUseApi({ model, options }: ProvisioningContext, user: User): boolean {
  if (options.rights === 'everyone') return true;
  const { apiAccessOnly, roles } = userExtras(user);
  const standsForTenant = model.tenants.get(user.tenantId).accountId === user.id;
  return standsForTenant || apiAccessOnly || roles.some((role) => options.apiRoles.includes(role));
}
