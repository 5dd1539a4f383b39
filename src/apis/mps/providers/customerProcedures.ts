import type { PlanEntry } from '../../../model/planDatabase/assignments.js';
import type { Model } from '../../../model/model.js';
import { CUSTOMER_TYPES, customerTypeName, EVENT_TYPES, STATUS_CODES, STATUS_NAMES } from '../planCodes.js';
import { group, leaf, textOf, type Content, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { toDirectoryDigits } from '../guids.js';
import { objectAt, objectPath } from '../objects.js';
import { DIRECTORY_SERVICE } from '../services.js';
import { objectOf, subjectOf } from '../subjects.js';
import { assignPlan, planOfType, plansOf, replacePlan, withdrawPlan, withPlan } from './heldPlans.js';
import { planFields } from './planProcedures.js';
import { customerIn, parameter, planIn, typeOf, type StoredProcedure } from './storedProcedure.js';

const createCustomer: StoredProcedure = (parameters, model) => {
  const { records, assignments } = model.planDatabase;
  const guid = parameter(parameters, 'customerId');
  const commonName = parameter(parameters, 'commonName');
  if (records.findValid(guid) !== undefined) throw new MpsError('RECORD_EXISTS', commonName);
  const parentGuid = textOf(parameters, 'parentId') ?? null;
  const type = customerTypeCode(parameter(parameters, 'customerTypeName'));
  const subject = subjectOf(objectAt(model, parameter(parameters, 'path')));
  const record = records.add({ guid, parentGuid, type, commonName, ...subject });
  assignments.log(record.id, EVENT_TYPES.created);
  return undefined;
};

const deleteCustomer: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  for (const held of plansOf(model, record)) withdrawPlan(model, record, held);
  model.planDatabase.records.close(record.id);
  model.planDatabase.assignments.log(record.id, EVENT_TYPES.deleted);
  return undefined;
};

/** Whether there is a valid record: no row where there is none. */
const getCustomer: StoredProcedure = (parameters, model) => {
  const record = model.planDatabase.records.findValid(parameter(parameters, 'customerId'));
  return record === undefined ? undefined : [leaf('customerTypeName', customerTypeName(record.type))];
};

/** The object a valid record stands for: no row where there is none. */
const getCustomerPath: StoredProcedure = (parameters, model) => {
  const record = model.planDatabase.records.findValid(parameter(parameters, 'customerId'));
  return record === undefined ? undefined : [leaf('path', objectPath(model, objectOf(model, record)))];
};

const queryCustomersByParentId: StoredProcedure = (parameters, model) =>
  model.planDatabase.records.ofParent(parameter(parameters, 'parentId')).map((record) => {
    const path = objectPath(model, objectOf(model, record));
    const type = customerTypeName(record.type);
    return group('customer', [
      leaf('GUID', toDirectoryDigits(record.guid)),
      leaf('Type', type),
      leaf('Path', path),
    ]);
  });

const addCustomerPlan: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  const plan = planIn(parameters, model);
  const type = typeOf(model, plan);
  if (planOfType(model, record, type.id) !== undefined) throw new MpsError('PLAN_TYPE_HELD', type.name);
  assignPlan(model, record, plan);
  return undefined;
};

const changeCustomerPlan: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  const plan = planIn(parameters, model);
  const type = typeOf(model, plan);
  const held = planOfType(model, record, type.id);
  if (held === undefined) throw new MpsError('PLAN_NOT_HELD', type.name, record.commonName);
  replacePlan(model, record, held, plan);
  return undefined;
};

const removeCustomerPlan: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  const plan = planIn(parameters, model);
  const held = plansOf(model, record).find(({ entry }) => entry.planId === plan.id);
  if (held === undefined) throw new MpsError('PLAN_NOT_HELD', typeOf(model, plan).name, record.commonName);
  withdrawPlan(model, record, held);
  return undefined;
};

const getCustomerPlans: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  return planRows(
    model,
    parameters,
    plansOf(model, record).map(({ entry }) => entry),
  );
};

