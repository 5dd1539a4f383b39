import type { Addon } from '../../model/addons.js';
import type { Domain } from '../../model/domains.js';
import type { HostedItem } from '../../model/hostedItems.js';
import type { Space } from '../../model/spaces.js';
import type { MspcContext } from './context.js';
import { UNSET_DATE } from './dates.js';
import { getPackageContext } from './contexts.js';
import { GROUP, ITEM_CLASS } from './itemClasses.js';
import { itemsOfClass, serviceSettings } from './items.js';
import { unseal } from './sealed.js';
import { requireAccountRights } from './rights.js';
import { effectiveSettings } from './spaceSettings.js';
import { dateValue, listOf, recordValue } from './templateRecords.js';
import { Dictionary, List, Thing, type Property, type Value } from './templates/values.js';
import type { Variables } from './templates/evaluate.js';
import { visibleUser } from './visibleUser.js';
import { toHostingPlanInfo, toPackageAddonInfo, toPackageInfo } from './wire.js';

/** How a letter came to be written. */
export interface Occasion {
  /** The account or space was just made. */
  readonly isSignup: boolean;
  /** The text goes into a letter, not to the caller. */
  readonly isEmail: boolean;
}

/**
 * What a letter to an account may speak of; undefined for an account the caller cannot see.
 *
 * @throws MspcFault ACCOUNT_REFUSED
 * @source WebsitePanel, PackageController.EvaluateAccountTempate
 * @fidelity observed
 */
export function accountVariables(
  context: MspcContext,
  userId: number,
  occasion: Occasion,
): Variables | undefined {
  const people = peopleOf(context, userId);
  if (people === undefined) return undefined;
  const { classNamespace } = context.options.brand;
  requireAccountRights(context, userId);
  const spaces = context.model.spaces.ofOwner(userId);
  const plans = spaces.map(({ planId }) => [planId ?? 0, planValue(context, planId)] as const);
  const addons = spaces.flatMap(({ id }) => context.model.addons.ofSpace(id));
  return {
    ...occasionValues(occasion),
    ...people,
    Spaces: listOf(
      `${classNamespace}.PackageInfo`,
      spaces.map((space) => recordValue(context, 'PackageInfo', listedSpace(space))),
    ),
    Plans: hashtable(plans.filter(([, plan]) => plan !== null)),
    Addons: hashtable(
      addons.map((addon, index) => [
        index,
        recordValue(context, 'PackageAddonInfo', namedAddon(context, addon)),
      ]),
    ),
    SpaceContexts: hashtable(spaces.map(({ id }) => [id, spaceContext(context, id)])),
  };
}

/**
 * What a letter about a space may speak of; undefined for an unknown one, or an owner the caller cannot see.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel, PackageController.EvaluatePackageTempate
 * @fidelity observed; addresses of services come from their settings, no DNS records are kept
 */
export function spaceVariables(
  context: MspcContext,
  spaceId: number,
  occasion: Occasion,
): Variables | undefined {
  const space = context.model.spaces.find(spaceId);
  if (space === undefined) return undefined;
  const inSpace = {
    ...occasionValues(occasion),
    space: spaceContext(context, spaceId),
    ...planIn(context, space.planId),
    NameServers: nameServers(context, spaceId),
    InstantAlias: effectiveSettings(context, spaceId, 'InstantAlias').get('InstantAlias') || null,
    ...itemLists(context, spaceId),
    MailRecords: listOf(`${context.options.brand.classNamespace}.GlobalDnsRecord`, []),
    ...serverAddresses(context, spaceId),
    PackageRootFolder: itemsOfClass(context, spaceId, ITEM_CLASS.homeFolder)[0]?.name ?? null,
  };
  const people = peopleOf(context, space.ownerId);
  return people === undefined ? undefined : { ...inSpace, ...people };
}

function occasionValues({ isSignup, isEmail }: Occasion) {
  return { Signup: isSignup, Email: isEmail };
}

/** The account and, where the caller can see it, the account above it. */
function peopleOf(context: MspcContext, userId: number): Variables | undefined {
  const user = visibleUser(context, userId);
  if (user === null) return undefined;
  const reseller = visibleUser(context, user.OwnerId);
  return {
    user: recordValue(context, 'UserInfo', user),
    ...(reseller === null
      ? {}
      : { reseller: recordValue(context, 'UserInfo', { ...reseller, Password: '' }) }),
  };
}

/** A space with the columns that the list of an account's spaces fills. */
function listedSpace(space: Space): object {
  return { ...toPackageInfo(space, UNSET_DATE), PackageComments: null, OverrideQuotas: false };
}

function planValue(context: MspcContext, planId: number | null): Value {
  const plan = planId === null ? undefined : context.model.plans.find(planId);
  return plan === undefined ? null : recordValue(context, 'HostingPlanInfo', toHostingPlanInfo(plan));
}

function planIn(context: MspcContext, planId: number | null): Variables {
  const plan = planValue(context, planId);
  return plan === null ? {} : { plan };
}

function namedAddon({ model }: MspcContext, addon: Addon) {
  const plan = model.plans.find(addon.planId);
  const named = { PlanName: plan?.name ?? null, PlanDescription: plan?.description ?? null };
  return { ...toPackageAddonInfo(addon), ...named };
}

