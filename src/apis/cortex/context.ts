import type { Order } from '../../model/fulfilment.js';
import type { Model } from '../../model/model.js';
import type { World } from '../api.js';
import type { CortexEntities } from './contract.generated.js';
import type { Caller } from './rights.js';

/** The switches of the API. */
export interface CortexOptions {
  /** Version of API and database, four numbers. */
  readonly version: string;
  /** FIND and GET know users by their full name with suffix only. @source Cortex behaviour 7 */
  readonly strictUserNames: boolean;
}

/** What an operation works with. */
export class CortexContext {
  readonly model: Model;
  readonly ids: World['ids'];
  readonly caller: Caller;
  readonly options: CortexOptions;
  /** Changes that the call orders; the edge places them once all of it is done. */
  readonly orders: Order[] = [];
  /** Requests that the call let run: they were held until somebody agreed. */
  readonly released: number[] = [];
  readonly #offsetMinutes: (instantMs: number) => number;

  constructor(
    { model, ids }: World,
    caller: Caller,
    options: CortexOptions,
    offsetMinutes: (instantMs: number) => number,
  ) {
    this.model = model;
    this.ids = ids;
    this.caller = caller;
    this.options = options;
    this.#offsetMinutes = offsetMinutes;
  }

  order(order: Order): Order {
    this.orders.push(order);
    return order;
  }

  /** The day of an instant where the server stands, as `yyyyMMdd`. */
  day(instantMs: number): string {
    return this.#local(instantMs).slice(0, 10).replaceAll('-', '');
  }

  /** `yyyy-MM-ddTHH:mm:ss`, as `day`. */
  time(instantMs: number): string {
    return this.#local(instantMs).slice(0, 19);
  }

  #local(instantMs: number): string {
    return new Date(instantMs + this.#offsetMinutes(instantMs) * 60_000).toISOString();
  }
}

type Entity = keyof CortexEntities;

/** Finds or gets what a request names; entities come one by one, in order. */
export type Reading<E extends Entity> = (
  request: CortexEntities[E]['request'],
  context: CortexContext,
) => readonly CortexEntities[E]['answer'][];

/**
 * Changes what a request names, in two steps: calling it finds everything the request names, and what it returns makes
 * the change. In between the edge refuses values that cannot be read: that is the documented precedence.
 */
export type Changing<E extends Entity> = (
  request: CortexEntities[E]['request'],
  context: CortexContext,
) => () => void;

/** The operations of an entity, one for each action the contract gives it. */
export type EntityHandlers<E extends Entity> = {
  readonly [A in CortexEntities[E]['action']]: A extends 'FIND' | 'GET' ? Reading<E> : Changing<E>;
};

/** Leaving an entity or one of its actions out does not compile. */
export type CortexHandlers = { readonly [E in Entity]: EntityHandlers<E> };
