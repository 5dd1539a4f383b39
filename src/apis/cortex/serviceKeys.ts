import type { Offer } from '../../model/offers.js';
import type { ProgressStatus } from '../../model/progress.js';
import type { Subscription } from '../../model/subscriptions.js';
import type { Tenant } from '../../model/tenants.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { serviceDetails, type ServiceDetails } from './details.js';
import { CortexError } from './errors.js';
import type { Member } from './userProperties.js';
import { STATUS_WORDS, type StatusWord } from './values.js';

/** A service of a customer or a user: what is offered, and what of it they have. */
export interface HeldService {
  readonly offer: Offer;
  /** Undefined for a service that is not provisioned, and for one that comes by itself. */
  readonly subscription: Subscription | undefined;
  readonly details: ServiceDetails;
  readonly status: ProgressStatus;
  readonly isHeld: boolean;
}

/** The service whose user plans go by another word. @source services.json, rules */
export const EXCHANGE = 'HE';

/** What a request names a service by. */
interface Keys {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
}

/**
 * The services of a customer, provisioned or not, by full name: what its location offers, its reseller sells, or it has.
 *
 * @source Cortex behaviour 8; services.json, rules
 * @fidelity observed; what a reseller does not sell is left out (inferred)
 */
export function customerServices(tenant: Tenant, context: CortexContext): HeldService[] {
  const { model } = context;
  const held = new Map(
    model.subscriptions
      .ofTenant(tenant.id)
      .filter(({ userId }) => userId === null)
      .map((subscription) => [subscription.serviceId, subscription]),
  );
  const local = model.offers.ofLocation(tenant.location);
  const known = new Set(local.map(({ id }) => id));
  const others = [...held.keys()].filter((id) => !known.has(id)).flatMap((id) => model.offers.find(id) ?? []);
  const isResold = resoldTo(tenant, context);
  return [...local, ...others]
    .filter((offer) => held.has(offer.id) || offer.isBuiltIn || isResold(offer))
    .sort((one, other) => (one.fullName.toLowerCase() < other.fullName.toLowerCase() ? -1 : 1))
    .map((offer) =>
      toHeld(offer, held.get(offer.id), { ...subjectOf(tenant), serviceId: offer.id }, context),
    );
}

/** The services a user can be given: those for users that its customer has. */
export function userServicesOf({ tenant, user }: Member, context: CortexContext): HeldService[] {
  const held = new Map(
    context.model.subscriptions.ofUser(user.id).map((subscription) => [subscription.serviceId, subscription]),
  );
  return customerServices(tenant, context)
    .filter(({ offer, status }) => offer.isForUsers && status !== 'notProvisioned')
    .map(({ offer }) => {
      const subject = { tenantId: tenant.id, userId: user.id, serviceId: offer.id };
      return toHeld(offer, held.get(offer.id), subject, context);
    });
}

/** Those that fit all that was sent; all of them for nothing. */
export function matchingServices(services: readonly HeldService[], sent: Keys): HeldService[] {
  return services.filter(
    ({ offer, status }) =>
      isNamed(offer, sent) && (sent.status === undefined || STATUS_WORDS[status] === sent.status),
  );
}

/**
 * What a GET names: several services where they share a name; without a key, everything provisioned.
 *
 * @throws CortexError ServiceNotFound
 */
export function namedServices(services: readonly HeldService[], sent: Keys): HeldService[] {
  if (sent.name === undefined && sent.fullname === undefined) {
    return services.filter(({ status }) => status !== 'notProvisioned');
  }
  const named = services.filter(({ offer }) => isNamed(offer, sent));
  if (named.length === 0) throw new CortexError('ServiceNotFound', { name: sent.name ?? sent.fullname });
  return named;
}

/** The one service a SET names; of several that share a name the first by full name. @throws CortexError ServiceNotFound */
export function namedService(services: readonly HeldService[], sent: Keys): HeldService {
  const isKeyed = sent.name !== undefined || sent.fullname !== undefined;
  const found = isKeyed ? services.find(({ offer }) => isNamed(offer, sent)) : undefined;
  if (found === undefined) throw new CortexError('ServiceNotFound', { name: sent.name ?? sent.fullname });
  return found;
}

/** The catalogue's name without its blanks, as the wire has it. @source services.json, SharePoint 2010 */
export function wireName({ name }: Pick<Offer, 'name'>): string {
  return name.replaceAll(' ', '');
}

function isNamed(offer: Offer, { name, fullname }: Keys): boolean {
  return (
    (name === undefined || plainName(name) === plainName(offer.name)) &&
    (fullname === undefined || plainName(fullname) === plainName(offer.fullName))
  );
}

/** How names of services are compared: without letter case and blanks. @source services.json, rules @fidelity inferred */
export function plainName(name: string): string {
  return name.replaceAll(' ', '').toLowerCase();
}

function subjectOf({ id }: Tenant) {
  return { tenantId: id, userId: null };
}

function toHeld(
  offer: Offer,
  subscription: Subscription | undefined,
  subject: Parameters<CortexContext['model']['progress']['of']>[0],
  { model }: CortexContext,
): HeldService {
  const details = serviceDetails(subscription);
  if (subscription === undefined) {
    const status = offer.isGivenAtOnce ? 'provisioned' : 'notProvisioned';
    return { offer, subscription, details, status, isHeld: model.progress.of(subject).isHeld };
  }
  return { offer, subscription, details, ...model.progress.of(subject) };
}

/** The service that makes a customer a reseller. A location can have one of its own. */
export const RESELLER = 'Reseller';

/** What a customer may sell, by the Reseller services it has. */
export function sellerRows({ id }: Pick<Tenant, 'id'>, { model }: CortexContext) {
  const sellers = model.offers.all().filter(({ name }) => name === RESELLER);
  return sellers.flatMap(({ id: serviceId, sellsIn }) => {
    const subscription = model.subscriptions.find({ tenantId: id, userId: null, serviceId });
    return subscription === undefined ? [] : [{ sellsIn, subscription }];
  });
}

/**
 * Which services a customer's reseller sells: by the Reseller service of the customer's location, or else by the one
 * for all. One that was told nothing sells everything.
 *
 * @fidelity inferred
 */
function resoldTo({ parentId, location }: Tenant, context: CortexContext): (offer: Offer) => boolean {
  if (parentId === null) return () => true;
  const rows = sellerRows({ id: parentId }, context);
  const own = rows.find(({ sellsIn }) => isSame(location, sellsIn ?? ''));
  const row = own ?? rows.find(({ sellsIn }) => sellsIn === null);
  if (row === undefined) return () => rows.length === 0;
  const { resold } = serviceDetails(row.subscription);
  return ({ name }) =>
    resold.length === 0 || resold.some(({ service, isEnabled }) => isEnabled && service === name);
}
