import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import type { ProgressStatus, Subject } from './progress.js';

/** What a request does to its object; a bulk has none of its own and stands for its children. */
export type Effect = 'provision' | 'deprovision' | 'remove' | 'bulk';

/** A change that was ordered and is carried out in the background. */
export interface ChangeRequest {
  /** Running number, shared by requests and the children of bulks. */
  readonly id: number;
  readonly parentId: number | null;
  readonly effect: Effect;
  /** Kept as numbers: the object may be gone by the time somebody asks. */
  readonly tenantId: number | null;
  readonly userId: number | null;
  readonly serviceId: number | null;
  /** What the object was called, its display name, and the display name of who has it. */
  readonly name: string;
  readonly label: string;
  readonly ownerName: string;
  readonly status: ProgressStatus;
  /** Requests that have to be carried out before this one begins. */
  readonly waitsFor: readonly number[];
  /** Epoch milliseconds, as the others. */
  readonly requestedAt: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
}

export interface LogEntry {
  readonly at: number;
  readonly level: 'Information' | 'Error';
  readonly message: string;
}

export class Requests {
  readonly #estate: Estate;
  readonly #table: Table<ChangeRequest>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'request', { json: ['waitsFor'] });
  }

  add(request: Omit<ChangeRequest, 'id'> & { readonly id?: number }): ChangeRequest {
    const id = request.id ?? this.#estate.counters.take('request');
    this.#estate.counters.reserve('request', id);
    const added: ChangeRequest = { ...request, id };
    this.#table.insert(added);
    return added;
  }

  /** A bulk is as far as its children are. */
  find(id: number): ChangeRequest | undefined {
    const request = this.#table.find(id);
    return request?.effect === 'bulk' ? this.#asFarAsItsChildren(request) : request;
  }

  /** The oldest there is. */
  first(): ChangeRequest | undefined {
    return this.#table.first('true ORDER BY id');
  }

  children(parentId: number): ChangeRequest[] {
    return this.#table.all('parentId = ? ORDER BY id', parentId);
  }

  /** Whether a change of an object, other than one of them, is held. */
  isAnyPending({ tenantId, userId, serviceId }: Subject, exceptId: number): boolean {
    const subject = 'tenantId IS ? AND userId IS ? AND serviceId IS ?';
    const condition = `status = 'pending' AND ${subject} AND id <> ?`;
    return this.#table.exists(condition, tenantId, userId, serviceId, exceptId);
  }

  change(id: number, changes: Partial<Pick<ChangeRequest, 'status' | 'startedAt' | 'completedAt'>>): void {
    this.#table.update(id, changes);
  }

  /** Oldest first. */
  log(requestId: number): LogEntry[] {
    const sql = 'SELECT at, level, message FROM requestLog WHERE requestId = ? ORDER BY id';
    return this.#estate.database.prepare<LogEntry>(sql).all(requestId);
  }

  write(requestId: number, { at, level, message }: LogEntry): void {
    const id = this.#estate.counters.take('requestLog');
    this.#estate.database
      .prepare('INSERT INTO requestLog VALUES (?, ?, ?, ?, ?)')
      .run(id, requestId, at, level, message);
  }

  #asFarAsItsChildren(bulk: ChangeRequest): ChangeRequest {
    const children = this.children(bulk.id);
    const started = children.flatMap(({ startedAt }) => startedAt ?? []);
    const completed = children.flatMap(({ completedAt }) => completedAt ?? []);
    return {
      ...bulk,
      status: statusOfAll(children.map(({ status }) => status)),
      startedAt: started.length === 0 ? null : Math.min(...started),
      completedAt: completed.length < children.length ? null : Math.max(...completed),
    };
  }
}

/** @source Cortex behaviour 11: in progress while one runs, failed when one failed and none runs any more */
function statusOfAll(statuses: readonly ProgressStatus[]): ProgressStatus {
  const has = (status: ProgressStatus) => statuses.includes(status);
  if (statuses.every((status) => status === 'requested')) return 'requested';
  if (has('inProgress') || has('requested')) return 'inProgress';
  if (has('failed')) return 'failed';
  return has('pending') ? 'pending' : 'provisioned';
}
