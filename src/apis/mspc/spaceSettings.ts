import { ROOT_SPACE_ID } from '../../model/spaces.js';
import { cut } from './columns.js';
import type { MspcContext } from './context.js';
import { MspcFault, wrapping } from './errors.js';
import type { PackageSettings } from './esPackages.generated.js';
import { GROUP } from './itemClasses.js';
import { serviceSettings } from './items.js';
import { repeatedProperty, settingPairs, type SettingPair } from './settingPairs.js';
import { checkAccount, requireSpaceRights } from './rights.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * A group of settings of a space, from the nearest space above that has it; where none has, those of the space's
 * server and services.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, PackageController.GetPackageSettings
 * @fidelity observed; the order of the settings and the `Dump` entry of the system space inferred
 */
export const getPackageSettings: Op<'GetPackageSettings'> = ({ packageId, settingsName }, context) => {
  const { spaceId, settings } = lookUp(context, packageId, settingsName ?? '');
  return {
    GetPackageSettingsResult: {
      PackageId: spaceId,
      SettingsName: settingsName,
      SettingsArray: [...settings].map(([name, value]) => [name, value]),
    },
  };
};

/**
 * Replaces a group of settings of a space.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO
 * @throws MspcFault NULL_REFERENCE, SPACE_REFUSED, INDEX_OUTSIDE for a pair that is none, FK_SETTINGS_PACKAGES,
 *   SPACE_SETTINGS_NAME_NULL, PK_PACKAGE_SETTINGS; all of them wrapped
 * @source WebsitePanel, PackageController.UpdatePackageSettings
 * @fidelity observed; the constraints inferred
 */
export const updatePackageSettings: Op<'UpdatePackageSettings'> = ({ settings }, context) => {
  checkAccount(context);
  wrapping('Could not update package settings', () => {
    if (settings === null) throw new MspcFault('NULL_REFERENCE');
    const pairs = settingPairs(settings.SettingsArray);
    requireSpaceRights(context, settings.PackageId);
    replaceSettings(context, settings, pairs);
  });
  return { UpdatePackageSettingsResult: 0 };
};

/** A group of settings of a space as the product's own controllers read it. @throws MspcFault SPACE_REFUSED */
export function effectiveSettings(
  context: MspcContext,
  spaceId: number,
  name: string,
): ReadonlyMap<string, string> {
  return lookUp(context, spaceId, name).settings;
}

/** Settings that the system space takes from the space's server or services, by the group's name in lower case. */
const FROM_SERVICE: Readonly<Record<string, { readonly group: string; readonly setting: string }>> = {
  nameservers: { group: GROUP.dns, setting: 'NameServers' },
  sharedsslsites: { group: GROUP.web, setting: 'SharedSslSites' },
  exchangeserver: { group: GROUP.exchange, setting: 'TempDomain' },
  virtualprivateservers: { group: 'VPS', setting: 'HostnamePattern' },
  virtualprivateserversforprivatecloud: { group: 'VPSForPC', setting: 'HostnamePattern' },
};

interface Found {
  readonly spaceId: number;
  readonly settings: ReadonlyMap<string, string>;
}

function lookUp(context: MspcContext, spaceId: number, name: string): Found {
  requireSpaceRights(context, spaceId);
  const { spaces, spaceSettings } = context.model;
  for (let space = spaces.find(spaceId); space !== undefined;) {
    if (space.id <= ROOT_SPACE_ID)
      return { spaceId: space.id, settings: rootSettings(context, spaceId, name) };
    const own = spaceSettings.own(space.id, name);
    if (own.size > 0) return { spaceId: space.id, settings: own };
    space = space.parentId === null ? undefined : spaces.find(space.parentId);
  }
  return { spaceId, settings: new Map() };
}

function rootSettings(context: MspcContext, spaceId: number, name: string): ReadonlyMap<string, string> {
  const settings = new Map([['Dump', '']]);
  const key = name.toLowerCase();
  if (key === 'instantalias') {
    const serverId = context.model.spaces.find(spaceId)?.serverId ?? null;
    const server = serverId === null ? undefined : context.model.catalogue.findServer(serverId);
    if (server !== undefined) settings.set('InstantAlias', server.instantAlias ?? '');
  }
  if (key === 'spacesfolder') settings.set('ChildSpacesFolder', '');
  const source = Object.hasOwn(FROM_SERVICE, key) ? FROM_SERVICE[key] : undefined;
  if (source !== undefined) {
    const service = serviceSettings(context, spaceId, source.group);
    if (service !== undefined) settings.set(source.setting, service[source.setting] ?? '');
  }
  return settings;
}

function replaceSettings(
  { model }: MspcContext,
  { PackageId, SettingsName }: PackageSettings,
  pairs: readonly SettingPair[],
): void {
  if (SettingsName === null) {
    if (pairs.length > 0) throw new MspcFault('SPACE_SETTINGS_NAME_NULL');
    return;
  }
  if (pairs.length > 0 && model.spaces.find(PackageId) === undefined) {
    throw new MspcFault('FK_SETTINGS_PACKAGES');
  }
  const name = cut('SettingsName', SettingsName).trimEnd();
  const repeated = repeatedProperty(pairs);
  if (repeated !== undefined) throw new MspcFault('PK_PACKAGE_SETTINGS', PackageId, name, repeated);
  model.spaceSettings.replace(PackageId, name, pairs);
}
