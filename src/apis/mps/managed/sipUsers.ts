import { leaf, textOf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantPath, userAt } from '../objects.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_USER } from '../requirements.js';
import { OPTIONAL, REQUIRED, USER } from '../schemas.js';
import { SETTINGS, settingLeaves } from '../sipSettings.js';

const NAMESPACE = NAMESPACES.managedOcs;

/**
 * Enables a directory user in the communications server, on the pool of its organization unless another is given.
 *
 * @throws MpsError SIP_USER_EXISTS (the user, or its address), NO_POOL, POOL_UNKNOWN, ARGUMENT_INVALID
 */
export const createManagedSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateSipUser',
  access: 'public',
  type: 'write',
  schema: {
    ...USER,
    ...SETTINGS,
    enabled: { type: 'boolean', required: true },
    primaryURI: REQUIRED,
    homeServerDN: OPTIONAL,
  },
  requires: CUSTOMER_AT_USER,
  source: 'dd278736; the pool of the organization inferred',
  grade: 'documented',
  run: ({ user, preferredDomainController, primaryURI, homeServerDN, ...settings }, context) => {
    context.call(NAMESPACES.ocsProvider, 'CreateSipUser', [
      leaf('user', user),
      leaf('preferredDomainController', preferredDomainController),
      leaf('primaryURI', primaryURI),
      leaf('homeServerDN', homeServerDN ?? poolOfOrganization(context, user)),
      ...settingLeaves(settings),
    ]);
  },
});

/** Removes a user from the communications server. @throws MpsError NOT_A_SIP_USER */
export const deleteManagedSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSipUser',
  access: 'public',
  type: 'write',
  schema: USER,
  requires: CUSTOMER_AT_USER,
  source: 'dd278800',
  grade: 'documented',
  run: (place, { call }) => {
    call(NAMESPACES.ocsProvider, 'DeleteSipUser', userLeaves(place));
  },
});

/** Reads a SIP user's properties. @throws MpsError NOT_A_SIP_USER */
export const getManagedSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSipUserProperties',
  access: 'public',
  type: 'read',
  schema: USER,
  requires: CUSTOMER_AT_USER,
  source: 'dd279233',
  grade: 'documented',
  run: (place, { call }) => call(NAMESPACES.ocsProvider, 'GetSipUserProperties', userLeaves(place)).children,
});

/** Changes any subset of a SIP user's properties. @throws MpsError NOT_A_SIP_USER, SIP_USER_EXISTS (the address), POOL_UNKNOWN */
export const setManagedSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'SetSipUserProperties',
  access: 'public',
  type: 'write',
  schema: { ...USER, ...SETTINGS, homeServerDN: OPTIONAL, primaryURI: OPTIONAL },
  requires: CUSTOMER_AT_USER,
  source: 'dd278476',
  grade: 'documented',
  run: ({ user, preferredDomainController, homeServerDN, primaryURI, ...settings }, { call }) => {
    call(NAMESPACES.ocsProvider, 'SetSipUserProperties', [
      ...userLeaves({ user, preferredDomainController }),
      leaf('homeServerDN', homeServerDN),
      leaf('primaryURI', primaryURI),
      ...settingLeaves(settings),
    ]);
  },
});

/** A user and the server to ask. */
export interface UserPlace {
  readonly user: string;
  readonly preferredDomainController: string;
}

/** The same as the procedures take them. */
export function userLeaves({ user, preferredDomainController }: UserPlace): Element[] {
  return [leaf('user', user), leaf('preferredDomainController', preferredDomainController)];
}

function poolOfOrganization({ call, model }: ProcedureContext, user: string): string {
  const organization = tenantPath(model, userAt(model, user).tenant);
  const guid = textOf(call(NAMESPACE, 'GetPoolOWKGUID_'), 'guid');
  const assigned = call(NAMESPACES.managedDirectory, 'GetOtherWellKnownObject2_', [
    leaf('path', organization),
    leaf('guid', guid),
  ]);
  const name = textOf(assigned, 'name');
  if (name === undefined) throw new MpsError('NO_POOL', organization);
  return name;
}
