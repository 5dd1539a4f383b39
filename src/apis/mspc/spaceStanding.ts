import { STANDING } from '../../model/codes.js';
import type { Space } from '../../model/spaces.js';
import type { MspcContext } from './context.js';
import { accountRefusal, SPACE_EDITOR } from './rights.js';

/**
 * Gives a space another status the way UpdatePackage would; a refusal of that operation is silently ignored. Account
 * status Pending arrives as space status New: the same number.
 *
 * @source MSPC behaviour 6 ChangeUserStatus step 5, 7 ChangePackageStatus step 4
 * @fidelity documented
 */
export function setSpaceStanding(
  { model, caller, options }: MspcContext,
  space: Space,
  standing: number,
): void {
  if (accountRefusal(caller, SPACE_EDITOR) !== undefined) return;
  const { overridesQuotas, parentId } = space;
  if (overridesQuotas && parentId !== null && model.quotas.exceeded(parentId, options.exceeding).length > 0)
    return;
  if (space.standing !== standing) model.spaces.change(space.id, { standing });
}

/** Of spaces about to get a status, those that begin or cease to be active: their items are switched. */
export function flipped(spaces: readonly Space[], standing: number): number[] {
  const isActive = standing === STANDING.active;
  return spaces.filter((space) => (space.standing === STANDING.active) !== isActive).map(({ id }) => id);
}
