import type { ChangeRequest } from '../../model/requests.js';
import type { PrintedRequest, SentRequest } from './contract.generated.js';
import type { CortexContext, Reading } from './context.js';
import { wrong } from './customerKeys.js';
import { maySee } from './rights.js';
import { STATUS_WORDS } from './values.js';

/**
 * A request by its id, or the children of one.
 *
 * @throws CortexError CustomerError for an unknown id
 * @source Cortex behaviour 11
 * @fidelity observed; log and times, and the error, inferred
 */
export const getRequests: Reading<'request'> = (sent, context) => {
  const { requests } = context.model;
  if (sent.id === undefined) {
    const children = requests.children(sent.parentid ?? 0);
    return children.filter((child) => isVisible(child, context)).map((one) => printed(one, sent, context));
  }
  const found = requests.find(sent.id);
  if (found === undefined || !isVisible(found, context)) {
    throw wrong(String(sent.id), 'The request does not exist.');
  }
  return [printed(found, sent, context)];
};

/** Those of customers that are gone are the provider's to see. */
function isVisible({ tenantId }: ChangeRequest, context: CortexContext): boolean {
  if (context.caller.administers === 'everything') return true;
  return (
    tenantId !== null &&
    context.model.tenants.find(tenantId) !== undefined &&
    maySee(context, { id: tenantId })
  );
}

function printed(request: ChangeRequest, sent: SentRequest, context: CortexContext): PrintedRequest {
  const { id, parentId, effect, status } = request;
  return {
    id,
    parentid: parentId ?? undefined,
    type: TYPES[effect],
    name: '',
    description: descriptionOf(request),
    status: STATUS_WORDS[status],
    object: effect === 'bulk' ? undefined : objectOf(request),
    log: sent.log && {
      entry: context.model.requests.log(id).map((entry) => ({ ...entry, time: context.time(entry.at) })),
    },
    times: sent.times && timesOf(request, context),
  };
}

const TYPES = {
  provision: 'Object Provision',
  deprovision: 'Object Deprovision',
  remove: 'Object Deprovision',
  bulk: 'Bulk Request',
} as const;

/** @fidelity observed for provisioning; the others inferred */
function descriptionOf({ effect, name, ownerName }: ChangeRequest): string {
  if (effect === 'bulk') return 'Bulk Request';
  return effect === 'provision'
    ? `Provision ${name} to ${ownerName}`
    : `Deprovision ${name} from ${ownerName}`;
}

/** Once it is deprovisioned, the object is in another state than its request. */
function objectOf(request: ChangeRequest): PrintedRequest['object'] {
  const { effect, name, label, ownerName, status } = request;
  const isUndone = effect !== 'provision' && status === 'provisioned';
  return {
    type: objectType(request),
    name,
    description: `${label} - ${ownerName}`,
    status: isUndone ? 'NotProvisioned' : STATUS_WORDS[status],
  };
}

/** @source Cortex behaviour 11 @fidelity observed for Customer Service; the others inferred */
export function objectType({ userId, serviceId }: ChangeRequest) {
  if (userId === null) return serviceId === null ? 'Customer' : 'Customer Service';
  return serviceId === null ? 'User' : 'User Service';
}

function timesOf({ requestedAt, startedAt, completedAt }: ChangeRequest, context: CortexContext) {
  const [started, completed] = [startedAt, completedAt].map((at) => (at === null ? '' : context.time(at)));
  return { requested: context.time(requestedAt), started: started ?? '', completed: completed ?? '' };
}
