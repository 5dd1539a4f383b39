import type { Extension } from '../../model/extensions.js';
import type { RecordingServer } from '../../model/recordingServers.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { idOf, required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError, SERVER_REFUSALS } from './errors.js';
import type { Op } from './operation.js';
import type * as wire from './provisioning.generated.js';
import { found, knownTenantsMeant, match, tenantNamed } from './scope.js';
import { fromExtension, toExtension, toUser } from './wire.js';

/**
 * Adds an extension; its id is not told.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE, EXTENSION_EXISTS,
 *   USER_UNKNOWN
 * @source CreateExtension (v2)
 * @fidelity documented; refusals but the duplicate inferred
 */
export const createExtension: Op<'createExtension'> = (request, context) => {
  const sent = required(request.extension, 'extension');
  const { tenant, name } = keyOf(context, sent);
  const { extensions } = context.model;
  if (extensions.findByName(tenant.id, name) !== undefined)
    throw new ProvisioningError('EXTENSION_EXISTS', name);
  const userId = ownerOf(context, tenant, sent.user);
  extensions.add({ tenantId: tenant.id, name, userId, ...fromExtension(sent) });
  return undefined;
};

/**
 * Replaces the settings of an extension; without a user it becomes nobody's.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE,
 *   EXTENSION_UNKNOWN, USER_UNKNOWN
 * @source UpdateExtension (v2)
 * @fidelity documented; refusals inferred
 */
export const updateExtension: Op<'updateExtension'> = (request, context) => {
  const sent = required(request.extension, 'extension');
  const { tenant, name } = keyOf(context, sent);
  const known = context.model.extensions.findByName(tenant.id, name);
  if (known === undefined) throw new ProvisioningError('EXTENSION_UNKNOWN', name);
  const userId = ownerOf(context, tenant, sent.user);
  context.model.extensions.change(known.id, { userId, ...fromExtension(sent) });
  return undefined;
};

/**
 * One extension with its owner. The filter may fit several tenants: the first that has it counts.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE, EXTENSION_UNKNOWN
 * @source GetExtension (v2)
 * @fidelity documented; how the filter is read and refusals inferred
 */
export const getExtension: Op<'getExtension'> = ({ environmentFilter, extension }, context) => {
  const filter = required(environmentFilter, 'environmentFilter');
  const text = requiredText(extension, 'extension');
  const tenants = knownTenantsMeant(context, filter, 'ENVIRONMENT_UNKNOWN');
  const [first] = context.model.extensions.matching({ tenants, name: { text, isExact: true } }, 1);
  if (first === undefined) throw new ProvisioningError('EXTENSION_UNKNOWN', text);
  return { extension: withOwner(context, first) };
};

/**
 * Finds or counts extensions.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_NOT_FOUND, OUT_OF_SCOPE, TOO_MANY_RESULTS
 * @fidelity inferred: modelled on listUsers
 */
export const listExtensions: Op<'listExtensions'> = (request, context) => {
  const filter = required(request.filter, 'filter');
  const { extensions } = context.model;
  const criteria = {
    tenants: knownTenantsMeant(context, filter.environmentFilter),
    name: match(filter.extension, filter.extensionExact),
    ownerName: match(filter.loginName, filter.loginNameExact),
  };
  if (filter.justCount) return { extensionCount: extensions.countMatching(criteria) };
  const rows = found(context, (limit) => extensions.matching(criteria, limit));
  return { extensions: rows.map((extension) => withOwner(context, extension)) };
};

/**
 * Has recording servers take over the extensions: the named ones, or all. Unless forced, only those whose copy is
 * stale are addressed; a server that is unknown or unavailable is told of, and the call is a success all the same.
 *
 * @throws ProvisioningError ARGUMENT_MISSING for a server without tenant or name, OUT_OF_SCOPE
 * @source ApplyExtensionConfiguration (v2)
 * @fidelity documented; the form of an error entry and refusals inferred
 */
