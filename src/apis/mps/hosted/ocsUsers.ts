import { leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { userLeaves } from '../managed/sipUsers.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { OPTIONAL, REQUIRED, USER } from '../schemas.js';
import { USER_PLAN } from '../services.js';
import { domainOf, toSipUri } from '../sipAddresses.js';
import { SETTINGS, settingLeaves } from '../sipSettings.js';
import {
  customerLeaves,
  organizationLeaves,
  organizationOf,
  requirePlanType,
  requireSubscription,
  requireUserPlan,
  type OrganizationPlace,
} from './calls.js';
import { requireAvailable } from './ocsAvailablePlans.js';

const NAMESPACE = NAMESPACES.hostedOcs;

/**
 * Gives a directory user a SIP account whose settings come from a plan.
 *
 * @throws MpsError PLAN_NOT_AVAILABLE, SIP_DOMAIN_NOT_OWNED, NO_POOL, PLAN_TYPE_HELD
 */
export const createSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateSipUser',
  access: 'public',
  type: 'write',
  schema: { ...USER, planName: REQUIRED, primaryURI: REQUIRED, homeServerDN: OPTIONAL },
  source: 'composed from dd278736, dd252054, dd252377, dd252413, dd251865',
  grade: 'inferred',
  run: ({ planName, primaryURI, homeServerDN, ...place }, context) => {
    const organization = organizationOf(context, place);
    requireSubscription(context, organization);
    requirePlanType(context, planName, USER_PLAN, place.preferredDomainController);
    requireAvailable(context, organization, planName);
    requireDomain(context, organization, primaryURI);
    const home = homeServerDN ?? assignedPool(context, organization);
    const taken = [...customerLeaves(place), leaf('planName', planName)];
    context.call(NAMESPACES.managedPlans, 'AddCustomerPlan', taken);
    const { children } = context.call(NAMESPACE, 'GetUserPlanFeatures_', [leaf('planName', planName)]);
    context.call(NAMESPACES.managedOcs, 'CreateSipUser', [
      ...userLeaves(place),
      ...children,
      leaf('primaryURI', toSipUri(primaryURI)),
      leaf('homeServerDN', home),
    ]);
  },
});

/** Releases a user's plan, then removes its SIP account. The directory user stays. */
export const deleteSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSipUser',
  access: 'public',
  type: 'write',
  schema: USER,
  source: 'dd252377',
  grade: 'documented',
  run: (place, context) => {
    const plan = requireUserPlan(context, place);
    const released = [...customerLeaves(place), leaf('planName', textOf(plan, 'planName'))];
    context.call(NAMESPACES.managedPlans, 'RemovePlanFromCustomer', released);
    context.call(NAMESPACES.managedOcs, 'DeleteSipUser', userLeaves(place));
  },
});

/** Blocks a user's SIP access; plan and address remain. */
export const disableSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DisableSipUser',
  access: 'public',
  type: 'write',
  schema: USER,
  source: 'dd252352',
  grade: 'documented',
  run: (place, context) => {
    requireUserPlan(context, place);
    const change = [...userLeaves(place), leaf('enabled', 'false')];
    context.call(NAMESPACES.managedOcs, 'SetSipUserProperties', change);
  },
});

/** Restores a user's SIP access. */
export const enableSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'EnableSipUser',
  access: 'public',
  type: 'write',
  schema: USER,
  source: 'dd278696',
  grade: 'documented',
  run: (place, context) => {
    requireUserPlan(context, place);
    const change = [...userLeaves(place), leaf('enabled', 'true')];
    context.call(NAMESPACES.managedOcs, 'SetSipUserProperties', change);
  },
});

/** Reads a SIP user's settings. */
export const getSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSipUserProperties',
  access: 'public',
  type: 'read',
  schema: USER,
  source: 'dd252297; steps inferred',
  grade: 'documented',
  run: (place, context) => {
    requireUserPlan(context, place);
    return context.call(NAMESPACES.managedOcs, 'GetSipUserProperties', userLeaves(place)).children;
  },
});

/** Overrides settings of a SIP user one by one; what is not sent stays, and so does the plan. @throws MpsError SIP_DOMAIN_NOT_OWNED */
export const setSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'SetSipUserProperties',
  access: 'public',
  type: 'write',
  schema: { ...USER, ...SETTINGS, homeServerDN: OPTIONAL, primaryURI: OPTIONAL },
  source: 'dd252340; steps inferred',
  grade: 'documented',
  run: ({ user, preferredDomainController, homeServerDN, primaryURI, ...settings }, context) => {
    const place = { user, preferredDomainController };
    requireUserPlan(context, place);
    if (primaryURI !== undefined) {
      requireDomain(context, organizationOf(context, place), primaryURI);
    }
    context.call(NAMESPACES.managedOcs, 'SetSipUserProperties', [
      ...userLeaves(place),
      leaf('homeServerDN', homeServerDN),
      leaf('primaryURI', primaryURI),
      ...settingLeaves(settings),
    ]);
  },
});

/** The step that proves that an address lies in a domain of the organization or its parent. */
function requireDomain({ call }: ProcedureContext, place: OrganizationPlace, primaryURI: string): void {
  const asked = [...organizationLeaves(place), leaf('address', domainOf(primaryURI))];
  call(NAMESPACES.managedOcs, 'ValidateSipDomainOwnership', asked);
}

/** The home server on the pool assigned to an organization. @throws MpsError NO_POOL */
function assignedPool({ call }: ProcedureContext, place: OrganizationPlace): string {
  const poolFQDN = textOf(
    call(NAMESPACES.managedOcs, 'GetPoolAssignment', organizationLeaves(place)),
    'poolFQDN',
  );
  if (poolFQDN === undefined) throw new MpsError('NO_POOL', place.organization);
  const pool = call(NAMESPACES.ocsProvider, 'GetPoolProperties', [leaf('poolFQDN', poolFQDN)]);
  return textOf(pool, 'poolDN') ?? '';
}
