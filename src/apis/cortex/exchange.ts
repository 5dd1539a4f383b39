import type { Extras } from '../../model/estate.js';
import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedCustomerService,
  PrintedCustomerServiceCustomeraddressformatsAddress,
  SentCustomerService,
} from './contract.generated.js';
import { domainsOf } from './customerWire.js';
import { changedLimit } from './lexical.js';
import type { Limit } from './values.js';

/** What only Hosted Exchange has, at customer level. */
interface ExchangeSettings {
  readonly version: string;
  readonly authoritativeDomains: readonly string[];
  readonly domains: readonly { readonly name: string; readonly type: string }[];
  readonly updatesPolicy: boolean;
  readonly isCustomerWide: boolean;
  readonly formats: readonly AddressFormat[];
  readonly mailboxStorageLimit: Limit;
  readonly publicFolder: PublicFolder;
}

/** An address pattern of a domain that is set to anything; the others are off. */
interface AddressFormat {
  readonly domain: string;
  readonly pattern: string;
  readonly isPrimary: boolean;
  readonly isAssigned: boolean;
}

interface PublicFolder {
  readonly overridesTemplate: boolean;
  readonly create: boolean;
  readonly storageLimit: Limit;
  readonly warningLimit: Limit;
  readonly itemLimit: Limit;
}

/** @source services.json, HE, address_formats @fidelity observed */
const PATTERNS = [
  { pattern: '%1g%s', local: 'FLastname' },
  { pattern: '%g', local: 'Firstname' },
  { pattern: '%g%1s', local: 'FirstnameL' },
  { pattern: '%g.%s', local: 'Firstname.Lastname' },
] as const;

const NO_PUBLIC_FOLDER: PublicFolder = {
  ...{ overridesTemplate: false, create: false },
  ...{ storageLimit: null, warningLimit: null, itemLimit: null },
};

/**
 * What GET prints of a customer's Hosted Exchange between `approvalpending` and the plans.
 *
 * @source services.json, HE, customer_get_shape
 * @fidelity observed
 */
export function printedExchange(tenant: Tenant, extras: Extras | null): PrintedCustomerService {
  const settings = settingsOf(tenant, extras);
  const { publicFolder } = settings;
  return {
    authoritativedomains: { domain: settings.authoritativeDomains },
    domains: { domain: settings.domains.map(({ name, type }) => ({ text: name, type: wordOf(type) })) },
    UpdateEmailAddressPolicy: settings.updatesPolicy,
    customeraddressformats: {
      customerwide: settings.isCustomerWide,
      address: settings.domains.flatMap(({ name }) => printedFormats(name, settings.formats)),
    },
    version: versionOf(settings.version),
    mailboxstoragelimit: settings.mailboxStorageLimit,
    publicfolder: {
      overridetemplate: publicFolder.overridesTemplate,
      create: publicFolder.create,
      storagelimit: publicFolder.storageLimit,
      warninglimit: publicFolder.warningLimit,
      itemlimit: publicFolder.itemLimit,
    },
  };
}

/**
 * The settings after a SET: domain lists replace those there are, and a domain that is new later is relayed.
 *
 * @throws CortexError InvalidNumericType
 * @source Cortex behaviour 15
 * @fidelity observed for the lists, documented for the kinds of domains
 */
export function changedExchange(tenant: Tenant, extras: Extras | null, sent: SentCustomerService): Extras {
  const stored = settingsOf(tenant, extras);
  const { authoritativedomains, domains, customeraddressformats: formats, version } = sent;
  return {
    ...stored,
    version: version ?? stored.version,
    authoritativeDomains: authoritativedomains?.domain?.map(trimmed) ?? stored.authoritativeDomains,
    domains: domains?.domain?.map((domain) => toDomain(domain, stored)) ?? stored.domains,
    updatesPolicy: sent.UpdateEmailAddressPolicy ?? stored.updatesPolicy,
    isCustomerWide: formats?.customerwide ?? stored.isCustomerWide,
    formats: changedFormats(stored.formats, formats?.address ?? []),
    mailboxStorageLimit: changedLimit(
      stored.mailboxStorageLimit,
      sent.mailboxstoragelimit,
      'mailboxstoragelimit',
    ),
    publicFolder: changedPublicFolder(stored.publicFolder, sent.publicfolder),
  };
}

