import { sameText } from '../distinguishedNames.js';
import { childOf, group, leaf, textOf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure, type Impersonate, type ProcedureContext } from '../procedure.js';
import { AVAILABLE_PLANS, ORGANIZATION } from '../schemas.js';
import { USER_PLAN } from '../services.js';
import { customerLeaves, requirePlanType, requireSubscription, type OrganizationPlace } from './calls.js';

const NAMESPACE = NAMESPACES.hostedOcs;

/** Puts plans on the list that an organization's users may be given; one that is there stays. */
export const addAvailablePlans = procedure({
  namespace: NAMESPACE,
  procedure: 'AddAvailablePlans',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, availablePlans: AVAILABLE_PLANS },
  source: 'shape from dd251865 and dd252239',
  grade: 'inferred',
  run: ({ availablePlans: { planName: names }, ...place }, context) => {
    requireSubscription(context, place);
    for (const name of names) requirePlanType(context, name, USER_PLAN, place.preferredDomainController);
    const wrapper = group(
      'availablePlans',
      names.map((name) => leaf('planName', name)),
    );
    context.call(NAMESPACES.managedPlans, 'AddAvailablePlansToCustomer', [...customerLeaves(place), wrapper]);
  },
});

/** Takes plans off the list; users who hold one keep it. @throws MpsError PLAN_NOT_AVAILABLE */
export const removeAvailablePlans = procedure({
  namespace: NAMESPACE,
  procedure: 'RemoveAvailablePlans',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, availablePlans: AVAILABLE_PLANS },
  source: 'dd251865',
  grade: 'documented',
  run: ({ availablePlans: { planName: names }, ...place }, context) => {
    requireSubscription(context, place);
    for (const name of names) requirePlanType(context, name, USER_PLAN, place.preferredDomainController);
    for (const name of names) setStatus(context, place, name, 'Deleted');
  },
});

/** Lists the plans an organization's users may be given. */
export const getOrganizationAvailablePlans = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOrganizationAvailablePlans',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  source: 'dd251624',
  grade: 'documented',
  run: (place, context) => {
    requireSubscription(context, place);
    const plans = availableEntries(context, place).map((plan) =>
      group(
        'plan',
        LISTED.map((name) => childOf(plan, name)),
      ),
    );
    return [group('availablePlans', plans)];
  },
});

/** @source dd251624 */
const LISTED = [
  'planName',
  'planDescription',
  'planStatus',
  'dateCreated',
  'dateLastUpdated',
  'planTypeName',
];

/** The step that proves that users of an organization may be given a plan. @throws MpsError PLAN_NOT_AVAILABLE */
export function requireAvailable(
  context: ProcedureContext,
  place: OrganizationPlace,
  planName: string,
): void {
  const isAvailable = availableEntries(context, place).some(
    (plan) => sameText(textOf(plan, 'planName') ?? '', planName) && textOf(plan, 'planStatus') === 'Enabled',
  );
  if (!isAvailable) throw new MpsError('PLAN_NOT_AVAILABLE');
}

/** The names of the plans on an organization's list, as a step. */
export function availablePlans(context: ProcedureContext, place: OrganizationPlace): string[] {
  return availableEntries(context, place).map((plan) => textOf(plan, 'planName') ?? '');
}

/** Changes the status of a plan on an organization's list, as a step. */
export function setStatus(
  { call }: ProcedureContext,
  place: OrganizationPlace,
  planName: string,
  statusTypeName: string,
  impersonate: Impersonate = 'inherit',
): void {
  const change = [leaf('planName', planName), leaf('statusTypeName', statusTypeName)];
  call(NAMESPACES.managedPlans, 'SetAvailablePlanStatus', [...customerLeaves(place), ...change], impersonate);
}

function availableEntries({ call }: ProcedureContext, place: OrganizationPlace): readonly Element[] {
  const wanted = [...customerLeaves(place), leaf('planTypeName', USER_PLAN)];
  const found = call(NAMESPACES.managedPlans, 'GetAvailablePlansByCustomer', wanted);
  return childOf(found, 'availablePlans')?.children ?? [];
}
