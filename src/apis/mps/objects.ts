import type { DirectoryGroup } from '../../model/directory/groups.js';
import type { DirectoryUnit } from '../../model/directory/units.js';
import type { Group } from '../../model/groups.js';
import { objectGuid } from '../../model/guid.js';
import type { Model } from '../../model/model.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { namePart, parsePath, sameText, toPath, type NamePart } from './distinguishedNames.js';
import { MpsError } from './errors.js';
import { userExtras } from './extras.js';

/** The unit that an organization's own groups lie in. @source dd278953 names it Services, the operations guide _private */
export const PRIVATE_UNIT = '_private';

/** Where an object can lie: in a tenant, or in a unit of it. */
export interface Container {
  readonly tenant: Tenant;
  readonly unit: DirectoryUnit | undefined;
}

export type Organization = { readonly kind: 'organization' } & Container;
export type UserObject = { readonly kind: 'user'; readonly user: User } & Container;
export type GroupObject = { readonly kind: 'group'; readonly group: Group } & Container;
type RightsGroup = { readonly kind: 'rightsGroup'; readonly group: DirectoryGroup } & Container;

/** What an ADsPath can name. An organization with a unit is one of type default. */
export type DirectoryObject = Organization | UserObject | GroupObject | RightsGroup;

/**
 * The object at a path.
 *
 * @throws MpsError NO_SUCH_OBJECT
 */
export function objectAt(model: Model, path: string): DirectoryObject {
  const found = findObject(model, path);
  if (found === undefined) throw new MpsError('NO_SUCH_OBJECT', path);
  return found;
}

/** @throws MpsError NO_SUCH_OBJECT, ARGUMENT_INVALID when it is something else */
export function organizationAt(model: Model, path: string): Organization {
  const found = objectAt(model, path);
  if (found.kind !== 'organization') throw new MpsError('ARGUMENT_INVALID');
  return found;
}

/** The tenant at a path, which is an organization of a type other than default. @throws as `organizationAt` */
export function tenantAt(model: Model, path: string): Tenant {
  const { tenant, unit } = organizationAt(model, path);
  if (unit !== undefined) throw new MpsError('ARGUMENT_INVALID');
  return tenant;
}

/** @throws MpsError NO_SUCH_OBJECT, ARGUMENT_INVALID when it is something else */
export function userAt(model: Model, path: string): UserObject {
  const found = objectAt(model, path);
  if (found.kind !== 'user') throw new MpsError('ARGUMENT_INVALID');
  return found;
}

/** The distinguished name of the domain. */
export function domainName(model: Model): string {
  const { location } = model.tenants.get(PROVIDER_ID);
  return location
    .split('.')
    .map((label) => namePart('DC', label))
    .join(',');
}

export function tenantPath(model: Model, tenant: Tenant): string {
  return containerPath(model, { tenant, unit: undefined });
}

export function containerPath(model: Model, container: Container): string {
  return toPath(containerName(model, container));
}

export function objectPath(model: Model, found: DirectoryObject): string {
  const container = containerName(model, found);
  if (found.kind === 'organization') return toPath(container);
  if (found.kind === 'user') return toPath(`${namePart('CN', found.user.upn)},${container}`);
  return toPath(`${namePart('cn', found.group.name)},${container}`);
}

/** The last part of the object's name. */
export function nameOf(found: DirectoryObject): string {
  if (found.kind === 'user') return found.user.upn;
  return found.kind === 'organization' ? (found.unit?.name ?? found.tenant.ou) : found.group.name;
}

/** The object's GUID as `8-4-4-4-12`. */
export function guidOf(found: DirectoryObject): string {
  switch (found.kind) {
    case 'organization':
      return found.unit === undefined
        ? objectGuid('tenant', found.tenant.id)
        : objectGuid('directoryUnit', found.unit.id);
    case 'user':
      return objectGuid('user', found.user.id);
    case 'group':
      return objectGuid('group', found.group.id);
    case 'rightsGroup':
      return objectGuid('directoryGroup', found.group.id);
  }
}

