import { childOf, group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { planSql } from '../managed/planCalls.js';
import { procedure } from '../procedure.js';
import { OPTIONAL, REQUIRED, SERVER } from '../schemas.js';
import { ORGANIZATION_PLAN, USER_PLAN } from '../services.js';
import { SETTING_NAMES, settingLeaves, SETTINGS } from '../sipSettings.js';
import { requirePlanType } from './calls.js';

const NAMESPACE = NAMESPACES.hostedOcs;

/** A plan must say everything. */
const NEW_FEATURES = {
  enabled: REQUIRED,
  enabledForEnhancedPresence: REQUIRED,
  enabledForFederation: REQUIRED,
  enabledForInternetAccess: REQUIRED,
  publicNetworkEnabled: REQUIRED,
  allowOrganizeMeetingWithAnonymousParticipants: REQUIRED,
  meetingPolicy: REQUIRED,
  ucEnabled: REQUIRED,
  ucPolicy: REQUIRED,
} as const;

const CHANGED_FEATURES = {
  enabled: OPTIONAL,
  enabledForEnhancedPresence: OPTIONAL,
  enabledForFederation: OPTIONAL,
  enabledForInternetAccess: OPTIONAL,
  publicNetworkEnabled: OPTIONAL,
  allowOrganizeMeetingWithAnonymousParticipants: OPTIONAL,
  meetingPolicy: OPTIONAL,
  ucEnabled: OPTIONAL,
  ucPolicy: OPTIONAL,
} as const;

/** Defines a plan for organizations. */
export const createOrganizationPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganizationPlan',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, planName: REQUIRED, planDescription: REQUIRED },
  source: 'arguments from dd252303 and dd251919',
  grade: 'inferred',
  run: ({ planName, planDescription, preferredDomainController }, { call }) => {
    call(NAMESPACES.managedPlans, 'CreatePlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
      leaf('planTypeName', ORGANIZATION_PLAN),
      leaf('planDescription', planDescription),
    ]);
  },
});

/** Defines a plan for users, with a value for each feature. @throws MpsError ARGUMENT_INVALID */
export const createUserPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateUserPlan',
  access: 'public',
  type: 'write',
  schema: {
    ...SERVER,
    planName: REQUIRED,
    planDescription: REQUIRED,
    features: { type: 'container', required: true, children: NEW_FEATURES },
  },
  source: 'dd251919',
  grade: 'documented',
  run: ({ planName, planDescription, features, preferredDomainController }, { call }) => {
    const valid = call(NAMESPACE, 'ValidatePlanFeatures_', featureLeaves(features));
    call(NAMESPACES.managedPlans, 'CreatePlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
      leaf('planTypeName', USER_PLAN),
      leaf('planDescription', planDescription),
      group('planFeatures', valid.children),
    ]);
  },
});

/** Reads a plan for organizations. */
export const getOrganizationPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOrganizationPlan',
  access: 'public',
  type: 'read',
  schema: { ...SERVER, planName: REQUIRED },
  source: 'dd252138',
  grade: 'documented',
  run: ({ planName, preferredDomainController }, context) => {
    const plan = requirePlanType(context, planName, ORGANIZATION_PLAN, preferredDomainController);
    return [childOf(plan, 'planName'), childOf(plan, 'planDescription')];
  },
});

/** Reads a plan for users with its features. */
export const getUserPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'GetUserPlan',
  access: 'public',
  type: 'read',
  schema: { planName: REQUIRED, ...SERVER },
  source: 'dd252149',
  grade: 'documented',
  run: ({ planName, preferredDomainController }, context) => {
    const plan = requirePlanType(context, planName, USER_PLAN, preferredDomainController);
    const { children } = context.call(NAMESPACE, 'GetUserPlanFeatures_', [leaf('planName', planName)]);
    return [childOf(plan, 'planName'), childOf(plan, 'planDescription'), group('features', children)];
  },
});

/** Renames a plan for organizations or changes its description. */
export const modifyOrganizationPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'ModifyOrganizationPlan',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, planName: REQUIRED, newPlanName: OPTIONAL, planDescription: OPTIONAL },
  source: 'dd252303',
  grade: 'documented',
  run: ({ planName, newPlanName, planDescription, preferredDomainController }, context) => {
    requirePlanType(context, planName, ORGANIZATION_PLAN, preferredDomainController);
    context.call(NAMESPACES.managedPlans, 'ModifyPlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
      leaf('newPlanName', newPlanName),
      leaf('planDescription', planDescription),
    ]);
  },
});

/** Changes a plan for users; features that are not sent keep their values. Users who hold it are not touched. */
export const modifyUserPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'ModifyUserPlan',
  access: 'public',
  type: 'write',
  schema: {
    ...SERVER,
    planName: REQUIRED,
    newPlanName: OPTIONAL,
    planDescription: OPTIONAL,
    features: { type: 'container', children: CHANGED_FEATURES },
  },
  source: 'dd252382; that users keep what they have, inferred',
  grade: 'documented',
  run: ({ planName, newPlanName, planDescription, features, preferredDomainController }, context) => {
    requirePlanType(context, planName, USER_PLAN, preferredDomainController);
    const valid = context.call(NAMESPACE, 'ValidatePlanFeatures_', featureLeaves(features ?? {}));
    const standing = context.call(NAMESPACE, 'GetUserPlanFeatures_', [leaf('planName', planName)]);
    const merged = standing.children.map((feature) => childOf(valid, feature.name) ?? feature);
    context.call(NAMESPACES.managedPlans, 'ModifyPlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
      leaf('newPlanName', newPlanName),
      leaf('planDescription', planDescription),
      group('planFeatures', merged),
    ]);
  },
});

/** Reads a plan and proves its type. @throws MpsError PLAN_UNKNOWN, PLAN_OF_WRONG_TYPE */
export const getPlanWithTypeValidation = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPlanWithTypeValidation_',
  access: 'private',
  type: 'read',
  schema: { planName: REQUIRED, planTypeName: REQUIRED, ...SERVER },
  source: 'a step of dd252303 and others',
  grade: 'documented',
  run: ({ planName, planTypeName, preferredDomainController }, { call }) => {
    const plan = call(NAMESPACES.managedPlans, 'GetPlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
    ]);
    if (textOf(plan, 'planTypeName') !== planTypeName) {
      throw new MpsError('PLAN_OF_WRONG_TYPE', planName, planTypeName);
    }
    return plan.children;
  },
});

/** Refuses a boolean that is not 1, 0, true or false; hands the values on in one form. @throws MpsError ARGUMENT_INVALID */
export const validatePlanFeatures = procedure({
  namespace: NAMESPACE,
  procedure: 'ValidatePlanFeatures_',
  access: 'private',
  type: 'read',
  schema: SETTINGS,
  source: 'a step of dd252382',
  grade: 'documented',
  run: (features) => settingLeaves(features),
});

/** The feature values a plan holds. */
export const getUserPlanFeatures = procedure({
  namespace: NAMESPACE,
  procedure: 'GetUserPlanFeatures_',
  access: 'private',
  type: 'read',
  schema: { planName: REQUIRED },
  source: 'a step of dd252382',
  grade: 'documented',
  run: ({ planName }, context) => {
    const found = planSql(context, 'spGetPlanFeatures', [leaf('planName', planName)]);
    return SETTING_NAMES.map((name) => childOf(found, name));
  },
});

function featureLeaves(features: Readonly<Record<string, string | undefined>>) {
  return Object.entries(features).map(([name, value]) => leaf(name, value));
}
