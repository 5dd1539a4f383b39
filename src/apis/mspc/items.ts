import type { HostedItem } from '../../model/hostedItems.js';
import type { Installation } from '../../model/installations.js';
import type { MspcContext } from './context.js';
import { MspcFault } from './errors.js';
import { ITEM_CLASS } from './itemClasses.js';
import { ACTIVE_ADMINISTRATOR, checkAccount, requireSpaceRights } from './rights.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Forgets an item without touching the server; a mail domain with everything that has an address in it. An unknown
 * item is no error.
 *
 * @throws MspcError the account check with ERROR_USER_ACCOUNT_SHOULD_BE_ADMINISTRATOR
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, PackageController.DetachPackageItem, procedure DeleteServiceItem
 * @fidelity observed
 */
export const detachPackageItem: Op<'DetachPackageItem'> = ({ itemId }, context) => {
  checkAccount(context, ACTIVE_ADMINISTRATOR);
  const { hostedItems } = context.model;
  const item = hostedItems.find(itemId);
  if (item !== undefined) {
    requireSpaceRights(context, item.spaceId);
    const isMailDomain = hostedItems.findType(item.typeId)?.className === ITEM_CLASS.mailDomain;
    const addresses = isMailDomain ? hostedItems.named(item.spaceId, `%@${item.name}`) : [];
    for (const { id } of [...addresses, item]) hostedItems.remove(id);
  }
  return { DetachPackageItemResult: 0 };
};

/**
 * Gives an item to another service; which kind of service that is, is not looked at. An unknown item is no error.
 *
 * @throws MspcError the account check with ERROR_USER_ACCOUNT_SHOULD_BE_ADMINISTRATOR
 * @throws MspcFault SPACE_REFUSED, FK_ITEMS_SERVICES
 * @source WebsitePanel, PackageController.MovePackageItem
 * @fidelity observed; the constraint's name inferred
 */
export const movePackageItem: Op<'MovePackageItem'> = ({ itemId, destinationServiceId }, context) => {
  checkAccount(context, ACTIVE_ADMINISTRATOR);
  const { hostedItems, installations } = context.model;
  const item = hostedItems.find(itemId);
  if (item !== undefined) {
    requireSpaceRights(context, item.spaceId);
    if (installations.find(destinationServiceId) === undefined) throw new MspcFault('FK_ITEMS_SERVICES');
    hostedItems.change(itemId, { installationId: destinationServiceId });
  }
  return { MovePackageItemResult: 0 };
};

/** Items of a space whose class goes by this name, whatever service keeps them. */
export function itemsOfClass({ model }: MspcContext, spaceId: number, className: string): HostedItem[] {
  return model.hostedItems.typesOfClass(className).flatMap(({ id }) => model.hostedItems.ofType(spaceId, id));
}

/**
 * The running service that a space gets a resource from; undefined where the group is not in force or the space has
 * no server.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, procedure GetPackageServiceID
 * @fidelity observed
 */
export function serviceInForce(
  context: MspcContext,
  spaceId: number,
  group: string,
): Installation | undefined {
  requireSpaceRights(context, spaceId);
  return serviceOf(context, spaceId, group);
}

/** As `serviceInForce`, without asking for rights. */
export function serviceOf({ model }: MspcContext, spaceId: number, group: string): Installation | undefined {
  const { spaces, catalogue, quotas, installations } = model;
  const serverId = spaces.find(spaceId)?.serverId ?? null;
  const service = catalogue.findByPlanName(group);
  if (serverId === null || service === undefined || !quotas.isInForce(spaceId, service.id)) return undefined;
  return installations.onServer(serverId, service.id);
}

/** Settings of the service that a space gets a resource from. @throws MspcFault SPACE_REFUSED */
export function serviceSettings(
  context: MspcContext,
  spaceId: number,
  group: string,
): Installation['settings'] | undefined {
  return serviceInForce(context, spaceId, group)?.settings;
}

/** Records an item of a service under the type its class has there. */
export function addItem(
  { model }: MspcContext,
  className: string,
  item: { readonly spaceId: number; readonly name: string; readonly properties: HostedItem['properties'] },
  { id: installationId, serviceId }: Installation,
): HostedItem {
  const type = model.hostedItems.typesOfClass(className).find((known) => known.serviceId === serviceId);
  if (type === undefined) throw new Error(`no item type ${className} of service ${serviceId}`);
  return model.hostedItems.add({ ...item, typeId: type.id, installationId });
}

/** An item of a class by its name, letter case aside: on any server, or of one running service. */
export function findItem(
  { model }: MspcContext,
  className: string,
  name: string,
  installationId?: number,
): HostedItem | undefined {
  return model.hostedItems
    .typesOfClass(className)
    .flatMap(({ id }) => model.hostedItems.allNamed(id, name))
    .find((item) => installationId === undefined || item.installationId === installationId);
}
