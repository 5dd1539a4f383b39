import type { Features, HostedPlan } from '../../../model/planDatabase/plans.js';
import { childOf, childrenOf, leaf, textOf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { statusName } from '../planCodes.js';
import { toTimestamp } from '../timestamps.js';
import { parameter, planIn, planName, typeOf, type StoredProcedure } from './storedProcedure.js';

const registerService: StoredProcedure = (parameters, { planDatabase: { services } }) => {
  const needs = childrenOf(parameters, 'dependsOn').map(({ text }) => text.trim());
  if (needs.some((guid) => services.findByGuid(guid) === undefined))
    throw new MpsError('SERVICE_UNREGISTERED');
  services.register({
    guid: parameter(parameters, 'serviceId'),
    name: parameter(parameters, 'serviceName'),
    description: parameter(parameters, 'serviceDescription'),
    planTypes: childrenOf(parameters, 'planType').map((type) => ({
      name: parameter(type, 'name'),
      code: parameter(type, 'code'),
    })),
    needs,
  });
  return undefined;
};

const createPlan: StoredProcedure = (parameters, { planDatabase: { services, plans } }) => {
  const name = planName(parameter(parameters, 'planName'));
  const type = services.findPlanType(parameter(parameters, 'planTypeName'));
  if (type === undefined) throw new MpsError('PLAN_TYPE_UNKNOWN');
  if (plans.findByName(name) !== undefined) throw new MpsError('PLAN_EXISTS', name);
  const description = parameter(parameters, 'planDescription');
  plans.add({ typeId: type.id, name, description, features: featuresIn(parameters) });
  return undefined;
};

const modifyPlan: StoredProcedure = (parameters, model) => {
  const { plans } = model.planDatabase;
  const plan = planIn(parameters, model);
  const given = textOf(parameters, 'newPlanName');
  const name = given === undefined ? plan.name : planName(given);
  const other = plans.findByName(name);
  if (other !== undefined && other.id !== plan.id) throw new MpsError('PLAN_EXISTS', name);
  const description = textOf(parameters, 'planDescription') ?? plan.description;
  plans.change(plan.id, { name, description, features: { ...plan.features, ...featuresIn(parameters) } });
  return undefined;
};

const getPlan: StoredProcedure = (parameters, model) => {
  const plan = planIn(parameters, model);
  return planFields(plan, typeOf(model, plan).name, plan);
};

const getPlanFeatures: StoredProcedure = (parameters, model) =>
  Object.entries(planIn(parameters, model).features).map(([name, value]) => leaf(name, value));

/** Stored procedures about plans and services, by name. */
export const PLAN_PROCEDURES: Readonly<Record<string, StoredProcedure>> = {
  spRegisterService: registerService,
  spCreatePlan: createPlan,
  spModifyPlan: modifyPlan,
  spGetPlan: getPlan,
  spGetPlanFeatures: getPlanFeatures,
};

/** A plan as lists show it; status and times are those of `entry`: the plan itself, or its place on the list. */
export function planFields(
  { name, description }: HostedPlan,
  typeName: string,
  entry: Pick<HostedPlan, 'status' | 'createdAt' | 'changedAt'>,
): Element[] {
  return [
    leaf('planName', name),
    leaf('planDescription', description),
    leaf('planTypeName', typeName),
    leaf('planStatus', statusName(entry.status)),
    leaf('dateCreated', toTimestamp(entry.createdAt)),
    leaf('dateLastUpdated', toTimestamp(entry.changedAt)),
  ];
}

function featuresIn(parameters: Element): Features {
  const features = childOf(parameters, 'planFeatures')?.children ?? [];
  return Object.fromEntries(features.map(({ name, text }) => [name, text.trim()]));
}
