import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { SentCustomer } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { wrong } from './customerKeys.js';
import { sentProperties } from './customerProperties.js';
import { customerRoles, domainsOf, organizationalUnits, toCustomerFull } from './customerWire.js';
import { defined } from './defined.js';
import { customerDetails, type CustomerDetails } from './details.js';
import { CortexError } from './errors.js';
import { namedRoles } from './roles.js';
import { withoutUnchanged } from './unchanged.js';

const CODE = /^[A-Za-z0-9]{1,20}$/;
const FULL_NAME = /^[\p{L}\p{N} .-]{1,60}$/u;
const LARGEST_PASSWORD_RULE = 99_999;

/**
 * Creates a customer below its parent.
 *
 * @throws CortexError InvalidNewCustomer when one of the four mandatory elements is missing or empty, CustomerError
 * @source Cortex behaviour 10
 * @fidelity documented
 */
export function createCustomer(given: SentCustomer, parent: Tenant, context: CortexContext): Tenant {
  const { elements, values } = sentProperties(given, undefined, context);
  const sent = { ...given, ...elements };
  const { name, fullname = '', contactname = '', contactemail = '', primarydomain = '' } = sent;
  const [domain, contact, email] = [primarydomain.trim(), contactname.trim(), contactemail.trim()];
  if (fullname === '' || domain === '' || contact === '' || email === '') {
    throw new CortexError('InvalidNewCustomer');
  }
  if (name !== undefined && !CODE.test(name)) {
    throw wrong(name, 'The name must be 1 to 20 letters or digits.');
  }
  requireFullName(name ?? fullname, fullname);
  const { model } = context;
  const tenant = model.tenants.add({
    parentId: parent.id,
    fullName: fullname,
    primaryDomain: domain,
    location: locationOf(sent, context) ?? parent.location,
    ...(name === undefined ? {} : { code: name }),
    cortex: { contactName: contact, contactEmail: email, address: '', phone: '', fax: '' },
  });
  applySettings(tenant, { ...sent, name: tenant.code }, values, context);
  return model.tenants.get(tenant.id);
}

/**
 * Changes what was sent of a customer.
 *
 * @throws CortexError
 * @source Cortex behaviour 10
 * @fidelity documented
 */
export function updateCustomer(known: Tenant, given: SentCustomer, context: CortexContext): Tenant {
  if (Object.keys(given).every((element) => NOT_ITS_OWN.has(element))) return known;
  const { elements, values } = sentProperties(given, known, context);
  const { name, ...sent } = withoutUnchanged({ ...given, ...elements }, toCustomerFull(known, context));
  if (name !== undefined && name.toLowerCase() !== known.code.toLowerCase()) {
    throw wrong(known.code, 'The name cannot be changed.');
  }
  if (sent.fullname !== undefined) requireFullName(known.code, sent.fullname);
  applySettings(known, sent, values, context);
  return context.model.tenants.get(known.id);
}

/** Elements that name a customer, or speak of what is inside it. */
const NOT_ITS_OWN: ReadonlySet<string> = new Set<keyof SentCustomer>([
  ...(['id', 'name', 'parent', 'user', 'service', 'approvalproviders', 'approvalresponses'] as const),
]);

function applySettings(
  tenant: Tenant,
  sent: SentCustomer,
  properties: CustomerDetails['properties'],
  context: CortexContext,
): void {
  const { model } = context;
  refuseUnknown(sent);
  const stored = customerDetails(tenant);
  const details: Partial<CustomerDetails> = {
    ...changedContact(sent),
    ...changedUnits(tenant, sent, context),
    ...changedPassword(tenant, sent),
    ...changedBrand(sent),
    ...defined({ billingId: uniqueBillingId(tenant, sent, context) }),
    properties: { ...stored.properties, ...properties },
  };
  model.tenants.change(tenant.id, {
    ...changedColumns(sent, context),
    cortex: { ...tenant.cortex, ...details },
  });
  if (sent.enabled !== undefined) setEnabled(tenant, sent.enabled, context);
}

function changedColumns(sent: SentCustomer, context: CortexContext): Partial<Tenant> {
  const location = locationOf(sent, context);
  const domain = sent.primarydomain?.trim() || undefined;
  return defined({ fullName: sent.fullname, primaryDomain: domain, location });
}

/** The location's own spelling. */
function locationOf({ location }: SentCustomer, { model }: CortexContext): string | undefined {
  return model.locations.findByName(location?.trim() ?? '')?.name;
}

function changedContact(sent: SentCustomer): Partial<CustomerDetails> {
  const { contactname, contactemail, address, phone, fax } = sent;
  return {
    ...(contactname?.trim() ? { contactName: contactname.trim() } : {}),
    ...(contactemail?.trim() ? { contactEmail: contactemail.trim() } : {}),
    ...defined({ address, phone, fax }),
  };
}

