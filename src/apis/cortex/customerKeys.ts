import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { SentCustomer, SentCustomerParent } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerDetails } from './details.js';
import { CortexError } from './errors.js';
import { maySee, requireChange, visibleTenants } from './rights.js';
import { STATUS_WORDS } from './values.js';

type Keys = Pick<SentCustomer, 'id' | 'name' | 'billingid' | 'fullname'>;
type Key = keyof Keys;

/** The key that counts where one is enough. @source Cortex behaviour 6 @fidelity inferred */
const KEY_ORDER: readonly Key[] = ['id', 'name', 'billingid', 'fullname'];

/**
 * Every visible customer that fits all that was sent, by short code; all of them for nothing.
 *
 * @source Cortex behaviour 6 and 8; examples 3 and 25 for the order
 * @fidelity documented; that criteria are joined by AND, and the order, inferred
 */
export function matchingCustomers(sent: SentCustomer, context: CortexContext): Tenant[] {
  const key = keyOf(sent);
  const candidates = key === undefined ? visibleTenants(context) : visibleBy(key, sent, context);
  return candidates
    .filter((tenant) => fits(tenant, sent, context))
    .sort((one, other) => (one.code.toLowerCase() < other.code.toLowerCase() ? -1 : 1));
}

/**
 * What a GET names: one customer, or several that share a full name; every visible one for nothing.
 *
 * @throws CortexError CustomerNotFound, also for what the caller may not see
 */
export function namedCustomers(sent: SentCustomer, context: CortexContext): Tenant[] {
  const key = keyOf(sent);
  if (key === undefined) return matchingCustomers({}, context);
  const found = visibleBy(key, sent, context);
  if (found.length === 0) throw notFound(key, sent);
  return found;
}

/**
 * What a SET or DELETE names.
 *
 * @throws CortexError NotAuthorized beyond the caller's reach, CustomerError for a full name that several share or a
 *   short code that is not the one of the id, CustomerNotFound for an unknown id
 */
export function customerToChange(sent: SentCustomer, context: CortexContext): Tenant | undefined {
  const key = keyOf(sent);
  if (key === undefined) return undefined;
  const [found, another] = candidatesBy(key, sent, context);
  if (found === undefined) {
    if (key === 'id') throw notFound(key, sent);
    return undefined;
  }
  requireChange(context, found);
  if (another !== undefined) throw wrong(sent.fullname, 'Several customers have this full name.');
  if (sent.name !== undefined && sent.name.toLowerCase() !== found.code.toLowerCase()) {
    throw wrong(found.code, 'The name cannot be changed.');
  }
  return found;
}

/**
 * The customer a new one is put below: the caller's own where nothing is said.
 *
 * @throws CortexError CustomerNotFound, NotAuthorized where it may have no customers or is beyond the caller's reach
 * @source Cortex behaviour 10 and 20
 * @fidelity documented; the errors inferred
 */
export function parentOf(sent: SentCustomerParent | undefined, context: CortexContext): Tenant {
  const parent = namedParent(sent, context) ?? context.caller.tenant;
  requireChange(context, parent);
  if (parent.id !== PROVIDER_ID && !parent.isReseller) throw new CortexError('NotAuthorized');
  return parent;
}

/** The customer a `parent` element names; undefined when it names none. @throws CortexError CustomerNotFound */
export function namedParent(
  sent: SentCustomerParent | undefined,
  context: CortexContext,
): Tenant | undefined {
  const keys = filled(sent ?? {});
  const key = keyOf(keys);
  if (key === undefined) return undefined;
  const [found] = candidatesBy(key, keys, context);
  if (found === undefined) throw notFound(key, keys);
  return found;
}

export function wrong(key: string | undefined, reason: string): CortexError {
  return new CortexError('CustomerError', { key, reason });
}

/** Elements of `parent` are no keys by the contract, so empty ones and stray blanks are dropped here. */
function filled({ id, name, fullname, billingid }: SentCustomerParent): Keys {
  const [code, full, billing] = [name, fullname, billingid].map((text) => text?.trim() || undefined);
  return { id, name: code, fullname: full, billingid: billing };
}

function keyOf(sent: Keys): Key | undefined {
  return KEY_ORDER.find((key) => sent[key] !== undefined);
}

function notFound(key: Key, sent: Keys): CortexError {
  return new CortexError('CustomerNotFound', { key: sent[key] });
}

function visibleBy(key: Key, sent: Keys, context: CortexContext): Tenant[] {
  return candidatesBy(key, sent, context).filter((tenant) => maySee(context, tenant));
}

function candidatesBy(key: Key, sent: Keys, { model: { tenants } }: CortexContext): Tenant[] {
  const { id, name = '', billingid = '', fullname = '' } = sent;
  if (key === 'fullname') return tenants.findByFullName(fullname);
  const found =
    key === 'id'
      ? tenants.find(id ?? 0)
      : key === 'name'
        ? tenants.findByCode(name)
        : tenants.findByBillingId(billingid);
  return found === undefined ? [] : [found];
}

function fits(tenant: Tenant, sent: SentCustomer, { model }: CortexContext): boolean {
  const { id, name, fullname, billingid, primarydomain, status } = sent;
  const progress = model.progress.of({ tenantId: tenant.id, userId: null, serviceId: null });
  return (
    (id === undefined || id === tenant.id) &&
    isSame(name, tenant.code) &&
    isSame(fullname, tenant.fullName) &&
    isSame(billingid, customerDetails(tenant).billingId) &&
    isSame(primarydomain?.trim() || undefined, tenant.primaryDomain) &&
    isSame(status, STATUS_WORDS[progress.status])
  );
}

/** Texts are compared without letter case; nothing sent fits everything. */
export function isSame(sent: string | undefined, stored: string): boolean {
  return sent === undefined || sent.toLowerCase() === stored.toLowerCase();
}
