import type { Tenant } from '../../model/tenants.js';
import { PROVIDER_ID } from '../../model/tenants.js';
import { STANDING } from '../../model/codes.js';
import type { PrintedCustomer, PrintedCustomerParent } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerDetails, type CustomerDetails } from './details.js';
import { STATUS_WORDS } from './values.js';

/** The five fields by which a customer is spoken of. @source CUSTOMER-REF of examples.md */
export function toCustomerRef(tenant: Tenant): PrintedCustomerParent {
  const { billingId } = customerDetails(tenant);
  return {
    name: tenant.code,
    id: tenant.id,
    fullname: tenant.fullName,
    billingid: billingId,
    primarydomain: tenant.primaryDomain,
  };
}

/** What FIND prints. @source CUSTOMER-SHORT of examples.md @fidelity observed */
export function toCustomerShort(tenant: Tenant, { model }: CortexContext): PrintedCustomer {
  const { status, isHeld } = model.progress.of({ tenantId: tenant.id, userId: null, serviceId: null });
  return { ...toCustomerRef(tenant), status: STATUS_WORDS[status], approvalpending: isHeld };
}

/** What GET prints. @source CUSTOMER-FULL of examples.md @fidelity observed */
export function toCustomerFull(tenant: Tenant, context: CortexContext): PrintedCustomer {
  const { model } = context;
  const details = customerDetails(tenant);
  const parent = tenant.parentId === null ? undefined : model.tenants.find(tenant.parentId);
  return {
    ...toCustomerShort(tenant, context),
    location: tenant.location,
    parent: parent === undefined ? undefined : toCustomerRef(parent),
    ...contactOf(tenant, details, context),
    customerou: organizationalUnits(tenant, context),
    customeroustructure: ouStructureOf(details),
    domains: { domain: domainsOf(tenant) },
    locations: { name: details.offices },
    departments: { name: details.departments },
    password: {
      minimumlength: details.minimumPasswordLength,
      bannerdisplaydays: details.bannerDisplayDays,
      changeatnextlogon: details.changeAtNextLogon,
      allowneverexpires: details.allowNeverExpires,
    },
    roles: {
      role: customerRoles(tenant, context).map(({ name, guid }) => ({ id: braced(guid), text: name })),
    },
    enabled: tenant.standing === STANDING.active,
  };
}

/** Every domain of a customer, the primary one first. */
export function domainsOf(tenant: Tenant): string[] {
  return [tenant.primaryDomain, ...customerDetails(tenant).domains];
}

/** The roles a customer can hand out: all there are, unless it was given others. */
export function customerRoles(tenant: Tenant, { model }: CortexContext) {
  const { roles } = customerDetails(tenant);
  return roles === null ? model.roles.all() : model.roles.named(roles);
}

export function braced(guid: string): string {
  return `{${guid}}`;
}

/**
 * The units a customer's own is inside of, nearest first: its ancestors but the provider, then the root of all.
 *
 * @source elements.json, customer/customerou
 * @fidelity observed
 */
export function organizationalUnits(tenant: Tenant, { model }: CortexContext): string {
  const { customerOu } = customerDetails(tenant);
  if (customerOu !== null) return customerOu;
  const units: string[] = [];
  let at = tenant.parentId === null ? undefined : model.tenants.find(tenant.parentId);
  while (at !== undefined && at.id !== PROVIDER_ID) {
    units.push(unitOf(at));
    at = at.parentId === null ? undefined : model.tenants.find(at.parentId);
  }
  return [...units, 'Customers'].join(',');
}

/** The path of a customer's own unit: `OU=Full Name(CODE),OU=Customers,DC=csp,DC=local`. */
export function customerPath(tenant: Tenant, context: CortexContext): string {
  const units = [unitOf(tenant), ...organizationalUnits(tenant, context).split(',')];
  const root = context.model.locations.findByName(tenant.location)?.root;
  return [...units.map((unit) => `OU=${unit}`), ...(root === undefined ? [] : [root])].join(',');
}

function unitOf({ fullName, code }: Tenant): string {
  return `${fullName}(${code})`;
}

/** A customer that another product made has the contact of the user that stands for it. */
function contactOf(tenant: Tenant, details: CustomerDetails, { model }: CortexContext): PrintedCustomer {
  const account = tenant.accountId === null ? undefined : model.users.find(tenant.accountId);
  const personal = [account?.firstName, account?.lastName].filter(Boolean).join(' ');
  return {
    contactname: details.contactName ?? personal,
    contactemail: details.contactEmail ?? account?.email ?? '',
    address: details.address ?? account?.address ?? '',
    phone: details.phone ?? account?.primaryPhone ?? '',
    fax: details.fax ?? account?.fax ?? '',
  };
}

function ouStructureOf({ ouStructure }: CustomerDetails): PrintedCustomer['customeroustructure'] {
  return OU_STRUCTURES.find((structure) => structure === ouStructure) ?? 'ungrouped';
}

const OU_STRUCTURES = [
  'ungrouped',
  'by department',
  'by location',
  'by department then location',
  'by location then department',
  'user specified',
] as const satisfies readonly PrintedCustomer['customeroustructure'][];