/** The tenant that owns an object; undefined for hosting, which nothing owns. A department's users are its tenant's. */
export function ownerOf(model: Model, found: DirectoryObject): Tenant | undefined {
  const { tenant } = found;
  if (found.kind !== 'organization' || found.unit !== undefined) return tenant;
  return tenant.parentId === null ? undefined : model.tenants.get(tenant.parentId);
}

/** What lies in a container under this name. */
export function findOrganization(
  model: Model,
  { tenant, unit }: Container,
  ou: string,
): Organization | undefined {
  const child = model.directory.units.findByName(tenant.id, unit?.id ?? null, ou);
  if (child !== undefined) return { kind: 'organization', tenant, unit: child };
  const tenantId = unit === undefined ? model.directory.findTenantId(tenant.id, ou) : undefined;
  if (tenantId === undefined) return undefined;
  return { kind: 'organization', tenant: model.tenants.get(tenantId), unit: undefined };
}

function findObject(model: Model, path: string): DirectoryObject | undefined {
  const parts = parsePath(path);
  if (parts === undefined) return undefined;
  const below = takeDomain(parts, model.tenants.get(PROVIDER_ID).location) ?? [];
  const [first, ...above] = below;
  if (first?.type !== 'CN') return findContainer(model, below.reverse());
  const container = findContainer(model, above.reverse());
  return container === undefined ? undefined : findMember(model, container, first.value);
}

/** The parts below the domain; undefined for another domain. */
function takeDomain(parts: readonly NamePart[], domain: string): NamePart[] | undefined {
  const labels = domain.split('.');
  const below = parts.slice(0, parts.length - labels.length);
  const isOurs = parts
    .slice(below.length)
    .every(({ type, value }, index) => type === 'DC' && sameText(value, labels[index] ?? ''));
  return isOurs && parts.length > labels.length ? below : undefined;
}

/** Walks down from the hosting organization. */
function findContainer(model: Model, [top, ...rest]: readonly NamePart[]): Organization | undefined {
  const tenant = model.tenants.get(PROVIDER_ID);
  if (top?.type !== 'OU' || !sameText(top.value, tenant.ou)) return undefined;
  let at: Organization | undefined = { kind: 'organization', tenant, unit: undefined };
  for (const { type, value } of rest) {
    at = type === 'OU' && at !== undefined ? findOrganization(model, at, value) : undefined;
  }
  return at;
}

function findMember(model: Model, { tenant, unit }: Container, name: string): DirectoryObject | undefined {
  const userId = model.directory.findUserId(tenant.id, name);
  const user = userId === undefined ? undefined : model.users.get(userId);
  if (user !== undefined && userExtras(user).unitId === unit?.id) return { kind: 'user', user, tenant, unit };
  const rights = model.directory.groups.findByName(tenant.id, unit?.id ?? null, name);
  if (rights !== undefined) return { kind: 'rightsGroup', group: rights, tenant, unit };
  const group = unit === undefined ? model.groups.findByName(tenant.id, name) : undefined;
  return group === undefined ? undefined : { kind: 'group', group, tenant, unit };
}

function containerName(model: Model, { tenant, unit }: Container): string {
  if (unit !== undefined) {
    const parent = unit.parentId === null ? undefined : model.directory.units.find(unit.parentId);
    return `${namePart(unit.name === PRIVATE_UNIT ? 'ou' : 'OU', unit.name)},${containerName(model, { tenant, unit: parent })}`;
  }
  const parent = tenant.parentId === null ? undefined : model.tenants.get(tenant.parentId);
  const above =
    parent === undefined ? domainName(model) : containerName(model, { tenant: parent, unit: undefined });
  return `${namePart('OU', tenant.ou)},${above}`;
}
