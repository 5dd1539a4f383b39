import { childOf, group, leaf, textOf, type Content, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { userLeaves } from '../managed/sipUsers.js';
import { NAMESPACES } from '../namespaces.js';
import { properties, planSql } from '../managed/planCalls.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { ORGANIZATION, PATH, REQUIRED, USER } from '../schemas.js';
import { ORGANIZATION_PLAN, USER_PLAN } from '../services.js';
import {
  customerLeaves,
  organizationLeaves,
  organizationOf,
  requirePlanType,
  requireSubscription,
  requireUserPlan,
  type OrganizationPlace,
} from './calls.js';
import { availablePlans, requireAvailable, setStatus } from './ocsAvailablePlans.js';

const NAMESPACE = NAMESPACES.hostedOcs;

/** Reads the plan an organization holds: the test of its subscription. @throws MpsError PLAN_NOT_HELD, INVALID_CUSTOMER */
export const getOrganizationPlanAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOrganizationPlanAssignment',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  source: 'dd251614',
  grade: 'documented',
  run: (place, { call }) =>
    namedPlan(
      call(NAMESPACE, 'GetPlanAssignment_', [
        ...customerLeaves(place),
        leaf('planTypeName', ORGANIZATION_PLAN),
      ]),
    ),
});

/** Reads the plan a user holds, with its features. @throws MpsError PLAN_NOT_HELD, INVALID_CUSTOMER */
export const getUserPlanAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'GetUserPlanAssignment',
  access: 'public',
  type: 'read',
  schema: USER,
  source: 'dd278905',
  grade: 'documented',
  run: (place, { call }) => {
    const plan = call(NAMESPACE, 'GetPlanAssignment_', [
      ...customerLeaves(place),
      leaf('planTypeName', USER_PLAN),
    ]);
    const { children } = call(NAMESPACE, 'GetUserPlanFeatures_', [
      leaf('planName', textOf(plan, 'planName')),
    ]);
    return [...namedPlan(plan), group('features', children)];
  },
});

/** Finds the plan of a type that a customer holds. @throws MpsError PLAN_NOT_HELD */
export const getPlanAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPlanAssignment_',
  access: 'private',
  type: 'read',
  schema: { ...PATH, planTypeName: REQUIRED },
  source: 'a step of dd251614 and dd278905',
  grade: 'documented',
  run: ({ path, planTypeName, preferredDomainController }, { call }) => {
    const place = [leaf('path', path), leaf('preferredDomainController', preferredDomainController)];
    const found = call(NAMESPACES.managedPlans, 'GetPlansByCustomer', [
      ...place,
      leaf('planTypeName', planTypeName),
    ]);
    const plan = childOf(childOf(found, 'plans') ?? found, 'plan');
    if (plan === undefined) throw new MpsError('PLAN_NOT_HELD', planTypeName, path);
    return plan.children;
  },
});

/** Gives an organization a plan: the gate before any other call for it or its users. */
export const subscribe = procedure({
  namespace: NAMESPACE,
  procedure: 'Subscribe',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, planName: REQUIRED },
  source: 'dd252413',
  grade: 'documented',
  run: ({ planName, ...place }, context) => {
    requirePlanType(context, planName, ORGANIZATION_PLAN, place.preferredDomainController);
    context.call(NAMESPACES.managedPlans, 'AddCustomerPlan', [
      ...customerLeaves(place),
      leaf('planName', planName),
    ]);
  },
});

/**
 * Withdraws the service from an organization and cleans up after it: its available list, its own SIP domains, its pool.
 * The list is emptied with the engine's rights, for the least role that may call this could not do it.
 *
 * @throws MpsError USERS_ENABLED while a user holds a plan
 */
export const unsubscribe = procedure({
  namespace: NAMESPACE,
  procedure: 'Unsubscribe',
  access: 'public',
  type: 'write',
  schema: ORGANIZATION,
  source: 'dd278733; the order after the count, and whose rights, inferred',
  grade: 'documented',
  run: (place, context) => {
    const plan = requireSubscription(context, place);
    const count = usersWithPlan(context, place);
    if (count !== '0') throw new MpsError('USERS_ENABLED', count, USER_PLAN);
    for (const planName of availablePlans(context, place)) {
      setStatus(context, place, planName, 'Deleted', 'engine');
    }
    for (const address of ownDomains(context, place)) {
      context.call(NAMESPACES.managedOcs, 'DeleteSipDomain', [
        ...organizationLeaves(place),
        leaf('address', address),
      ]);
    }
    context.call(NAMESPACES.managedOcs, 'DeletePoolAssignment', organizationLeaves(place));
    const held = leaf('planName', textOf(plan, 'planName'));
    context.call(NAMESPACES.managedPlans, 'RemovePlanFromCustomer', [...customerLeaves(place), held]);
  },
});

/** Swaps an organization's plan for another one. */
export const changeOrganizationPlanAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'ChangeOrganizationPlanAssignment',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, planName: REQUIRED },
  source: 'dd278740',
  grade: 'documented',
  run: ({ planName, ...place }, context) => {
    requireSubscription(context, place);
    requirePlanType(context, planName, ORGANIZATION_PLAN, place.preferredDomainController);
    const moved = [...customerLeaves(place), leaf('planName', planName)];
    context.call(NAMESPACES.managedPlans, 'ChangeCustomerPlan', moved);
  },
});

/** Swaps a user's plan for another available one and applies its features. @throws MpsError PLAN_NOT_AVAILABLE */
export const changeUserPlanAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'ChangeUserPlanAssignment',
  access: 'public',
  type: 'write',
  schema: { ...USER, planName: REQUIRED },
  source: 'seed summary; the available list from dd251865',
  grade: 'inferred',
  run: ({ planName, ...place }, context) => {
    requireUserPlan(context, place);
    requirePlanType(context, planName, USER_PLAN, place.preferredDomainController);
    requireAvailable(context, organizationOf(context, place), planName);
    const moved = [...customerLeaves(place), leaf('planName', planName)];
    context.call(NAMESPACES.managedPlans, 'ChangeCustomerPlan', moved);
    const { children } = context.call(NAMESPACE, 'GetUserPlanFeatures_', [leaf('planName', planName)]);
    context.call(NAMESPACES.managedOcs, 'SetSipUserProperties', [...userLeaves(place), ...children]);
  },
});

function namedPlan(plan: Element): Content {
  return [childOf(plan, 'planName'), childOf(plan, 'planDescription')];
}

function usersWithPlan(
  context: ProcedureContext,
  { organization, preferredDomainController }: OrganizationPlace,
): string {
  const { guid } = properties(context, { path: organization, preferredDomainController });
  const counted = planSql(context, 'spCountOrgUsersByPlanType', [
    leaf('customerId', guid),
    leaf('planTypeName', USER_PLAN),
  ]);
  return textOf(counted, 'count') ?? '0';
}

function ownDomains({ call }: ProcedureContext, place: OrganizationPlace): string[] {
  const found = call(NAMESPACES.managedOcs, 'GetSipDomainsByOrganization', organizationLeaves(place));
  const domains = childOf(found, 'sipDomains')?.children ?? [];
  return domains
    .filter((domain) => textOf(domain, 'owner') === 'Tenant')
    .map((domain) => textOf(domain, 'address') ?? '');
}
