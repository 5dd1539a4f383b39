import type { AuditTask } from '../../model/audit.js';
import type { HostedItem } from '../../model/hostedItems.js';
import type { JobHandler, Model } from '../../model/model.js';
import { inBackground } from './background.js';
import type { MspcContext, MspcOptions } from './context.js';

const CHANGE_STATUS = 'mspc.changeItemsStatus';
/** Items sent to a service at once: the product's packets hold one more than ten. */
const FIRST_PACKET = 11;
const PACKET = 10;

interface Payload {
  readonly spaceIds: readonly number[];
}

/** Has the items of spaces switched on or off; which of the two only the services would learn. */
export function scheduleItemsStatus(
  { model, caller, options }: MspcContext,
  spaceIds: readonly number[],
): void {
  const payload = { spaceIds, callerId: caller.id };
  model.jobs.schedule(CHANGE_STATUS, payload, options.asyncDeleteMs);
}

/** The background thread of ChangePackageStatus and ChangeUserStatus. */
export function itemJobs(options: MspcOptions): Readonly<Record<string, JobHandler>> {
  return {
    [CHANGE_STATUS]: inBackground<Payload>(options, (context, { spaceIds }) => {
      const task = context.audit('SPACE', 'CHANGE_ITEMS_STATUS', null);
      const items = spaceIds.flatMap((id) => itemsThat(context.model, id, 'isSuspendable'));
      recordWork(task, 'ChangeServiceItemsState', items);
    }),
  };
}

/** Items of a space whose type can be suspended, or must be taken down with it. */
export function itemsThat(
  { hostedItems }: Model,
  spaceId: number,
  trait: 'isSuspendable' | 'isDisposable',
): HostedItem[] {
  return hostedItems.ofSpace(spaceId).filter(({ typeId }) => hostedItems.findType(typeId)?.[trait] === true);
}

/**
 * Writes down the calls to services that the work on items would make.
 *
 * @source WebsitePanel, PackageAsyncWorker.ProcessServiceItems
 * @fidelity observed
 */
export function recordWork(task: AuditTask, method: string, items: readonly HostedItem[]): void {
  for (const serviceId of new Set(items.map(({ installationId }) => installationId ?? 0))) {
    const own = items.filter(({ installationId }) => (installationId ?? 0) === serviceId);
    task.lines.push(`Start analyze ${serviceId} service (${own.length} items)`);
    for (let from = 0, size = FIRST_PACKET; from < own.length; from += size, size = PACKET) {
      const packet = own.slice(from, from + size);
      const [first, last] = [packet.at(0)?.name ?? '', packet.at(-1)?.name ?? ''];
      task.lines.push(`Invoke ${method} method ('${first}' - '${last}' items) - 1 attempt`);
    }
    task.lines.push(`End analyze ${serviceId} service (${own.length} items)`);
  }
}
