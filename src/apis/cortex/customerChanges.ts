import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { Order } from '../../model/fulfilment.js';
import type { SentCustomer } from './contract.generated.js';
import type { Changing, CortexContext } from './context.js';
import { resolveAnswers } from './approvalAnswers.js';
import { resolveProviders } from './approvalProviderChanges.js';
import { createCustomer, updateCustomer } from './customerFields.js';
import { customerToChange, namedParent, parentOf, wrong } from './customerKeys.js';
import { deprovisionCustomer } from './deprovisioning.js';
import { CortexError } from './errors.js';
import { orderCustomer } from './orders.js';
import { resolveService } from './serviceChanges.js';
import { resolveUser } from './userChanges.js';
import { existingUser } from './userKeys.js';
import { deleteUsers } from './userDeletion.js';

/**
 * Creates or changes a customer with what is inside it.
 *
 * @throws CortexError
 * @source Cortex behaviour 10 and 17
 * @fidelity documented; see the parts for what is inferred
 */
export const setCustomer: Changing<'customer'> = (sent, context) => {
  const known = customerToChange(sent, context);
  const parent = known === undefined ? parentOf(sent.parent, context) : sameParent(known, sent, context);
  requireLocation(sent, context);
  const home = known ?? unborn(sent, parent, context);
  const services = (sent.service ?? []).map((service) => resolveService(home, service, context));
  const users = (sent.user ?? []).map((user) => resolveUser(known, home, user, context));
  const approvals = resolveApprovals(home, sent, context);
  return () => {
    const tenant =
      known === undefined ? createCustomer(sent, parent, context) : updateCustomer(known, sent, context);
    for (const change of approvals) change(tenant);
    const own = orderOwn(tenant, known, sent, context);
    const provided = services.flatMap((change) => change(tenant, own) ?? []);
    for (const change of users) change(tenant, [...own, ...provided]);
  };
};

/**
 * Deletes a customer, or a user of it.
 *
 * @throws CortexError CustomerError for the provider and for a customer that has customers, InvalidService for a service
 * @source Cortex behaviour 16
 * @fidelity documented; the errors inferred
 */
export const deleteCustomer: Changing<'customer'> = (sent, context) => {
  const tenant = customerToChange(sent, context);
  if (tenant === undefined) {
    throw new CortexError('CustomerNotFound', { key: sent.name ?? sent.billingid ?? sent.fullname });
  }
  const users = (sent.user ?? []).map((user) => existingUser(tenant, user, context));
  return () => {
    refuseServices([...(sent.service ?? []), ...(sent.user ?? []).flatMap(({ service = [] }) => service)]);
    if (sent.user !== undefined) {
      deleteUsers(tenant, users, context);
      return;
    }
    if (tenant.id === PROVIDER_ID) throw wrong(tenant.code, 'The root customer cannot be deleted.');
    if (context.model.tenants.children(tenant.id).length > 0) {
      throw wrong(tenant.code, 'The customer still has customers.');
    }
    deprovisionCustomer(tenant, 'remove', context);
  };
};

/** Services are deprovisioned, not deleted. @source Cortex behaviour 16 @fidelity inferred */
function refuseServices([first]: readonly {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}[]): void {
  if (first === undefined) return;
  const service = first.name ?? first.fullname;
  throw new CortexError('InvalidService', { service, reason: 'A service cannot be deleted.' });
}

/** What a SET says of who has to approve changes, and of approvals that are asked for. */
function resolveApprovals(
  home: Tenant,
  { approvalproviders, approvalresponses }: SentCustomer,
  context: CortexContext,
): ((tenant: Tenant) => void)[] {
  return [
    ...(approvalproviders === undefined ? [] : [resolveProviders(home, approvalproviders, context)]),
    ...(approvalresponses === undefined ? [] : [resolveAnswers(home, undefined, approvalresponses, context)]),
  ];
}

/** How a customer that is yet to be made will stand, as far as what it can be given depends on it. */
function unborn({ location }: SentCustomer, parent: Tenant, { model }: CortexContext): Tenant {
  const named = model.locations.findByName(location?.trim() ?? '');
  return { ...parent, id: 0, parentId: parent.id, location: named?.name ?? parent.location };
}

/** A known customer stays below its parent. @fidelity inferred: moving one is not documented */
function sameParent(known: Tenant, { parent }: SentCustomer, context: CortexContext): Tenant {
  const named = namedParent(parent, context);
  if (named !== undefined && named.id !== known.parentId) {
    throw wrong(known.code, 'The parent cannot be changed.');
  }
  return known;
}

function requireLocation({ location }: SentCustomer, { model }: CortexContext): void {
  const name = location?.trim() ?? '';
  if (name !== '' && model.locations.findByName(name) === undefined) {
    throw new CortexError('LocationNotFound', { name });
  }
}

/**
 * Orders what happens to the customer itself: nothing as long as only what is inside it is spoken of.
 *
 * @source Cortex behaviour 10, 9 and 10; 11
 * @fidelity documented; for the words beside the two documented ones inferred
 */
function orderOwn(
  tenant: Tenant,
  known: Tenant | undefined,
  sent: SentCustomer,
  context: CortexContext,
): readonly Order[] {
  if (known !== undefined && !SETTINGS.some((element) => sent[element] !== undefined)) return [];
  if (sent.status === 'NotProvisioned') {
    if (tenant.id === PROVIDER_ID) throw wrong(tenant.code, 'The root customer cannot be deprovisioned.');
    return [deprovisionCustomer(tenant, 'deprovision', context)];
  }
  if (sent.status === 'Pending') {
    context.model.progress.set(
      { tenantId: tenant.id, userId: null, serviceId: null },
      { status: 'pending', requestId: null },
    );
    return [];
  }
  return [orderCustomer(context, 'provision', tenant, [])];
}

/** Elements whose presence makes a call speak of the customer itself, not only of what is inside it. */
const SETTINGS = [
  ...(['location', 'primarydomain', 'contactname', 'contactemail', 'address', 'phone', 'fax'] as const),
  ...(['customerou', 'customeroustructure', 'domains', 'locations', 'departments', 'password'] as const),
  ...(['roles', 'brand', 'template', 'token', 'hmc', 'enabled', 'status', 'properties'] as const),
  'approvalproviders',
] as const satisfies readonly (keyof SentCustomer)[];