/** Whether the settings say which version; the first provisioning has to. */
export function hasVersion(extras: Extras | null): boolean {
  return typeof extras?.version === 'string' && extras.version !== '';
}

function settingsOf(tenant: Tenant, extras: Extras | null): ExchangeSettings {
  const domains = domainsOf(tenant);
  return {
    version: '',
    authoritativeDomains: domains,
    domains: domains.map((name) => ({ name, type: AUTHORITATIVE })),
    updatesPolicy: false,
    isCustomerWide: false,
    formats: [],
    mailboxStorageLimit: null,
    publicFolder: NO_PUBLIC_FOLDER,
    ...extras,
  };
}

const AUTHORITATIVE = 'authoritative';
const DOMAIN_TYPES = [AUTHORITATIVE, 'external relay', 'internal relay'] as const;

function wordOf(type: string): (typeof DOMAIN_TYPES)[number] {
  return DOMAIN_TYPES.find((known) => known === type) ?? AUTHORITATIVE;
}

function versionOf(version: string): PrintedCustomerService['version'] {
  return (['2003', '2007', '2010', '2013'] as const).find((known) => known === version);
}

function trimmed(text: string): string {
  return text.trim();
}

function toDomain(
  { text, type }: { readonly text: string; readonly type?: string | undefined },
  { domains }: ExchangeSettings,
): ExchangeSettings['domains'][number] {
  const name = text.trim();
  return { name, type: type ?? domains.find((known) => known.name === name)?.type ?? 'external relay' };
}

function printedFormats(
  domain: string,
  formats: readonly AddressFormat[],
): PrintedCustomerServiceCustomeraddressformatsAddress[] {
  return PATTERNS.map(({ pattern, local }) => {
    const set = formats.find((format) => format.domain === domain && format.pattern === pattern);
    const [primary, assigned] = [set?.isPrimary ?? false, set?.isAssigned ?? false];
    return { example: `${local}@${domain}`, domain, pattern, primary, assigned };
  });
}

type SentFormat = NonNullable<NonNullable<SentCustomerService['customeraddressformats']>['address']>[number];

/** A pattern that is not one of the known ones is no format, and passed over. */
function changedFormats(stored: readonly AddressFormat[], sent: readonly SentFormat[]): AddressFormat[] {
  return sent.reduce<AddressFormat[]>(
    (formats, { domain = '', pattern = '', primary, assigned }) => {
      const isSame = (format: AddressFormat) => format.domain === domain && format.pattern === pattern;
      if (!PATTERNS.some((known) => known.pattern === pattern)) return formats;
      const known = formats.find(isSame);
      const isPrimary = primary ?? known?.isPrimary ?? false;
      const isAssigned = assigned ?? known?.isAssigned ?? false;
      const others = formats.filter((format) => !isSame(format));
      return isPrimary || isAssigned ? [...others, { domain, pattern, isPrimary, isAssigned }] : others;
    },
    [...stored],
  );
}

function changedPublicFolder(
  stored: PublicFolder,
  sent: SentCustomerService['publicfolder'] = {},
): PublicFolder {
  return {
    overridesTemplate: sent.overridetemplate ?? stored.overridesTemplate,
    create: sent.create ?? stored.create,
    storageLimit: changedLimit(stored.storageLimit, sent.storagelimit, 'storagelimit'),
    warningLimit: changedLimit(stored.warningLimit, sent.warninglimit, 'warninglimit'),
    itemLimit: changedLimit(stored.itemLimit, sent.itemlimit, 'itemlimit'),
  };
}
