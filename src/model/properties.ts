import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** What a property describes. */
export type PropertyScope = 'tenant' | 'user' | 'service' | 'plan' | 'instance';

/** How a property's value is checked, by kind; only some kinds have more to say. */
export interface PropertyValidation {
  readonly name: string;
  readonly type: string;
  readonly errorMessage: string;
  /** A pattern, or the text of a query. */
  readonly value?: string;
  readonly path?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly options?: readonly { readonly name: string; readonly value: string }[];
}

/** A property that tenants, users, services or plans can have. */
export interface PropertyDefinition {
  readonly id: number;
  readonly scope: PropertyScope;
  /** Whose property it is, for services and plans. */
  readonly serviceId: number | null;
  /** Compared without letter case but with its blanks. */
  readonly name: string;
  readonly fullName: string;
  readonly isMandatory: boolean;
  readonly category: string;
  readonly description: string;
  readonly sortOrder: number;
  readonly isVisible: boolean;
  readonly isReadOnly: boolean;
  readonly adAttribute: string;
  /** Value where none was set. */
  readonly initial: string;
  readonly validation: PropertyValidation;
}

/** Mandatory ones first, then the visible, each by sort order; the hidden ones last, as they were defined. */
const ORDER =
  'ORDER BY isMandatory DESC, isVisible DESC, CASE WHEN isMandatory OR isVisible THEN sortOrder END, id';

/** The properties a world knows. They come from the seed. */
export class Properties {
  readonly #estate: Estate;
  readonly #table: Table<PropertyDefinition>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'propertyDefinition', {
      flags: ['isMandatory', 'isVisible', 'isReadOnly'],
      json: ['validation'],
    });
  }

  add(definition: Omit<PropertyDefinition, 'id'>): void {
    this.#table.insert({ id: this.#estate.counters.take('property'), ...definition });
  }

  /** Of tenants or users, or of one service or its plans. */
  of(scope: PropertyScope, serviceId: number | null = null): PropertyDefinition[] {
    return this.#table.all(`scope = ? AND ifnull(serviceId, 0) = ? ${ORDER}`, scope, serviceId ?? 0);
  }

  find(scope: PropertyScope, name: string, serviceId: number | null = null): PropertyDefinition | undefined {
    const subject = 'scope = ? AND ifnull(serviceId, 0) = ? AND name = ?';
    return this.#table.first(subject, scope, serviceId ?? 0, name);
  }
}
