import type { Model } from '../../../model/model.js';
import type { Tenant } from '../../../model/tenants.js';
import { nameIn, toPath } from '../distinguishedNames.js';
import { group, leaf, textOf, type Element } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { objectAt, objectPath, tenantAt, tenantPath } from '../objects.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { OPTIONAL, REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.managedDirectory;

/** Keys of `otherWellKnownObjects`. @source dd279127, dd278926; those of the two groups are ours */
const KEYS = {
  ThisOrganizationRoot: 'CC016CF08DEF4EA4A05C9C54B198785A',
  ForeignOwnerOrg: '58888CFC8F7F430C8183102CD5758D8A',
  UserCreators: '6B3C1D52E8A04C7F9D21B7A45E90C3F1',
  OrgCreators: '0E94A7F3C25B4D168A7036D9F1B2E845',
} as const;

/** Names the object that stands under a key: as it was set, or as the tree of organizations says. */
export const getOtherWellKnownObject = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOtherWellKnownObject2_',
  access: 'private',
  type: 'read',
  schema: { path: REQUIRED, guid: REQUIRED },
  source: 'a step of dd278995 and dd252163',
  grade: 'documented',
  run: ({ path, guid }, { model }) => {
    const tenant = tenantAt(model, path);
    return [leaf('name', model.directory.wellKnown(tenant.id, guid) ?? derived(model, tenant, guid))];
  },
});

export const setOtherWellKnownObject = procedure({
  namespace: NAMESPACE,
  procedure: 'SetOtherWellKnownObject_',
  access: 'private',
  type: 'write',
  schema: { path: REQUIRED, guid: REQUIRED, name: REQUIRED },
  source: 'a step of dd252087',
  grade: 'documented',
  run: ({ path, guid, name }, { model }) => {
    model.directory.setWellKnown(tenantAt(model, path).id, guid, name);
  },
});

/** Returns the organization that owns another: hosting for a reseller, the reseller for a customer. Hosting has none. */
export const getForeignOwnerOrg = procedure({
  namespace: NAMESPACE,
  procedure: 'GetForeignOwnerOrg',
  access: 'public',
  type: 'read',
  schema: { path: REQUIRED, preferredDomainController: OPTIONAL },
  source: 'dd278926',
  grade: 'documented',
  run: ({ path }, context) => [
    leaf('path', path),
    leaf('owner', toPathOf(context, path, KEYS.ForeignOwnerOrg)),
  ],
});

/** Returns the organization (hosting, reseller or customer) that an object belongs to; itself when it is one. */
export const getThisOrganizationRoot = procedure({
  namespace: NAMESPACE,
  procedure: 'GetThisOrganizationRoot',
  access: 'public',
  type: 'read',
  schema: { path: REQUIRED, preferredDomainController: OPTIONAL },
  source: 'dd279127; the name of the element inferred',
  grade: 'documented',
  run: ({ path }, { model }) => [leaf('organization', tenantPath(model, objectAt(model, path).tenant))],
});

/** Marks an organization's groups as its well-known objects, and lists what is well known of it. */
export function setWellKnownObjects({ call, model }: ProcedureContext, path: string): Element {
  const tenant = tenantAt(model, path);
  const admins = model.directory.groups.findByPurpose(tenant.id, 'admins');
  const parent = tenant.parentId === null ? undefined : tenantPath(model, model.tenants.get(tenant.parentId));
  const entries: (readonly [keyof typeof KEYS, string])[] = [
    ['ThisOrganizationRoot', tenantPath(model, tenant)],
  ];
  if (parent !== undefined) entries.push(['ForeignOwnerOrg', parent]);
  if (admins !== undefined) {
    const adminsPath = objectPath(model, { kind: 'rightsGroup', group: admins, tenant, unit: undefined });
    entries.push(['UserCreators', adminsPath]);
    if (tenant.isReseller || parent === undefined) entries.push(['OrgCreators', adminsPath]);
  }
  for (const [wkName, name] of entries) {
    call(NAMESPACE, 'SetOtherWellKnownObject_', [
      leaf('path', path),
      leaf('guid', KEYS[wkName]),
      leaf('name', nameIn(name)),
    ]);
  }
  return group(
    'otherWellKnownObjects',
    entries.map(([wkName, name]) => group('obj', [], { wkName, name })),
  );
}

function toPathOf({ call }: ProcedureContext, path: string, guid: string): string | undefined {
  const name = textOf(
    call(NAMESPACE, 'GetOtherWellKnownObject2_', [leaf('path', path), leaf('guid', guid)]),
    'name',
  );
  return name === undefined ? undefined : toPath(name);
}

function derived(model: Model, tenant: Tenant, guid: string): string | undefined {
  if (guid === KEYS.ThisOrganizationRoot) return nameIn(tenantPath(model, tenant));
  if (guid !== KEYS.ForeignOwnerOrg || tenant.parentId === null) return undefined;
  return nameIn(tenantPath(model, model.tenants.get(tenant.parentId)));
}
