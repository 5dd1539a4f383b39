import { PROVIDER_ID } from '../../../model/tenants.js';
import { attributesIn, mergedAttributes } from '../attributes.js';
import { group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { changedExtras, tenantExtras } from '../extras.js';
import { NAMESPACES } from '../namespaces.js';
import { containerPath, findOrganization, organizationAt, ownerOf, tenantPath } from '../objects.js';
import { POLICY_NAMES } from '../policies.js';
import { procedure } from '../procedure.js';
import { CUSTOMER_AT_CONTAINER, tenantOf } from '../requirements.js';
import { FRAGMENT, OPTIONAL, REQUIRED } from '../schemas.js';
import { policyFor } from './policy.js';
import { makeChildren } from './organizationChildren.js';
import { testPermissions } from './permissions.js';
import { usersIn } from './placement.js';
import { setWellKnownObjects } from './wellKnownObjects.js';

const NAMESPACE = NAMESPACES.managedDirectory;

/**
 * Creates an organizational unit with the child units, groups and memberships its policy prescribes.
 *
 * @throws MpsError OBJECT_EXISTS, ARGUMENT_INVALID for a container that does not fit the policy
 */
export const createOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganization',
  access: 'public',
  type: 'write',
  schema: {
    name: REQUIRED,
    container: REQUIRED,
    policyName: { type: 'enum', values: POLICY_NAMES },
    description: OPTIONAL,
    properties: FRAGMENT,
    preferredDomainController: OPTIONAL,
  },
  requires: CUSTOMER_AT_CONTAINER,
  source: 'dd278953; the roles inferred from what the directory lets an administrator write',
  grade: 'documented',
  run: ({ name, container, policyName = 'default', description, properties }, context) => {
    if (policyName !== 'default') testPermissions(context, container, 'OrgCreators');
    const policy = policyFor(context, policyName, container, name, 'org');
    const made = context.call(NAMESPACE, 'CreateOrganization_', [
      leaf('name', name),
      leaf('container', container),
      leaf('policyName', policyName),
      leaf('description', description),
      properties,
    ]);
    const path = textOf(made, 'path') ?? '';
    const children = makeChildren(context, path, policy);
    if (policyName === 'default') return [group('org', children, { path, name })];
    return [group('org', [setWellKnownObjects(context, path), ...children], { path, name })];
  },
});

/** Creates the unit alone. @throws MpsError OBJECT_EXISTS, ARGUMENT_INVALID */
export const createOrganizationUnit = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganization_',
  access: 'private',
  type: 'write',
  schema: {
    name: REQUIRED,
    container: REQUIRED,
    policyName: { type: 'enum', required: true, values: POLICY_NAMES },
    description: OPTIONAL,
    properties: FRAGMENT,
  },
  source: 'a step of dd278953',
  grade: 'inferred',
  run: ({ name, container, policyName, description, properties }, { model }) => {
    const place = organizationAt(model, container);
    if (findOrganization(model, place, name) !== undefined) throw new MpsError('OBJECT_EXISTS');
    const given = mergedAttributes(
      attributesIn(properties),
      description === undefined ? {} : { description },
    );
    if (policyName === 'default') {
      const parentId = place.unit?.id ?? null;
      const unit = model.directory.units.add({
        tenantId: place.tenant.id,
        parentId,
        name,
        properties: given,
      });
      return [leaf('path', containerPath(model, { tenant: place.tenant, unit }))];
    }
    const { tenant, unit } = place;
    const isOwnedRightly = tenant.id === PROVIDER_ID ? policyName === 'reseller' : tenant.isReseller;
    if (policyName === 'hosting' || unit !== undefined || !isOwnedRightly)
      throw new MpsError('ARGUMENT_INVALID');
    const added = model.tenants.add({
      parentId: tenant.id,
      fullName: name,
      ou: name,
      isReseller: policyName === 'reseller',
      mps: changedExtras(tenantExtras({ mps: null }), { properties: given }),
    });
    return [leaf('path', tenantPath(model, added))];
  },
});

/** Deletes an organization. @throws MpsError CHILDREN_ACTIVE while users or organizations are in it */
export const deleteOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteOrganization',
  access: 'public',
  type: 'write',
  schema: { org: REQUIRED, preferredDomainController: OPTIONAL },
  requires: {
    role: 'reseller',
    on: ({ org }, { model }) => ownerOf(model, organizationAt(model, org))?.id ?? PROVIDER_ID,
  },
  source: 'dd251968; the users from dd251944; the role inferred',
  grade: 'documented',
  run: ({ org }, { model }) => {
    const { tenant, unit } = organizationAt(model, org);
    const children = unit === undefined ? model.tenants.children(tenant.id).length : 0;
    const active = usersIn(model, tenant, unit).length + children;
    if (active > 0) throw new MpsError('CHILDREN_ACTIVE', String(active));
    if (unit !== undefined) return model.directory.units.remove(unit.id);
    if (tenant.id === PROVIDER_ID) throw new MpsError('ACCESS_DENIED');
    model.removeTenant(tenant.id);
  },
});

/** Changes attributes of an organization. */
export const modifyOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'ModifyOrganization',
  access: 'public',
  type: 'write',
  schema: {
    org: REQUIRED,
    properties: { type: 'element', required: true },
    preferredDomainController: OPTIONAL,
  },
  requires: { role: 'customer', on: tenantOf('org') },
  source: 'dd278798; the role inferred',
  grade: 'documented',
  run: ({ org, properties }, { model }) => {
    const { tenant, unit } = organizationAt(model, org);
    const given = attributesIn(properties);
    if (unit !== undefined) {
      model.directory.units.change(unit.id, mergedAttributes(unit.properties, given));
      return;
    }
    const extras = tenantExtras(tenant);
    const mps = changedExtras(extras, { properties: mergedAttributes(extras.properties, given) });
    model.tenants.change(tenant.id, { mps });
  },
});
