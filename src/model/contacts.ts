import { Table } from '../storage/table.js';
import type { Estate, Extras } from './estate.js';

/** Somebody outside, in the address lists of a tenant. */
export interface Contact {
  readonly id: number;
  readonly tenantId: number;
  /** Unique in the tenant, whatever the letter case. */
  readonly name: string;
  /** Where mail for the contact goes. */
  readonly email: string;
  readonly cortex: Extras | null;
}

export class Contacts {
  readonly #estate: Estate;
  readonly #table: Table<Contact>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'contact', { json: ['cortex'] });
  }

  /** Oldest first. */
  ofTenant(tenantId: number): Contact[] {
    return this.#table.all('tenantId = ? ORDER BY id', tenantId);
  }

  add(given: Omit<Contact, 'id'> & Partial<Pick<Contact, 'id'>>): Contact {
    const id = given.id ?? this.#estate.counters.take('contact');
    this.#estate.counters.reserve('contact', id);
    const contact = { ...given, id };
    this.#table.insert(contact);
    return contact;
  }

  change(id: number, changes: Partial<Omit<Contact, 'id' | 'tenantId'>>): void {
    this.#table.update(id, changes);
  }

  remove(id: number): void {
    this.#table.delete(id);
  }
}
