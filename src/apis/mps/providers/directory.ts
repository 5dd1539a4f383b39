import { group, leaf } from '../element.js';
import { toBraces } from '../guids.js';
import { NAMESPACES } from '../namespaces.js';
import { guidOf, nameOf, objectAt, ownerOf, tenantAt, tenantPath } from '../objects.js';
import { procedure } from '../procedure.js';
import { poolAt } from '../pools.js';
import { REQUIRED, SERVER } from '../schemas.js';

const NAMESPACE = NAMESPACES.directoryProvider;

/**
 * Reads what every directory object has: its GUID, its name, and the GUID of the organization that owns it.
 *
 * @throws MpsError NO_SUCH_OBJECT
 */
export const getProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetProperties',
  access: 'private',
  type: 'read',
  schema: { path: REQUIRED, ...SERVER },
  source: 'examples 6, source of a path that leads nowhere',
  grade: 'inferred',
  run: ({ path }, { model }) => {
    const found = objectAt(model, path);
    const owner = ownerOf(model, found);
    const name = [leaf('objectGUID', toBraces(guidOf(found))), leaf('name', nameOf(found))];
    if (owner === undefined) return name;
    const ownerGuid = guidOf({ kind: 'organization', tenant: owner, unit: undefined });
    return [...name, leaf('ownerGUID', toBraces(ownerGuid)), leaf('owner', tenantPath(model, owner))];
  },
});

/** Finds a communications pool by its distinguished name: nothing when there is none of it. */
export const search = procedure({
  namespace: NAMESPACE,
  procedure: 'Search',
  access: 'private',
  type: 'read',
  schema: { distinguishedName: REQUIRED, ...SERVER },
  source: 'dd252163, a step of GetPoolAssignment',
  grade: 'inferred',
  run: ({ distinguishedName }, { model }) => {
    const pool = poolAt(model, distinguishedName);
    return pool === undefined ? [] : [group('results', [leaf('dNSHostName', pool.fqdn)])];
  },
});

/** Takes an entry from an organization's well-known objects. */
export const setProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'SetProperties',
  access: 'private',
  type: 'write',
  schema: {
    path: REQUIRED,
    mode: { type: 'enum', required: true, values: ['delete'] },
    otherWellKnownObject: REQUIRED,
  },
  source: 'dd278995, a step of DeletePoolAssignment',
  grade: 'documented',
  run: ({ path, otherWellKnownObject }, { model }) => {
    model.directory.dropWellKnown(tenantAt(model, path).id, otherWellKnownObject);
  },
});