/** A space with its groups and quotas as lists and by name. */
function spaceContext(context: MspcContext, packageId: number): Thing {
  const { classNamespace } = context.options.brand;
  const record = getPackageContext({ packageId }, context).GetPackageContextResult;
  if (record === null) throw new Error(`no space ${packageId}`);
  const value = recordValue(context, 'PackageContext', record);
  const byName = (property: Property | undefined, name: string, type: string) => {
    const elements = property instanceof List ? property.items : [];
    const entries = elements.flatMap((element) =>
      element instanceof Thing ? [[String(element.properties[name]), element] as const] : [],
    );
    const pair = `System.String,${classNamespace}.${type}`;
    return new Dictionary(
      `System.Collections.Generic.Dictionary\`2[${pair}]`,
      `System.Collections.Generic.KeyValuePair\`2[${pair}]`,
      new Map(entries),
    );
  };
  return new Thing(value.className, {
    ...value.properties,
    Groups: byName(value.properties['GroupsArray'], 'GroupName', 'HostingPlanGroupInfo'),
    Quotas: byName(value.properties['QuotasArray'], 'QuotaName', 'QuotaValueInfo'),
  });
}

function hashtable(entries: readonly (readonly [number, Value])[]): Dictionary {
  return new Dictionary(
    'System.Collections.Hashtable',
    'System.Collections.DictionaryEntry',
    new Map<string | number, Value>(entries),
  );
}

function nameServers(context: MspcContext, spaceId: number): List {
  const text = effectiveSettings(context, spaceId, 'NameServers').get('NameServers') ?? '';
  return new List('System.String[]', text === '' ? [] : text.split(';'), true);
}

function itemLists(context: MspcContext, spaceId: number): Variables {
  const lists: Readonly<Record<string, string>> = {
    WebSites: ITEM_CLASS.webSite,
    FtpAccounts: ITEM_CLASS.ftpAccount,
    MailAccounts: ITEM_CLASS.mailAccount,
    ExchangeOrganizations: ITEM_CLASS.organization,
  };
  const { classNamespace } = context.options.brand;
  const domains = context.model.domains.ofSpace(spaceId);
  return {
    ...Object.fromEntries(
      Object.entries(lists).map(([name, itemClass]) => {
        const items = itemsOfClass(context, spaceId, itemClass);
        const values = items.map((item) => itemValue(context, item, itemClass));
        return [name, listOf(providerClass(context, itemClass), values)];
      }),
    ),
    Domains: listOf(
      `${classNamespace}.DomainInfo`,
      domains.map((domain) => domainValue(context, domain)),
    ),
  };
}

function providerClass({ options }: MspcContext, itemClass: string): string {
  return `${options.brand.classNamespace.replace(/\.EnterpriseServer$/, '')}.Providers.${itemClass}`;
}

function itemValue(context: MspcContext, item: HostedItem, itemClass: string): Thing {
  const { Password: password, ...own } = item.properties;
  return new Thing(providerClass(context, itemClass), {
    Id: item.id,
    TypeId: item.typeId,
    PackageId: item.spaceId,
    ServiceId: item.installationId ?? 0,
    Name: item.name,
    CreatedDate: dateValue(context, item.createdAt),
    ...own,
    ...(typeof password === 'string' ? { Password: unseal(password) } : {}),
  });
}

function domainValue({ model, options }: MspcContext, domain: Domain): Thing {
  const nameOf = (itemId: number | null) =>
    itemId === null ? null : (model.hostedItems.find(itemId)?.name ?? null);
  return new Thing(`${options.brand.classNamespace}.DomainInfo`, {
    DomainId: domain.id,
    PackageId: domain.spaceId,
    ZoneItemId: domain.zoneItemId ?? 0,
    DomainItemId: domain.aliasedDomainId ?? 0,
    DomainName: domain.name,
    HostingAllowed: domain.allowsHosting,
    WebSiteId: domain.webSiteItemId ?? 0,
    WebSiteName: nameOf(domain.webSiteItemId),
    MailDomainId: domain.mailDomainItemId ?? 0,
    MailDomainName: nameOf(domain.mailDomainItemId),
    ZoneName: nameOf(domain.zoneItemId),
    IsSubDomain: domain.isSubDomain,
    IsInstantAlias: domain.isInstantAlias,
    IsDomainPointer: domain.isPointer,
  });
}

const DATABASE_GROUPS = ['MsSQL2000', 'MsSQL2005', 'MsSQL2008', 'MsSQL2012', 'MySQL4', 'MySQL5'];
const EXCHANGE_SETTINGS = [
  'TempDomain',
  'AutodiscoverIP',
  'AutodiscoverDomain',
  'OwaUrl',
  'ActiveSyncServer',
];

/** Addresses from the settings of the services in force. */
function serverAddresses(context: MspcContext, spaceId: number): Variables {
  const databases = DATABASE_GROUPS.flatMap((group) => {
    const settings = serviceSettings(context, spaceId, group);
    if (settings === undefined) return [];
    return [
      [`${group}Address`, settings['ExternalAddress'] ?? null] as const,
      [`${group}ExternalAddress`, settings['ExternalAddress'] ?? null] as const,
      [`${group}InternalAddress`, settings['InternalAddress'] ?? null] as const,
    ];
  });
  const exchange = serviceSettings(context, spaceId, GROUP.exchange) ?? {};
  const servers = (exchange['SmtpServers'] ?? '').split('\n').filter((server) => server !== '');
  return {
    ...Object.fromEntries(databases),
    ...Object.fromEntries(EXCHANGE_SETTINGS.map((name) => [name, exchange[name] ?? null])),
    SmtpServers: new List('System.String[]', servers, true),
  };
}
