import type { SqlValue } from '../../storage/database.js';
import { sqliteRefusal } from '../../storage/handle.js';
import { Table } from '../../storage/table.js';
import { ModelError } from '../errors.js';
import type { Estate } from '../estate.js';
import type { Model } from '../model.js';
import { fieldsOf, type Field } from './fields.js';
import { KINDS } from './kinds.js';
import { EntityRefused, EntityUnreadable, UnknownField } from './refusals.js';
import { RULES, type Values } from './rules.js';

/** One entity with all its fields, hidden ones too. */
export type Entity = { readonly id: number } & Values;

export interface EntityQuery {
  /** What these fields must say, as texts: `null`, `true` and digits mean what they say where the field is such. */
  readonly where: Readonly<Record<string, string>>;
  /** Only those with a higher id. */
  readonly after: number;
  readonly limit: number;
}

/** The rows of one kind, with what is known of their fields. */
interface Shelf {
  readonly table: Table<Entity>;
  readonly fields: readonly Field[];
}

/**
 * Every entity of the estate under the noun for its kind, for whoever looks from outside. What is changed goes through
 * the model's own methods where there are such; the schema and the references hold for the rest.
 */
export class Entities {
  readonly #estate: Estate;
  readonly #model: Model;
  readonly #shelves = new Map<string, Shelf>();

  constructor(estate: Estate, model: Model) {
    this.#estate = estate;
    this.#model = model;
  }

  get kinds(): readonly string[] {
    return Object.keys(KINDS);
  }

  /** How many there are of each kind. */
  counts(): { readonly kind: string; readonly count: number }[] {
    return this.kinds.map((kind) => ({ kind, count: this.#shelf(kind).table.count('true') }));
  }

  fields(kind: string): readonly Field[] {
    return this.#shelf(kind).fields;
  }

  /** By id. @throws UnknownField, EntityUnreadable */
  list(kind: string, { where, after, limit }: EntityQuery): Entity[] {
    const conditions = Object.entries(where).map(([name, text]) => this.#condition(kind, name, text));
    const sql = ['id > ?', ...conditions.map(({ words }) => words)].join(' AND ');
    const values = conditions.flatMap(({ value }) => (value === null ? [] : [value]));
    return this.#shelf(kind).table.all(`${sql} ORDER BY id LIMIT ?`, after, ...values, limit);
  }

  find(kind: string, id: number): Entity | undefined {
    return this.#shelf(kind).table.find(id);
  }

  /** @throws UnknownField, EntityUnreadable, EntityRefused, and then nothing is changed */
  add(kind: string, given: Values): Entity {
    const { add, needs = [] } = RULES[kind] ?? {};
    if (add === undefined) throw new EntityRefused(`no ${kind} can be added from outside`);
    const missing = needs.filter((name) => given[name] === undefined);
    if (missing.length > 0) throw new EntityUnreadable(`a new ${kind} needs ${missing.join(', ')}`);
    this.#check(kind, given);
    return this.#carryOut(() => this.#get(kind, add(this.#model, given)));
  }

  /** Overwrites the given fields. @throws as `add` */
  change(kind: string, id: number, changes: Values): Entity {
    for (const { name, isFixed } of this.fields(kind)) {
      if (isFixed && changes[name] !== undefined)
        throw new EntityRefused(`the ${name} of a ${kind} does not change`);
    }
    this.#check(kind, changes);
    const { change } = RULES[kind] ?? {};
    return this.#carryOut(() => {
      if (change === undefined) this.#shelf(kind).table.update(id, changes);
      else change(this.#model, id, changes);
      return this.#get(kind, id);
    });
  }

  /** Removes an entity with all that hangs on it. @throws EntityRefused */
  remove(kind: string, id: number): void {
    const { remove } = RULES[kind] ?? {};
    this.#carryOut(() => {
      if (remove !== undefined) {
        remove(this.#model, id);
        return;
      }
      this.#requireFree(kind, id);
      this.#shelf(kind).table.delete(id);
    });
  }

  /** One change: all of it or nothing, and a refusal in words. */
  #carryOut<T>(act: () => T): T {
    try {
      return this.#model.transaction(act);
    } catch (error) {
      if (error instanceof ModelError) throw new EntityRefused(`the estate refuses: ${error.message}`);
      const refusal = sqliteRefusal(error);
      if (refusal?.code.startsWith('SQLITE_CONSTRAINT') !== true) throw error;
      throw new EntityRefused(`the estate refuses: ${refusal.message}`);
    }
  }

  #get(kind: string, id: number): Entity {
    const entity = this.find(kind, id);
    if (entity === undefined) throw new EntityRefused(`there is no ${kind} ${id}`);
    return entity;
  }

  #condition(kind: string, name: string, text: string): { words: string; value: SqlValue } {
    const { type, isNullable } = fieldIn(this.fields(kind).filter(isShown), kind, name);
    if (isNullable && text === 'null') return { words: `${name} IS NULL`, value: null };
    if (type === 'json') throw new EntityUnreadable(`${name} is no single value`);
    if (type === 'text') return { words: `${name} = ?`, value: text };
    const value = type === 'flag' ? { true: 1, false: 0 }[text] : Number(text);
    if (value === undefined || Number.isNaN(value))
      throw new EntityUnreadable(`${name}: ${JSON.stringify(text)} is no ${type}`);
    return { words: `${name} = ?`, value };
  }

  /** A password can be set, though none is shown. */
  #check(kind: string, values: Values): void {
    const settable = this.fields(kind).filter((field) => isShown(field) || field.name === 'password');
    for (const [name, value] of Object.entries(values)) {
      const field = fieldIn(settable, kind, name);
      if (value === null ? !field.isNullable : !isOfType(value, field.type))
        throw new EntityUnreadable(`${name}: ${JSON.stringify(value)} is no ${field.type}`);
      const { pointsAt } = field;
      if (pointsAt !== undefined && typeof value === 'number' && this.find(pointsAt, value) === undefined)
        throw new EntityRefused(`there is no ${pointsAt} ${value}`);
    }
  }

  /** @throws EntityRefused naming the first that points at it */
  #requireFree(kind: string, id: number): void {
    for (const other of this.kinds) {
      for (const { name, pointsAt, holds } of this.fields(other)) {
        if (pointsAt !== kind || !holds) continue;
        const holder = this.#shelf(other).table.first(`${name} = ? ORDER BY id`, id);
        if (holder !== undefined) throw new EntityRefused(`${other} ${holder.id} points at ${kind} ${id}`);
      }
    }
  }

  #shelf(name: string): Shelf {
    const known = this.#shelves.get(name);
    if (known !== undefined) return known;
    const kind = KINDS[name];
    if (kind === undefined) throw new EntityUnreadable(`there is no kind ${name}`);
    const { flags = [], json = [] } = kind;
    const { database } = this.#estate;
    const shelf = {
      table: new Table<Entity>(database, kind.table, { flags, json }),
      fields: fieldsOf(database, kind),
    };
    this.#shelves.set(name, shelf);
    return shelf;
  }
}

function isShown({ isHidden }: Field): boolean {
  return !isHidden;
}

/** @throws UnknownField */
function fieldIn(fields: readonly Field[], kind: string, name: string): Field {
  const field = fields.find((one) => one.name === name);
  if (field !== undefined) return field;
  const known = fields.map((one) => one.name);
  throw new UnknownField(kind, name, known);
}

function isOfType(value: unknown, type: Field['type']): boolean {
  switch (type) {
    case 'number':
      return Number.isSafeInteger(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'json':
      return typeof value === 'object';
  }
}
