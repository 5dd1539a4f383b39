import type { Space } from '../../model/spaces.js';
import type { MspcContext } from './context.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { addItem, findItem, itemsOfClass, serviceOf } from './items.js';

/** Where homes of accounts are kept unless the service's settings say otherwise. */
const USERS_HOME = 'C:\\HostingSpaces';

/**
 * Gives a space its home folder on the server, where it has an operating system service; the folder is named after
 * the account and numbered when taken.
 *
 * @source WebsitePanel, PackageController.CreatePackageHome
 * @fidelity observed; the numbering inferred, and that the caller needs no rights over the account
 */
export function createHome(context: MspcContext, space: Space): void {
  const { model } = context;
  const service = serviceOf(context, space.id, GROUP.os);
  if (service === undefined) return;
  const found = model.spaceSettings.effective(space.id, 'SpacesFolder');
  const within = found?.properties.get('ChildSpacesFolder') ?? '';
  const planSpaceId = space.planId === null ? null : (model.plans.find(space.planId)?.spaceId ?? null);
  const base =
    within === '' || planSpaceId === null
      ? (service.settings['UsersHome'] ?? USERS_HOME)
      : fullPath(context, planSpaceId, within);
  const path = `${base.replace(/\\$/, '')}\\${model.users.get(space.ownerId).username}`;
  const isTaken = (name: string) => findItem(context, ITEM_CLASS.homeFolder, name) !== undefined;
  let name = path;
  for (let number = 1; isTaken(name); number += 1) name = `${path}${number}`;
  addItem(context, ITEM_CLASS.homeFolder, { spaceId: space.id, name, properties: {} }, service);
}

/** A path on the server of one that begins at the space's home. */
export function fullPath(context: MspcContext, spaceId: number, path: string): string {
  const home = itemsOfClass(context, spaceId, ITEM_CLASS.homeFolder)[0]?.name ?? '';
  return `${home}\\${path.replace(/^\\+/, '')}`;
}
