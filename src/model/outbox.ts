import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** A letter the product would have handed to its mail server. It never leaves the process. */
export interface Letter {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly sender: string;
  readonly recipient: string;
  /** Addresses separated by commas; empty without any. */
  readonly blindCopies: string;
  readonly subject: string;
  readonly body: string;
  readonly isHtml: boolean;
  readonly priority: string;
}

export class Outbox {
  readonly #estate: Estate;
  readonly #table: Table<Letter>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'letter', { flags: ['isHtml'] });
  }

  send(letter: Omit<Letter, 'id' | 'sentAt'>): void {
    this.#table.insert({
      id: this.#estate.counters.take('letter'),
      sentAt: this.#estate.clock.now(),
      ...letter,
    });
  }

  /** Every letter, oldest first. */
  letters(): Letter[] {
    return this.#table.all('true ORDER BY id');
  }
}
