import { PROVIDER_ID } from '../../../model/tenants.js';
import { group, leaf } from '../element.js';
import { ERRORS, MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { organizationAt, tenantPath } from '../objects.js';
import { procedure } from '../procedure.js';
import { DOMAIN } from '../requirements.js';
import { isDomainAdministrator, holdsRole } from '../roles.js';
import { OPTIONAL, REQUIRED, SERVER } from '../schemas.js';
import { makeChildren } from './organizationChildren.js';
import { swallowing } from './permissions.js';
import { policyFor } from './policy.js';
import { setWellKnownObjects } from './wellKnownObjects.js';

const NAMESPACE = NAMESPACES.managedHosting;
/** @source dd278658 */
const SERVER_ADMINS = 'RTCUniversalServerAdmins';
const SERVICE_ACCOUNTS = 'MPFServiceAccts';

/** Tells what kind of organization a unit is. */
export const getOrgType = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOrgType',
  access: 'public',
  type: 'read',
  schema: { path: REQUIRED, preferredDomainController: OPTIONAL },
  source: 'dd252116; names of argument and output inferred',
  grade: 'inferred',
  run: ({ path }, { model }) => {
    const { tenant, unit } = organizationAt(model, path);
    if (unit !== undefined) return [leaf('orgType', 'default')];
    if (tenant.id === PROVIDER_ID) return [leaf('orgType', 'hosting')];
    return [leaf('orgType', tenant.isReseller ? 'reseller' : 'customer')];
  },
});

/** Lists the caller's roles, the highest first. */
export const getCallerUiRoles = procedure({
  namespace: NAMESPACE,
  procedure: 'GetCallerUIRoles',
  access: 'public',
  type: 'read',
  schema: {},
  source: 'msp_opsguide Managed Hosting list; the form of the answer is ours',
  grade: 'documented',
  run: (_, { model, caller }) => {
    const tenantId = caller.kind === 'engine' ? PROVIDER_ID : caller.user.tenantId;
    const roles = [
      ...(isDomainAdministrator(caller) ? ['Domain Administrator'] : []),
      ...(holdsRole(model, caller, 'reseller', tenantId) ? ['Reseller Administrator'] : []),
      ...(holdsRole(model, caller, 'customer', tenantId) ? ['Customer Administrator'] : []),
    ];
    return [
      group(
        'roles',
        roles.map((role) => leaf('role', role)),
      ),
    ];
  },
});

/** Makes the hosting organization at the top of the domain what its policy prescribes; repeatable. */
export const initializeAdForHosting = procedure({
  namespace: NAMESPACE,
  procedure: 'InitializeADforHosting',
  access: 'public',
  type: 'write',
  schema: { preferredDomainController: OPTIONAL },
  requires: DOMAIN,
  source: 'msp_opsguide Managed Hosting list; the hosting organization itself comes with the world',
  grade: 'documented',
  run: (_, context) => {
    const { model } = context;
    const hosting = model.tenants.get(PROVIDER_ID);
    const path = tenantPath(model, hosting);
    makeChildren(context, path, policyFor(context, 'hosting', path, hosting.ou, 'org'));
    setWellKnownObjects(context, path);
  },
});

/** Raises an error unless the caller is a domain administrator. */
export const testDomainAdmin = procedure({
  namespace: NAMESPACE,
  procedure: 'TestDomainAdmin',
  access: 'public',
  type: 'read',
  schema: {},
  requires: DOMAIN,
  source: 'msp_opsguide Managed Hosting list',
  grade: 'documented',
  run: () => [],
});

/** Puts the provisioning service into the communications server's administrators; repeatable. */
export const initializeManagedOcs = procedure({
  namespace: NAMESPACES.managedOcs,
  procedure: 'Initialize',
  access: 'public',
  type: 'write',
  schema: SERVER,
  requires: DOMAIN,
  source: 'dd278658',
  grade: 'documented',
  run: (_, context) => {
    swallowing(context, ERRORS.OBJECT_EXISTS.code, () => {
      const { directory } = context.model;
      if (directory.wellKnown(PROVIDER_ID, SERVER_ADMINS) !== undefined) throw new MpsError('OBJECT_EXISTS');
      directory.setWellKnown(PROVIDER_ID, SERVER_ADMINS, SERVICE_ACCOUNTS);
    });
  },
});