/** Lists replace those there are; the primary domain always stays. */
function changedUnits(tenant: Tenant, sent: SentCustomer, context: CortexContext): Partial<CustomerDetails> {
  const { customerou, customeroustructure: ouStructure, domains, locations, departments, roles } = sent;
  const primary = (sent.primarydomain?.trim() || tenant.primaryDomain).toLowerCase();
  const others = cleaned(domains?.domain)?.filter((domain) => domain.toLowerCase() !== primary);
  const isOtherOu = customerou !== undefined && customerou !== organizationalUnits(tenant, context);
  return defined({
    customerOu: isOtherOu ? customerou : undefined,
    ouStructure,
    domains: others ?? keptDomains(tenant, sent),
    offices: cleaned(locations?.name),
    departments: cleaned(departments?.name),
    roles: changedRoles(tenant, roles, context),
  });
}

/** A new primary domain is no longer one of the others. */
function keptDomains(tenant: Tenant, { primarydomain }: SentCustomer): string[] | undefined {
  const primary = primarydomain?.trim().toLowerCase();
  if (!primary) return undefined;
  return domainsOf(tenant)
    .slice(1)
    .filter((domain) => domain.toLowerCase() !== primary);
}

/** A list without blanks and doubles. */
function cleaned(list: readonly string[] | undefined): string[] | undefined {
  return list === undefined ? undefined : [...new Set(list.map((text) => text.trim()).filter(Boolean))];
}

/** Roles sent back as they were printed leave the customer with all there are. */
function changedRoles(
  tenant: Tenant,
  sent: SentCustomer['roles'],
  context: CortexContext,
): readonly string[] | undefined {
  if (sent === undefined) return undefined;
  const names = namedRoles(sent.role ?? [], context).map(({ name }) => name);
  const printed = customerRoles(tenant, context).map(({ name }) => name);
  return names.join('\n') === printed.join('\n') ? undefined : names;
}

function changedPassword(tenant: Tenant, { password = {} }: SentCustomer): Partial<CustomerDetails> {
  const { minimumlength, bannerdisplaydays, changeatnextlogon, allowneverexpires } = password;
  for (const rule of [minimumlength, bannerdisplaydays]) {
    if (rule !== undefined && (rule < 0 || rule > LARGEST_PASSWORD_RULE)) {
      throw wrong(tenant.code, `${rule} is not between 0 and ${LARGEST_PASSWORD_RULE}.`);
    }
  }
  return defined({
    minimumPasswordLength: minimumlength,
    bannerDisplayDays: bannerdisplaydays,
    changeAtNextLogon: changeatnextlogon,
    allowNeverExpires: allowneverexpires,
  });
}

/**
 * Brands, templates and tokens are known from their error codes only: the default brand is the one there is.
 *
 * @source error-codes.json, 2, 28 to 31
 * @fidelity inferred
 */
function refuseUnknown({ template, token, hmc, brand }: SentCustomer): void {
  if (template !== undefined) throw new CortexError('TemplateNotFound', { name: template });
  if (token !== undefined) throw new CortexError('TokenNotFound', { name: token[0]?.name });
  if (hmc === true) throw new CortexError('HMCNotValid');
  if (brand === undefined) return;
  if (brand.type === undefined) throw new CortexError('BrandTypeNotFound', { type: '' });
  if (brand.type === 'Custom' && brand.name?.trim().toLowerCase() !== DEFAULT_BRAND.toLowerCase()) {
    throw new CortexError('BrandNameNotFound', { name: brand.name });
  }
}

const DEFAULT_BRAND = 'Default';

function changedBrand({ brand }: SentCustomer): Partial<CustomerDetails> {
  return brand?.type === undefined ? {} : { brandType: brand.type, brandName: DEFAULT_BRAND };
}

/** @throws CortexError CustomerError when another customer has it */
function uniqueBillingId(
  tenant: Tenant,
  { billingid }: SentCustomer,
  { model }: CortexContext,
): string | undefined {
  if (billingid === undefined) return undefined;
  const other = billingid === '' ? undefined : model.tenants.findByBillingId(billingid);
  if (other !== undefined && other.id !== tenant.id) {
    throw wrong(tenant.code, `The billing id '${billingid}' is in use.`);
  }
  return billingid;
}

/** @source Cortex behaviour 10, 8 */
function setEnabled(tenant: Tenant, isEnabled: boolean, { model }: CortexContext): void {
  if (!isEnabled && tenant.id === PROVIDER_ID) {
    throw wrong(tenant.code, 'The root customer cannot be disabled.');
  }
  model.tenants.setEnabled(tenant.id, isEnabled);
}

function requireFullName(key: string, fullName: string): void {
  if (!FULL_NAME.test(fullName)) {
    throw wrong(key, 'The full name must be 1 to 60 letters, digits, blanks, dots or hyphens.');
  }
}