const getCustomerAvailablePlans: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  return planRows(model, parameters, model.planDatabase.assignments.available(record.id));
};

const addCustomerAvailablePlan: StoredProcedure = (parameters, model) => {
  const record = customerIn(parameters, model);
  model.planDatabase.assignments.makeAvailable(record.id, planIn(parameters, model).id);
  return undefined;
};

const setAvailablePlanStatus: StoredProcedure = (parameters, model) => {
  const { assignments } = model.planDatabase;
  const record = customerIn(parameters, model);
  const plan = planIn(parameters, model);
  const entry = assignments.available(record.id).find(({ planId }) => planId === plan.id);
  if (entry === undefined) throw new MpsError('PLAN_NOT_AVAILABLE');
  const name = parameter(parameters, 'statusTypeName');
  const status = STATUS_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
  if (status !== undefined) assignments.setAvailable(entry.id, STATUS_CODES[status]);
  return undefined;
};

/**
 * A directory object with a record has what Hosted Active Directory gives: after EnableCustomerForPlans alone an
 * organization can subscribe.
 *
 * @source behaviour 3, life of an organization
 * @fidelity inferred
 */
const checkDependencies: StoredProcedure = (parameters, model) => {
  const { services } = model.planDatabase;
  const held = new Set(plansOf(model, customerIn(parameters, model)).map(({ type }) => type.serviceId));
  const wanted =
    textOf(parameters, 'planName') === undefined
      ? held
      : [typeOf(model, planIn(parameters, model)).serviceId];
  const missing = [...wanted]
    .flatMap((serviceId) => services.needsOf(serviceId))
    .find(({ id, guid }) => guid !== DIRECTORY_SERVICE.guid && !held.has(id));
  if (missing !== undefined) throw new MpsError('SERVICE_NEEDED', missing.name);
  return undefined;
};

/** @source dd278733 names it */
const countOrgUsersByPlanType: StoredProcedure = (parameters, model) => {
  const { records, services } = model.planDatabase;
  const { tenantId } = customerIn(parameters, model);
  const typeId = services.findPlanType(parameter(parameters, 'planTypeName'))?.id;
  const users = tenantId === null ? [] : records.ofUsersOf(tenantId);
  const holders = users.filter(
    (user) => typeId !== undefined && planOfType(model, user, typeId) !== undefined,
  );
  return [leaf('count', String(holders.length))];
};

/** Stored procedures about customers and what they hold, by name. */
export const CUSTOMER_PROCEDURES: Readonly<Record<string, StoredProcedure>> = {
  spCreateCustomer: createCustomer,
  spDeleteCustomer: deleteCustomer,
  spGetCustomer: getCustomer,
  spGetCustomerPath: getCustomerPath,
  spQueryCustomersByParentID: queryCustomersByParentId,
  spAddCustomerPlan: addCustomerPlan,
  spChangeCustomerPlan: changeCustomerPlan,
  spRemoveCustomerPlan: removeCustomerPlan,
  spGetCustomerPlans: getCustomerPlans,
  spGetCustomerAvailablePlans: getCustomerAvailablePlans,
  spAddCustomerAvailablePlan: addCustomerAvailablePlan,
  spSetAvailablePlanStatus: setAvailablePlanStatus,
  spCheckDependencies: checkDependencies,
  spCountOrgUsersByPlanType: countOrgUsersByPlanType,
};

/** The wanted entries with their plans, of one type when the caller asks for one. */
function planRows(model: Model, parameters: Element, entries: readonly PlanEntry[]): Content {
  const typeName = textOf(parameters, 'planTypeName')?.toLowerCase();
  return entries
    .map((entry) => withPlan(model, entry))
    .filter(({ type }) => typeName === undefined || type.name.toLowerCase() === typeName)
    .map(({ entry, plan, type }) => group('plan', planFields(plan, type.name, entry)));
}

function customerTypeCode(name: string): string {
  const known = Object.entries(CUSTOMER_TYPES).find(([type]) => type.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new MpsError('ARGUMENT_INVALID');
  return known[1];
}
