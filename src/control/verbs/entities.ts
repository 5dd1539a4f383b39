import type { Entity, EntityQuery } from '../../model/entities/entities.js';
import { EntityRefused, UnknownField } from '../../model/entities/refusals.js';
import type { Values } from '../../model/entities/rules.js';
import { isSecretName, MASK } from '../../sandbox/mask.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { suggestion } from '../../text/suggestion.js';
import { BadRequest, Conflict, NotFound } from '../errors.js';

/** Entities of a sandbox as JSON, under the model's noun for their kind. Instants are epoch milliseconds. */
export interface EntityVerbs {
  /** How many there are of each kind. */
  entityKinds(): { readonly kind: string; readonly count: number }[];
  /** By id; passwords are left out. @throws NotFound for an unknown kind, BadRequest */
  entities(kind: string, query?: Partial<EntityQuery>): Entity[];
  /** @throws NotFound */
  entity(kind: string, id: number): Entity;
  /** @throws NotFound, BadRequest, Conflict where the estate refuses: nothing is added then */
  addEntity(kind: string, given: Values): Entity;
  /** Overwrites the given fields; in a field that is an object, the given members, null taking one away. @throws as `addEntity` */
  changeEntity(kind: string, id: number, changes: Values): Entity;
  /** Removes one with all that hangs on it. @throws NotFound, Conflict */
  removeEntity(kind: string, id: number): void;
}

/** More than anybody looks at in one piece. */
const USUAL_LIMIT = 100;

export function entityVerbs({ model: { entities } }: Sandbox): EntityVerbs {
  const known = (kind: string, id: number): Entity => {
    requireKind(kind, entities.kinds);
    const entity = entities.find(kind, id);
    if (entity === undefined) throw new NotFound(`there is no ${kind} ${id}`);
    return entity;
  };
  const shown = (kind: string, entity: Entity): Entity => {
    const hidden = new Set(entities.fields(kind).flatMap(({ name, isHidden }) => (isHidden ? [name] : [])));
    const fields = Object.entries(entity).filter(([name]) => !hidden.has(name));
    return { ...Object.fromEntries(fields.map(([name, value]) => [name, masked(value)])), id: entity.id };
  };
  return {
    entityKinds: () => entities.counts(),
    entities(kind, { where = {}, after = 0, limit = USUAL_LIMIT } = {}) {
      requireKind(kind, entities.kinds);
      return inWords(() => entities.list(kind, { where, after, limit })).map((entity) => shown(kind, entity));
    },
    entity: (kind, id) => shown(kind, known(kind, id)),
    addEntity(kind, given) {
      requireKind(kind, entities.kinds);
      return shown(
        kind,
        inWords(() => entities.add(kind, given)),
      );
    },
    changeEntity(kind, id, changes) {
      const before = known(kind, id);
      const after = Object.fromEntries(
        Object.entries(changes).map(([name, value]) => [name, merged(before[name], value)]),
      );
      return shown(
        kind,
        inWords(() => entities.change(kind, id, after)),
      );
    },
    removeEntity(kind, id) {
      known(kind, id);
      inWords(() => {
        entities.remove(kind, id);
      });
    },
  };
}

function requireKind(kind: string, kinds: readonly string[]): void {
  if (kinds.includes(kind)) return;
  throw new NotFound(`there is no kind ${kind}${suggestion(kind, kinds)}`);
}

/** Tells what the model refuses in the control API's own errors. */
function inWords<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof EntityRefused) throw new Conflict(error.message);
    if (error instanceof UnknownField)
      throw new BadRequest(`${error.message}${suggestion(error.field, error.known)}`);
    throw error;
  }
}

/** Objects without what their members' names say is secret. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && member !== '' && isSecretName(name) ? MASK : masked(member),
    ]),
  );
}

/** A merge patch. What was shown masked and comes back so stays as it was. @source RFC 7396 */
function merged(before: unknown, change: unknown): unknown {
  if (!isObject(change) || !isObject(before)) return change;
  const members = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(change)) {
    if (value === MASK && isSecretName(name)) continue;
    if (value === null) members.delete(name);
    else members.set(name, merged(members.get(name), value));
  }
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
