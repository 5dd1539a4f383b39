import type { Tenant } from '../../model/tenants.js';
import { PROVIDER_ID } from '../../model/tenants.js';
import { checkLengths, ENVIRONMENT_LENGTHS, required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import { defaultGroupOf } from './memberships.js';
import type { Op } from './operation.js';
import { tenantsMeant } from './scope.js';
import { addAgePolicies } from './storagePolicies.js';
import type { Environment } from './provisioning.generated.js';
import { fromEnvironment, ownName, toEnvironment } from './wire.js';

const EID = /^[0-9A-Za-z]{4}$/;

/**
 * Adds a tenant below the caller's, with a default group and, for the ages that are given, default storage policies.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ARGUMENT_INVALID, ARGUMENT_TOO_LONG, ENVIRONMENT_IN_USE
 * @throws ModelError tenantExists
 * @source CreateEnvironment (v2)
 * @fidelity documented; refusals inferred
 */
export const createEnvironment: Op<'createEnvironment'> = (request, context) => {
  context.requireReference();
  const sent = required(request.environment, 'environment');
  const eid = requiredText(sent.eid, 'eid');
  const fullName = requiredText(sent.displayName, 'displayName');
  const shortName = requiredText(sent.shortName, 'shortName');
  if (!EID.test(eid)) throw new ProvisioningError('ARGUMENT_INVALID', 'eid');
  checkLengths(ENVIRONMENT_LENGTHS, sent);
  requireFreeShortName(context, shortName, undefined);
  const { tenants } = context.model;
  const parentId = context.caller.tenantId;
  const provisioning = { ...fromEnvironment(sent) };
  const tenant = tenants.add({ parentId, eid, fullName, shortName, provisioning });
  tenants.setEnabled(tenant.id, !sent.inactive);
  defaultGroupOf(context, tenant.id);
  addAgePolicies(context, tenant, request);
  return undefined;
};

/**
 * Replaces the fields of a tenant; its names stay when they are left out.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ARGUMENT_TOO_LONG, ENVIRONMENT_UNKNOWN,
 *   ENVIRONMENT_IN_USE, ENVIRONMENT_PROTECTED
 * @source UpdateEnvironment (v2)
 * @fidelity documented; refusals inferred
 */
export const updateEnvironment: Op<'updateEnvironment'> = (request, context) => {
  context.requireReference();
  const sent = required(request.environment, 'environment');
  const eid = requiredText(sent.eid, 'eid');
  checkLengths(ENVIRONMENT_LENGTHS, sent);
  const { tenants } = context.model;
  const tenant = tenants.findByEid(eid);
  if (tenant === undefined) throw new ProvisioningError('ENVIRONMENT_UNKNOWN', eid);
  if (tenant.id === PROVIDER_ID && sent.inactive) throw new ProvisioningError('ENVIRONMENT_PROTECTED');
  const { shortName } = sent;
  const isRenamed = shortName !== null && shortName !== '';
  if (isRenamed) requireFreeShortName(context, shortName, tenant.id);
  tenants.change(tenant.id, {
    shortName: isRenamed ? shortName : tenant.shortName,
    ...renamed(tenant, sent),
  });
  tenants.setEnabled(tenant.id, !sent.inactive);
  return undefined;
};

/** @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ENVIRONMENT_NOT_FOUND @source GetEnvironmentByEid (v2) @fidelity documented */
export const getEnvironmentByEid: Op<'getEnvironmentByEid'> = ({ eid }, context) => {
  context.requireReference();
  const named = requiredText(eid, 'eid');
  return { environment: told(context.model.tenants.findByEid(named), named) };
};

/** @throws as getEnvironmentByEid @source GetEnvironmentByShortName (v2) @fidelity documented */
export const getEnvironmentByShortName: Op<'getEnvironmentByShortName'> = ({ shortName }, context) => {
  context.requireReference();
  const named = requiredText(shortName, 'shortName');
  return { environment: told(context.model.tenants.findByShortName(named), named) };
};

/** Finds tenants; none is no refusal. @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING @source ListEnvironments (v2) @fidelity documented */
export const listEnvironments: Op<'listEnvironments'> = (request, context) => {
  context.requireReference();
  const criteria = tenantsMeant(context, required(request.filter, 'filter'));
  return { environments: context.model.tenants.matching(criteria).map(toEnvironment) };
};

/** The root has a name of its own here: the other products call theirs something else. @source design, one estate @fidelity inferred: what a change of it does */
function renamed(tenant: Tenant, sent: Environment) {
  const name = sent.displayName === '' ? null : sent.displayName;
  const known = ownName(tenant);
  const isApart = tenant.id === PROVIDER_ID || known !== null;
  return {
    fullName: isApart ? tenant.fullName : (name ?? tenant.fullName),
    provisioning: { ...fromEnvironment(sent), displayName: isApart ? (name ?? known) : null },
  };
}

function told(tenant: Tenant | undefined, named: string) {
  if (tenant === undefined) throw new ProvisioningError('ENVIRONMENT_NOT_FOUND', named);
  return toEnvironment(tenant);
}

function requireFreeShortName(
  { model }: ProvisioningContext,
  shortName: string,
  except: number | undefined,
): void {
  const known = model.tenants.findByShortName(shortName);
  if (known !== undefined && known.id !== except)
    throw new ProvisioningError('ENVIRONMENT_IN_USE', shortName);
}
