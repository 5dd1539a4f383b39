import { group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { DOMAIN } from '../requirements.js';
import { FRAGMENT, OPTIONAL, REQUIRED, SERVER } from '../schemas.js';
import { planSql } from './planCalls.js';

const NAMESPACE = NAMESPACES.managedPlans;
/** @source hosted_service_types */
const MAX_TYPE_NAME = 20;
const MAX_TYPE_CODE = 2;

/** Creates a plan of a registered type. Each child of `planFeatures` is a feature with its value. */
export const createPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'CreatePlan',
  access: 'public',
  type: 'write',
  schema: {
    ...SERVER,
    planName: REQUIRED,
    planTypeName: REQUIRED,
    planDescription: REQUIRED,
    planFeatures: FRAGMENT,
  },
  requires: DOMAIN,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planName, planTypeName, planDescription, planFeatures }, context) => {
    planSql(context, 'spCreatePlan', [
      leaf('planName', planName),
      leaf('planTypeName', planTypeName),
      leaf('planDescription', planDescription),
      planFeatures,
    ]);
  },
});

/** Changes name, text or features of a plan; what is not sent stays. */
export const modifyPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'ModifyPlan',
  access: 'public',
  type: 'write',
  schema: {
    ...SERVER,
    planName: REQUIRED,
    newPlanName: OPTIONAL,
    planDescription: OPTIONAL,
    planFeatures: FRAGMENT,
  },
  requires: DOMAIN,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planName, newPlanName, planDescription, planFeatures }, context) => {
    if (newPlanName === '') throw new MpsError('ARGUMENT_EMPTY', 'newPlanName');
    planSql(context, 'spModifyPlan', [
      leaf('planName', planName),
      leaf('newPlanName', newPlanName),
      leaf('planDescription', planDescription),
      planFeatures,
    ]);
  },
});

/** Reads one plan. */
export const getPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPlan',
  access: 'public',
  type: 'read',
  schema: { ...SERVER, planName: REQUIRED },
  source: 'dd252138',
  grade: 'inferred',
  run: ({ planName }, context) => planSql(context, 'spGetPlan', [leaf('planName', planName)]).children,
});

/**
 * Registers a service with its plan types and the services it needs; repeatable. A plan type has a name and a code, a
 * need is the identifier of a registered service.
 */
export const registerService = procedure({
  namespace: NAMESPACE,
  procedure: 'RegisterService',
  access: 'public',
  type: 'write',
  schema: {
    ...SERVER,
    serviceId: REQUIRED,
    serviceName: REQUIRED,
    serviceDescription: REQUIRED,
    planTypes: FRAGMENT,
    dependencies: FRAGMENT,
  },
  requires: DOMAIN,
  source: 'dd251857, a step of Initialize; the form of the two lists is ours',
  grade: 'inferred',
  run: ({ serviceId, serviceName, serviceDescription, planTypes, dependencies }, context) => {
    if (!/^[0-9a-f]{32}$/i.test(serviceId)) throw new MpsError('ARGUMENT_INVALID');
    const types = (planTypes?.children ?? []).map((type) =>
      planTypeOf(textOf(type, 'planTypeName'), textOf(type, 'planTypeCode')),
    );
    planSql(context, 'spRegisterService', [
      leaf('serviceId', serviceId),
      leaf('serviceName', serviceName),
      leaf('serviceDescription', serviceDescription),
      ...types,
      ...(dependencies?.children ?? []).map(({ text }) => leaf('dependsOn', text.trim())),
    ]);
  },
});

function planTypeOf(name = '', code = '') {
  const fits = name !== '' && name.length <= MAX_TYPE_NAME && code !== '' && code.length <= MAX_TYPE_CODE;
  if (!fits) throw new MpsError('ARGUMENT_INVALID');
  return group('planType', [leaf('name', name), leaf('code', code)]);
}
