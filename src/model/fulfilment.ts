import { ModelError } from './errors.js';
import type { Estate } from './estate.js';
import type { Jobs } from './jobs.js';
import type { Progress, ProgressRecords, ProgressStatus, Subject } from './progress.js';
import { removeTenant } from './removal.js';
import type { ChangeRequest, Effect, Requests } from './requests.js';
import type { Subscriptions } from './subscriptions.js';
import type { Tenants } from './tenants.js';
import type { Users } from './users.js';

/** How long each step of a change takes; with zeros it is carried out before the answer that ordered it ends. */
export interface Pace {
  readonly requestedMs: number;
  readonly inProgressMs: number;
}

/** An object whose next change will fail, by the names it goes by. */
export interface OrderedFailure {
  /** The tenant's code. */
  readonly tenant: string;
  readonly user: string | null;
  readonly service: string | null;
  readonly reason: string;
}

/** A change that a call orders. */
export interface Order {
  readonly effect: Exclude<Effect, 'bulk'>;
  readonly subject: Subject;
  readonly name: string;
  readonly label: string;
  readonly ownerName: string;
  /** Orders of the same call that have to be carried out before. */
  readonly after: readonly Order[];
  /** The object was never provisioned before. */
  readonly isFirst?: boolean;
}

/** What became of the orders of a call. */
export interface Placed {
  /** Of the one request, or of the bulk that holds them all; undefined for no change. */
  readonly id: number | undefined;
  readonly requests: ReadonlyMap<Order, ChangeRequest>;
}

/** What fulfilment acts on. */
interface Hands {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly subscriptions: Subscriptions;
  readonly jobs: Jobs;
  readonly progress: ProgressRecords;
  readonly requests: Requests;
}

/** What the background work is told. */
export interface Step {
  readonly requestId: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The kind of the background work that carries changes out. */
export const FULFILMENT_JOB = 'fulfilment';

/** Carries ordered changes out, step by step: requested, in progress, then done or failed. */
export class Fulfilment {
  readonly #estate: Estate;
  readonly #hands: Hands;

  constructor(estate: Estate, hands: Hands) {
    this.#estate = estate;
    this.#hands = hands;
  }

  /**
   * Orders the changes of one call.
   *
   * @param tenantId whose call it is: who may see the tenant may see the request
   * @param held those that wait until they are released or dropped
   */
  place(orders: readonly Order[], tenantId: number | null, held: ReadonlySet<Order> = new Set()): Placed {
    const placed = new Map<Order, ChangeRequest>();
    const [only] = orders;
    if (only === undefined) return { id: undefined, requests: placed };
    if (orders.length === 1) {
      const request = this.#place(only, { parentId: null, waitsFor: [], isHeld: held.has(only) });
      return { id: request.id, requests: placed.set(only, request) };
    }
    const bulk = this.#hands.requests.add({ ...this.#blank(), effect: 'bulk', tenantId, parentId: null });
    for (const order of orders) {
      const waitsFor = order.after.flatMap((earlier) => placed.get(earlier)?.id ?? []);
      const isHeld = held.has(order);
      placed.set(order, this.#place(order, { parentId: bulk.id, waitsFor, isHeld }));
    }
    return { id: bulk.id, requests: placed };
  }

  /** Lets a held change run: what it waits for else is carried out first. */
  release(requestId: number): void {
    const request = this.#held(requestId);
    if (request === undefined) return;
    const now = this.#estate.clock.now();
    this.#hands.requests.change(requestId, { status: 'requested' });
    this.#free(request, { status: 'requested', requestId });
    const earlier = request.waitsFor.map((id) => this.#hands.requests.find(id)?.status);
    if (earlier.includes('failed')) this.#fail(request, now, 'Not carried out: an earlier request failed');
    else if (earlier.every((status) => status === 'provisioned')) {
      this.#schedule(request, now + this.pace.requestedMs);
    }
  }

  /** Gives a held change up: its object stays as it is, and a service that was never there goes again. */
  drop(requestId: number, reason: string): void {
    const request = this.#held(requestId);
    if (request === undefined) return;
    this.#free(request, {});
    const subject = subjectOf(request);
    const { progress, subscriptions } = this.#hands;
    if (subject !== undefined && progress.of(subject).status === 'notProvisioned') {
      const { tenantId, userId, serviceId } = subject;
      if (serviceId !== null) {
        subscriptions.remove({ tenantId, userId, serviceId });
        progress.forget(subject);
      }
    }
    this.#abandon(request, this.#estate.clock.now(), reason);
  }

  /** Takes a request the next step, as of the instant it was due: a clock that jumps skips none. */
  step({ requestId, at }: Step): void {
    const request = this.#hands.requests.find(requestId);
    if (request?.status === 'requested') this.#start(request, at);
    else if (request?.status === 'inProgress') this.#finish(request, at);
  }

  get pace(): Pace {
    const sql = 'SELECT requestedMs, inProgressMs FROM pace';
    return this.#estate.database.prepare<Pace>(sql).get() ?? { requestedMs: 0, inProgressMs: 0 };
  }

  setPace({ requestedMs, inProgressMs }: Pace): void {
    this.#estate.database
      .prepare('INSERT OR REPLACE INTO pace VALUES (1, ?, ?)')
      .run(requestedMs, inProgressMs);
  }

  /** Objects whose next change will fail, in the order in which they were named. */
  get failures(): OrderedFailure[] {
    const sql = 'SELECT tenant, user, service, reason FROM orderedFailure ORDER BY id';
    return this.#estate.database.prepare<OrderedFailure>(sql).all();
  }

  setFailures(failures: readonly OrderedFailure[]): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM orderedFailure').run();
    const insert = database.prepare(
      'INSERT INTO orderedFailure (tenant, user, service, reason) VALUES (?, ?, ?, ?)',
    );
    for (const { tenant, user, service, reason } of failures) insert.run(tenant, user, service, reason);
  }

  #blank() {
    const now = this.#estate.clock.now();
    return {
      ...{ tenantId: null, userId: null, serviceId: null, name: '', label: '', ownerName: '' },
      ...{ waitsFor: [], requestedAt: now, startedAt: null, completedAt: null },
      status: 'requested' as const,
    };
  }