export const applyExtensionConfiguration: Op<'applyExtensionConfiguration'> = (request, context) => {
  const { theseServersOnly, returnSuccessfulStatuses, forceEvenIfNotRegistered } = request;
  const statuses = addressed(context, theseServersOnly).flatMap((target) => {
    const { server } = target;
    if (server !== undefined && !server.isStale && !forceEvenIfNotRegistered) return [];
    const message = refresh(context, server);
    if (message === null && !returnSuccessfulStatuses) return [];
    const status = { message, statusCode: message === null ? 'OK' : 'ERROR_GENERAL' } as const;
    return [{ location: target.location, status }];
  });
  return { statuses };
};

/** The extensions of a user, without their owner. */
export function ownExtensions(context: ProvisioningContext, user: User): wire.Extension[] {
  const { extensions } = context.model;
  return extensions
    .ofUser(user.id)
    .map((extension) => toExtension(extension, context.tenantOf(extension), null));
}

/**
 * Makes the extensions of a user exactly those that were sent: new ones are added, those of others taken over, and the
 * rest become nobody's.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE
 * @source CreateUser (v2)
 * @fidelity documented that they come with the user; taking over and letting go inferred
 */
export function replaceExtensions(
  context: ProvisioningContext,
  user: User,
  sent: readonly wire.Extension[],
): void {
  const { extensions } = context.model;
  const toKept = (item: wire.Extension): number => {
    const { tenant, name } = keyOf(context, item);
    const settings = { userId: user.id, ...fromExtension(item) };
    const known = extensions.findByName(tenant.id, name);
    if (known === undefined) return extensions.add({ tenantId: tenant.id, name, ...settings }).id;
    extensions.change(known.id, settings);
    return known.id;
  };
  const kept = new Set(sent.map(toKept));
  for (const { id } of extensions.ofUser(user.id)) {
    if (!kept.has(id)) extensions.change(id, { userId: null });
  }
}

function keyOf(context: ProvisioningContext, sent: wire.Extension): { tenant: Tenant; name: string } {
  const name = requiredText(sent.extension, 'extension');
  return { tenant: tenantNamed(context, sent), name };
}

function ownerOf(context: ProvisioningContext, tenant: Tenant, sent: wire.User | null): number | null {
  if (sent === null) return null;
  const id = idOf(sent.id);
  const user = id === undefined ? undefined : context.model.users.find(id);
  if (user?.tenantId !== tenant.id) throw new ProvisioningError('USER_UNKNOWN', id ?? '');
  return user.id;
}

function withOwner(context: ProvisioningContext, extension: Extension): wire.Extension {
  const owner = extension.userId === null ? undefined : context.model.users.find(extension.userId);
  const told = owner === undefined ? null : toUser(owner, context.tenantOf(owner));
  return toExtension(extension, context.tenantOf(extension), told);
}

interface Target {
  readonly location: wire.Location;
  readonly server: RecordingServer | undefined;
}

/** The servers that are named, also those nobody knows; without names, all that the caller reaches. */
function addressed(context: ProvisioningContext, names: readonly wire.Location[]): Target[] {
  const { recordingServers, tenants } = context.model;
  if (names.length > 0) {
    return names.map((location) => {
      const tenant = tenants.findByEid(requiredText(location.eid, 'eid'));
      const name = requiredText(location.location, 'location');
      if (tenant !== undefined) context.requireReach(tenant.id);
      return { location, server: tenant && recordingServers.findByName(tenant.id, name) };
    });
  }
  const { onlyTenantId } = context;
  return recordingServers
    .all()
    .filter(({ tenantId }) => onlyTenantId === undefined || tenantId === onlyTenantId)
    .map((server) => ({ location: { eid: context.tenantOf(server).eid, location: server.name }, server }));
}

/** @returns why it could not, or null */
function refresh({ model }: ProvisioningContext, server: RecordingServer | undefined): string | null {
  if (server === undefined) return SERVER_REFUSALS.UNKNOWN;
  if (!server.isAvailable) return SERVER_REFUSALS.UNAVAILABLE;
  model.recordingServers.refresh(server.id);
  return null;
}
