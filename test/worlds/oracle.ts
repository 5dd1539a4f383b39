import { NOW } from '../client.js';
import type { Outcome, ProductName, Subject, Verb } from './products.js';

/** A fault rule, as far as the steps order it: it names an operation, and goes after so many faults. */
export interface Rule {
  readonly id: number;
  readonly operation: string;
  readonly act: 'refuse' | 'unavailable' | 'lose';
  left: number;
}

/** What a world's journal says of an exchange. */
export interface Noted {
  readonly at: number;
  readonly operation: string;
  readonly outcome: string;
  readonly fault: { readonly rule: number; readonly when: 'before' | 'after' } | null;
}

interface Entity {
  readonly id: number;
  readonly text: string;
}

/** What is kept of a world by a snapshot: all that the products know. */
interface Estate {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly nextTenant: number;
  readonly nextUser: number;
}

const FRESH: Estate = { entities: new Map(), nextTenant: 2, nextUser: 2 };

/** What came of a call: its outcome, or an answer of the host in its place, or none at all. */
export type Expected = Outcome | 'unavailable' | 'lost';

/** One world as it ought to be: a plain table beside the emulator's databases, rules and clocks. */
export class Oracle {
  #estate = FRESH;
  #saved: Estate | undefined;
  #journal: Noted[] = [];
  #rules: Rule[] = [];
  #nextRule = 1;
  #now = NOW;

  get now(): number {
    return this.#now;
  }

  get journal(): readonly Noted[] {
    return this.#journal;
  }

  get rules(): readonly Readonly<Rule>[] {
    return this.#rules;
  }

  get hasSnapshot(): boolean {
    return this.#saved !== undefined;
  }

  /** What is known of a name: an id to ask with, even where nobody has it. */
  idOf(product: ProductName, name: string): number {
    return this.#estate.entities.get(`${product} ${name}`)?.id ?? NOBODY;
  }

  /** Everything the products ought to tell of when asked for it by name. */
  read(product: ProductName, name: string): Outcome {
    const entity = this.#estate.entities.get(`${product} ${name}`);
    return entity === undefined ? { isDone: false } : { isDone: true, ...entity };
  }

  /** A call, through the rules there are, to the estate. @returns what the client ought to see */
  call(product: ProductName, verb: Verb, operation: string, subject: Subject): Expected {
    const before = this.#met(operation, ({ act }) => act !== 'lose');
    if (before !== undefined) {
      this.#note(operation, 'intercepted', { rule: before.id, when: 'before' });
      return before.act === 'refuse' ? 'lost' : 'unavailable';
    }
    const outcome = this.#done(product, verb, subject);
    const after = this.#met(operation, ({ act }) => act === 'lose');
    const told = outcome.isDone ? 'done' : REFUSALS[product][verb];
    this.#note(operation, told, after === undefined ? null : { rule: after.id, when: 'after' });
    return after === undefined ? outcome : 'lost';
  }

  /** The exchange that brings a token, which no rule is about. */
  logIn(): void {
    this.#note('requestToken', 'done', null);
  }

  addRule(operation: string, act: Rule['act'], times: number): void {
    this.#rules.push({ id: this.#nextRule, operation, act, left: times });
    this.#nextRule += 1;
  }

  clearRules(): void {
    this.#rules = [];
    this.#nextRule = 1;
  }

  clearJournal(): void {
    this.#journal = [];
  }

  setClock(at: number): void {
    this.#now = at;
  }

  save(): void {
    this.#saved = this.#estate;
  }

  restore(): void {
    if (this.#saved !== undefined) this.#estate = this.#saved;
  }

  /** A world that begins again, by a reset or because it is a new one; its clock is frozen anew at once. */
  begin(): void {
    this.#estate = FRESH;
    this.#now = NOW;
    this.clearJournal();
    this.clearRules();
  }

  #note(operation: string, outcome: string, fault: Noted['fault']): void {
    this.#journal.push({ at: this.#now, operation, outcome, fault });
  }

  /** The first rule in force that is about the operation, one fault further to its end. */
  #met(operation: string, isMeant: (rule: Rule) => boolean): Rule | undefined {
    const rule = this.#rules.find((one) => one.operation === operation && isMeant(one));
    if (rule === undefined) return undefined;
    rule.left -= 1;
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return rule;
  }

  #done(product: ProductName, verb: Verb, { name, text }: Subject): Outcome {
    const known = this.read(product, name);
    if (verb === 'read') return known;
    const isUpsert = product === 'cortex' && verb !== 'remove';
    if (!known.isDone) {
      if (verb === 'create' || isUpsert) return this.#add(product, name, text);
      // MSPC answers 0 for an account that is not there.
      return { isDone: product === 'mspc' && verb === 'remove' };
    }
    if (verb === 'create' && !isUpsert) return { isDone: false };
    const id = this.idOf(product, name);
    const entities = new Map(this.#estate.entities);
    if (verb === 'remove') entities.delete(`${product} ${name}`);
    else entities.set(`${product} ${name}`, { id, text });
    this.#estate = { ...this.#estate, entities };
    return answered(product, verb, { id, text });
  }

  /** A customer takes the next tenant's number, a user the next user's, whichever product makes them. */
  #add(product: ProductName, name: string, text: string): Outcome {
    const { nextTenant, nextUser } = this.#estate;
    const isUser = product !== 'cortex';
    const entity = { id: isUser ? nextUser : nextTenant, text };
    this.#estate = {
      entities: new Map(this.#estate.entities).set(`${product} ${name}`, entity),
      nextTenant: nextTenant + (product === 'provisioning' ? 0 : 1),
      nextUser: nextUser + (isUser ? 1 : 0),
    };
    return answered(product, 'create', entity);
  }
}

const NOBODY = 999_999;

/** How much of what it did a product tells. */
function answered(product: ProductName, verb: Verb, { id, text }: Entity): Outcome {
  if (product === 'provisioning' && verb !== 'remove') return { isDone: true, id, text };
  return product === 'mspc' && verb === 'create' ? { isDone: true, id } : { isDone: true };
}

const REFUSED = { create: 'refused', change: 'refused', remove: 'refused', read: 'refused' } as const;

/** What the journal calls a call that came to nothing. */
const REFUSALS: Readonly<Record<ProductName, Readonly<Record<Verb, string>>>> = {
  mspc: { ...REFUSED, change: 'fault', read: 'done' },
  provisioning: REFUSED,
  cortex: { ...REFUSED, read: 'done' },
  mps: { ...REFUSED, read: 'done' },
};