  #place(
    order: Order,
    {
      parentId,
      waitsFor,
      isHeld,
    }: Pick<ChangeRequest, 'parentId' | 'waitsFor'> & { readonly isHeld: boolean },
  ): ChangeRequest {
    const { effect, subject, name, label, ownerName, isFirst = false } = order;
    const request = this.#hands.requests.add({
      ...this.#blank(),
      ...subject,
      ...{ effect, name, label, ownerName, parentId, waitsFor },
      ...(isHeld ? { status: 'pending' } : {}),
    });
    if (isHeld) {
      const status = isFirst ? ({ status: 'notProvisioned' } as const) : {};
      this.#hands.progress.set(subject, { isHeld, ...status });
      return request;
    }
    this.#hands.progress.set(subject, { status: 'requested', requestId: request.id });
    if (waitsFor.length === 0) this.#schedule(request, request.requestedAt + this.pace.requestedMs);
    return request;
  }

  #schedule({ id }: ChangeRequest, at: number): void {
    const step: Step = { requestId: id, at };
    this.#hands.jobs.schedule(FULFILMENT_JOB, step, at - this.#estate.clock.now());
  }

  #start(request: ChangeRequest, at: number): void {
    const { inProgressMs } = this.pace;
    this.#hands.requests.change(request.id, { status: 'inProgress', startedAt: at });
    this.#log(request, at, 'Information', `${VERB[request.effect]} of ${request.name} started`);
    this.#setProgress(request, 'inProgress');
    if (inProgressMs > 0) this.#schedule(request, at + inProgressMs);
    else this.#finish(request, at);
  }

  #finish(request: ChangeRequest, at: number): void {
    const reason = this.#takeFailure(request) ?? this.#carryOut(request);
    if (reason !== undefined) {
      this.#fail(request, at, reason);
      return;
    }
    this.#log(request, at, 'Information', `${VERB[request.effect]} of ${request.name} completed`);
    this.#hands.requests.change(request.id, { status: 'provisioned', completedAt: at });
    this.#release(request, at);
  }

  /** @returns why the change could not be made */
  #carryOut(request: ChangeRequest): string | undefined {
    try {
      this.#estate.database.transaction(() => {
        this.#effect(request);
      });
      return undefined;
    } catch (error) {
      if (error instanceof ModelError) return error.message;
      throw error;
    }
  }

  #effect(request: ChangeRequest): void {
    const subject = subjectOf(request);
    const { tenants, users, subscriptions, progress } = this.#hands;
    if (subject === undefined) return;
    const { tenantId, userId, serviceId } = subject;
    if (request.effect === 'provision') this.#setProgress(request, 'provisioned');
    else if (serviceId !== null) {
      subscriptions.remove({ tenantId, userId, serviceId });
      progress.forget(subject);
    } else if (request.effect === 'deprovision') this.#setProgress(request, 'notProvisioned');
    else if (userId !== null) users.leave(userId);
    else removeTenant(this.#estate.database, tenants, tenantId);
  }

  /** A later order for the same object has the say about its status. */
  #setProgress(request: ChangeRequest, status: ProgressStatus): void {
    const subject = subjectOf(request);
    if (subject === undefined || this.#hands.progress.of(subject).requestId !== request.id) return;
    const isDone = status !== 'requested' && status !== 'inProgress';
    this.#hands.progress.set(subject, { status, ...(isDone ? { requestId: null } : {}) });
  }

  #held(requestId: number): ChangeRequest | undefined {
    const request = this.#hands.requests.find(requestId);
    return request?.status === 'pending' ? request : undefined;
  }

  /** The object of a held change is held no longer, unless another change of it is. */
  #free(request: ChangeRequest, changes: Partial<Progress>): void {
    const subject = subjectOf(request);
    if (subject === undefined) return;
    const isHeld = this.#hands.requests.isAnyPending(subject, request.id);
    this.#hands.progress.set(subject, { ...changes, isHeld });
  }

  #fail(request: ChangeRequest, at: number, reason: string): void {
    this.#setProgress(request, 'failed');
    this.#abandon(request, at, reason);
  }

  /** Ends a request, and with it those that wait for it. */
  #abandon(request: ChangeRequest, at: number, reason: string): void {
    this.#log(request, at, 'Error', reason);
    this.#hands.requests.change(request.id, { status: 'failed', completedAt: at });
    for (const waiting of this.#waitingFor(request)) {
      this.#fail(waiting, at, `Not carried out: request ${request.id} failed`);
    }
  }

  #release(request: ChangeRequest, at: number): void {
    const { requests } = this.#hands;
    for (const waiting of this.#waitingFor(request)) {
      const isReady = waiting.waitsFor.every((id) => requests.find(id)?.status === 'provisioned');
      if (isReady) this.#schedule(waiting, at + this.pace.requestedMs);
    }
  }

  #waitingFor({ id, parentId }: ChangeRequest): ChangeRequest[] {
    if (parentId === null) return [];
    const siblings = this.#hands.requests.children(parentId);
    return siblings.filter(({ status, waitsFor }) => status === 'requested' && waitsFor.includes(id));
  }

  #log({ id }: ChangeRequest, at: number, level: 'Information' | 'Error', message: string): void {
    this.#hands.requests.write(id, { at, level, message });
  }

  #takeFailure({ tenantId, userId, serviceId }: ChangeRequest): string | undefined {
    const { database } = this.#estate;
    const sql = `SELECT id, reason FROM orderedFailure
      WHERE tenant = (SELECT code FROM tenant WHERE id = @tenantId)
      AND user IS (SELECT cortexName FROM user WHERE id = @userId)
      AND service IS (SELECT cortexName FROM service WHERE id = @serviceId) ORDER BY id`;
    const failure = database
      .prepare<{ id: number; reason: string }>(sql)
      .get({ tenantId, userId, serviceId });
    if (failure === undefined) return undefined;
    database.prepare('DELETE FROM orderedFailure WHERE id = ?').run(failure.id);
    return failure.reason;
  }
}

/** @fidelity inferred: what the log says is not public */
const VERB: Readonly<Record<Effect, string>> = {
  provision: 'Provisioning',
  deprovision: 'Deprovisioning',
  remove: 'Removal',
  bulk: 'Bulk',
};

function subjectOf({ tenantId, userId, serviceId }: ChangeRequest): Subject | undefined {
  return tenantId === null ? undefined : { tenantId, userId, serviceId };
}
