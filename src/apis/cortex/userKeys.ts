import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { SentCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { CortexError } from './errors.js';
import { STATUS_WORDS } from './values.js';
import { displayName, userSubject } from './userWire.js';

type Keys = Pick<SentCustomerUser, 'id' | 'name' | 'upn' | 'fullname'>;
type Key = keyof Keys;

/** The key that counts where one is enough. @source Cortex behaviour 7 @fidelity inferred: the order */
const KEY_ORDER: readonly Key[] = ['id', 'name', 'upn', 'fullname'];

/** Every user of a customer that fits all that was sent, by id; all of them for nothing. */
export function matchingUsers(tenant: Tenant, sent: SentCustomerUser, context: CortexContext): User[] {
  const { model, options } = context;
  const { id, name, upn, fullname, status } = sent;
  const named = name === undefined ? undefined : byName(tenant, name, context, options.strictUserNames)?.id;
  if (name !== undefined && named === undefined) return [];
  return model.users
    .ofTenant(tenant.id)
    .filter(
      (user) =>
        (named === undefined || named === user.id) &&
        (id === undefined || id === user.id) &&
        isSame(upn, user.upn) &&
        isSame(fullname, displayName(user)) &&
        isSame(status, STATUS_WORDS[model.progress.of(userSubject(user)).status]),
    );
}

/** What a GET names in a customer; every user for nothing. @throws CortexError UserNotFound */
export function namedUsers(tenant: Tenant, sent: SentCustomerUser, context: CortexContext): User[] {
  const key = keyOf(sent);
  if (key === undefined) return context.model.users.ofTenant(tenant.id);
  const found = userBy(key, tenant, sent, context, context.options.strictUserNames);
  if (found === undefined) throw notFound(key, sent);
  return [found];
}

/** What a SET names in a customer; undefined for nobody yet. */
export function userToChange(
  tenant: Tenant,
  sent: SentCustomerUser,
  context: CortexContext,
): User | undefined {
  const key = keyOf(sent);
  const found = key === undefined ? undefined : userBy(key, tenant, sent, context, false);
  if (found === undefined && key === 'id') throw notFound(key, sent);
  return found;
}

/** A user of a customer that has to be there. @throws CortexError UserNotFound */
export function existingUser(tenant: Tenant, sent: SentCustomerUser, context: CortexContext): User {
  const key = keyOf(sent);
  const found = key === undefined ? undefined : userBy(key, tenant, sent, context, false);
  if (found === undefined) throw notFound(key ?? 'name', sent);
  return found;
}

function keyOf(sent: Keys): Key | undefined {
  return KEY_ORDER.find((key) => sent[key] !== undefined);
}

function notFound(key: Key, sent: Keys): CortexError {
  return new CortexError('UserNotFound', { key: sent[key] });
}

function userBy(
  key: Key,
  tenant: Tenant,
  sent: Keys,
  context: CortexContext,
  isStrict: boolean,
): User | undefined {
  const { users } = context.model;
  if (key === 'name') return byName(tenant, sent.name ?? '', context, isStrict);
  if (key === 'fullname') {
    return users.ofTenant(tenant.id).find((user) => isSame(sent.fullname, displayName(user)));
  }
  const found = key === 'id' ? users.find(sent.id ?? 0) : users.findByUpn(sent.upn ?? '');
  return found?.tenantId === tenant.id ? found : undefined;
}

/**
 * The stored name, or else the name with the customer's suffix.
 *
 * @source Cortex behaviour 7: the document uses bare names where the recordings use full ones
 * @fidelity inferred
 */
function byName(
  tenant: Tenant,
  name: string,
  { model: { users } }: CortexContext,
  isStrict: boolean,
): User | undefined {
  const known = users.findByCortexName(name);
  if (known?.tenantId === tenant.id) return known;
  const suffixed = isStrict ? undefined : users.findByCortexName(`${name}_${tenant.code}`);
  return suffixed?.tenantId === tenant.id ? suffixed : undefined;
}
