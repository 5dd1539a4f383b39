import type { JobHandler } from '../../model/model.js';
import { inBackground } from './background.js';
import type { MspcContext, MspcOptions } from './context.js';
import { faultText } from './errors.js';
import { itemsThat, recordWork } from './itemWork.js';
import { reportOf } from './resultForm.js';
import { hasUserRights, mayUpdate, requireSpaceRights } from './rights.js';

interface Payload {
  readonly id: number;
  readonly callerId: number;
}

const DELETE_ACCOUNT = 'mspc.deleteAccount';
const DELETE_SPACE = 'mspc.deleteSpace';

export function scheduleAccountDeletion({ model, caller, options }: MspcContext, id: number): void {
  model.jobs.schedule(DELETE_ACCOUNT, { id, callerId: caller.id } satisfies Payload, options.asyncDeleteMs);
}

export function scheduleSpaceDeletion({ model, caller, options }: MspcContext, id: number): void {
  model.jobs.schedule(DELETE_SPACE, { id, callerId: caller.id } satisfies Payload, options.asyncDeleteMs);
}

/** The background threads of DeleteUser and DeletePackage. */
export function deletionJobs(options: MspcOptions): Readonly<Record<string, JobHandler>> {
  const withId = (work: (context: MspcContext, id: number) => void): JobHandler =>
    inBackground<Payload>(options, (context, { id }) => {
      work(context, id);
    });
  return { [DELETE_ACCOUNT]: withId(deleteAccount), [DELETE_SPACE]: withId(deleteSpace) };
}

/**
 * Takes down the spaces of an account, then removes its add-on plans, its peers and the account itself as one change.
 *
 * @source MSPC behaviour 6, DeleteUser step 3
 * @fidelity documented; the order of the spaces, youngest first, inferred
 */
function deleteAccount(context: MspcContext, id: number): void {
  const { model } = context;
  const account = model.users.find(id);
  if (account === undefined) return;
  const task = context.audit('USER', 'DELETE', account.username);
  task.itemId = id;
  if (!hasUserRights(context, id)) {
    task.fail('You are not allowed to access this account');
    return;
  }
  for (const space of model.spaces.ofOwner(id).reverse()) deleteSpace(context, space.id);
  if (!mayUpdate(context, id)) return;
  const failure = refusalOf(context, 'DeleteUser', () => {
    for (const plan of model.plans.ofOwner(id)) if (plan.isAddon) model.plans.remove(plan.id);
    model.users.remove(id);
  });
  if (failure !== undefined) task.fail(failure);
}

/** Removes a space with all that is tied to it; it stays where something else still points at it, or without rights. */
function deleteSpace(context: MspcContext, id: number): void {
  const { model } = context;
  const space = model.spaces.find(id);
  if (space === undefined) return;
  const task = context.audit('SPACE', 'DELETE_ITEMS', space.name);
  task.itemId = id;
  recordWork(task, 'DeleteServiceItems', itemsThat(model, id, 'isDisposable'));
  const failure = refusalOf(context, 'DeletePackage', () => {
    // The legacy procedure raises the refusal and deletes all the same (behaviour 8.4).
    if (context.options.refusedChange === 'none') requireSpaceRights(context, id);
    model.spaces.remove(id);
  });
  if (failure !== undefined) task.fail(failure);
}

/** Runs a change of its own; a rule of the estate that forbids it is answered in the product's words. */
function refusalOf(
  { model, options }: MspcContext,
  operation: string,
  change: () => void,
): string | undefined {
  try {
    model.transaction(change);
    return undefined;
  } catch (error) {
    const report = reportOf(operation, error);
    if (report === undefined) throw error;
    return report.fault === undefined ? report.result : faultText(report.fault, options.brand.database);
  }
}
