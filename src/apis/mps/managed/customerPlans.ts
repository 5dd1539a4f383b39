import { group, leaf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { CUSTOMER_AT_PATH } from '../requirements.js';
import { AVAILABLE_PLANS, OPTIONAL, PATH, REQUIRED } from '../schemas.js';
import { STATUS_NAMES } from '../planCodes.js';
import { tenantOf } from '../requirements.js';
import { customerSql, placeOf } from './planCalls.js';

const NAMESPACE = NAMESPACES.managedPlans;

/** Puts plans on a customer's available list. */
export const addAvailablePlansToCustomer = procedure({
  namespace: NAMESPACE,
  procedure: 'AddAvailablePlansToCustomer',
  access: 'public',
  type: 'write',
  schema: { ...PATH, availablePlans: AVAILABLE_PLANS },
  requires: CUSTOMER_AT_PATH,
  source: 'mp_ssdk Managed Plans; the role as for Hosted OCS, where the sources disagree',
  grade: 'inferred',
  run: ({ availablePlans, ...place }, context) => {
    for (const planName of availablePlans.planName) {
      customerSql(context, 'spAddCustomerAvailablePlan', place, [leaf('planName', planName)]);
    }
  },
});

/** Verifies that a customer is subscribed to the services that the one it asks for needs. */
export const checkDependencies = procedure({
  namespace: NAMESPACE,
  procedure: 'CheckDependencies',
  access: 'public',
  type: 'read',
  schema: { ...PATH, planName: OPTIONAL },
  requires: CUSTOMER_AT_PATH,
  source: 'mp_ssdk Managed Plans; without a plan, every service the customer has',
  grade: 'inferred',
  run: ({ planName, ...place }, context) => {
    customerSql(context, 'spCheckDependencies', place, [leaf('planName', planName)]);
  },
});

/** Assigns a plan to a customer. */
export const addCustomerPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'AddCustomerPlan',
  access: 'public',
  type: 'write',
  schema: { path: REQUIRED, planName: REQUIRED, preferredDomainController: REQUIRED },
  requires: CUSTOMER_AT_PATH,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planName, ...place }, context) => {
    context.call(NAMESPACE, 'CheckDependencies', [...placeOf(place), leaf('planName', planName)]);
    customerSql(context, 'spAddCustomerPlan', place, [leaf('planName', planName)]);
  },
});

/** Replaces a customer's plan by another of the same type. */
export const changeCustomerPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'ChangeCustomerPlan',
  access: 'public',
  type: 'write',
  schema: { path: REQUIRED, planName: REQUIRED, preferredDomainController: REQUIRED },
  requires: CUSTOMER_AT_PATH,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planName, ...place }, context) => {
    customerSql(context, 'spChangeCustomerPlan', place, [leaf('planName', planName)]);
  },
});

/** Withdraws a plan from a customer. */
export const removePlanFromCustomer = procedure({
  namespace: NAMESPACE,
  procedure: 'RemovePlanFromCustomer',
  access: 'public',
  type: 'write',
  schema: { path: REQUIRED, planName: REQUIRED, preferredDomainController: REQUIRED },
  requires: CUSTOMER_AT_PATH,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planName, ...place }, context) => {
    customerSql(context, 'spRemoveCustomerPlan', place, [leaf('planName', planName)]);
  },
});

/** Lists the plans a customer holds, of one type if asked. */
export const getPlansByCustomer = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPlansByCustomer',
  access: 'public',
  type: 'read',
  schema: { ...PATH, planTypeName: OPTIONAL },
  requires: CUSTOMER_AT_PATH,
  source: 'Hosted OCS and Hosted Active Directory pages',
  grade: 'inferred',
  run: ({ planTypeName, ...place }, context) => {
    const found = customerSql(context, 'spGetCustomerPlans', place, [leaf('planTypeName', planTypeName)]);
    return [group('plans', found.children)];
  },
});

/** Lists a customer's available plans, of one type if asked. */
export const getAvailablePlansByCustomer = procedure({
  namespace: NAMESPACE,
  procedure: 'GetAvailablePlansByCustomer',
  access: 'public',
  type: 'read',
  schema: { ...PATH, planTypeName: OPTIONAL },
  requires: CUSTOMER_AT_PATH,
  source: 'Hosted OCS pages',
  grade: 'inferred',
  run: ({ planTypeName, ...place }, context) => {
    const found = customerSql(context, 'spGetCustomerAvailablePlans', place, [
      leaf('planTypeName', planTypeName),
    ]);
    return [group('availablePlans', found.children)];
  },
});

/** Changes the status of an entry of the available list; Deleted removes it. */
export const setAvailablePlanStatus = procedure({
  namespace: NAMESPACE,
  procedure: 'SetAvailablePlanStatus',
  access: 'public',
  type: 'write',
  schema: {
    path: REQUIRED,
    planName: REQUIRED,
    preferredDomainController: REQUIRED,
    statusTypeName: { type: 'enum', required: true, values: STATUS_NAMES },
  },
  requires: { role: 'reseller', on: tenantOf('path') },
  source: 'dd251865, a step of RemoveAvailablePlans',
  grade: 'inferred',
  run: ({ planName, statusTypeName, ...place }, context) => {
    const entry = [leaf('planName', planName), leaf('statusTypeName', statusTypeName)];
    customerSql(context, 'spSetAvailablePlanStatus', place, entry);
  },
});
