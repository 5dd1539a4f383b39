import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import type { Fulfilment } from './fulfilment.js';
import type { Jobs } from './jobs.js';

export type ApprovalStatus = 'pending' | 'accepted' | 'rejected';

/** A change that waits until enough of those who are asked agree. */
export interface Approval {
  readonly id: number;
  /** The change. */
  readonly requestId: number;
  /** The tenant it concerns, and the user if it concerns one. */
  readonly tenantId: number;
  readonly userId: number | null;
  /** The display name of what is to be changed. */
  readonly subjectName: string;
  /** The user who ordered it. */
  readonly requestedBy: number;
  /** How many have to agree. */
  readonly needed: number;
  readonly status: ApprovalStatus;
  /** Epoch milliseconds. */
  readonly requestedAt: number;
  readonly resolvedAt: number | null;
}

/** What one of those who are asked says. */
export interface ApprovalAnswer {
  readonly id: number;
  readonly approvalId: number;
  /** By which it is answered; lower case, without braces. */
  readonly guid: string;
  readonly userId: number;
  readonly status: ApprovalStatus;
  readonly reason: string;
  readonly resolvedAt: number | null;
}

export interface NewApproval extends Omit<Approval, 'id' | 'status' | 'requestedAt' | 'resolvedAt'> {
  readonly asked: readonly Pick<ApprovalAnswer, 'guid' | 'userId'>[];
  /** After which it counts as rejected; 0 for never. */
  readonly timeoutDays: number;
}

/** The kind of the background work that ends approvals nobody answered. */
export const APPROVAL_TIMEOUT_JOB = 'approvalTimeout';
const DAY_MS = 24 * 60 * 60_000;

export class Approvals {
  readonly #estate: Estate;
  readonly #fulfilment: Fulfilment;
  readonly #jobs: Jobs;
  readonly #approvals: Table<Approval>;
  readonly #answers: Table<ApprovalAnswer>;

  constructor(estate: Estate, fulfilment: Fulfilment, jobs: Jobs) {
    this.#estate = estate;
    this.#fulfilment = fulfilment;
    this.#jobs = jobs;
    this.#approvals = new Table(estate.database, 'approval');
    this.#answers = new Table(estate.database, 'approvalAnswer');
  }

  /** Asks everybody who may agree to a held change. */
  open({ asked, timeoutDays, ...approval }: NewApproval): void {
    const requestedAt = this.#estate.clock.now();
    const id = this.restore({ ...approval, status: 'pending', requestedAt, resolvedAt: null }, []);
    for (const { guid, userId } of asked) {
      this.#addAnswer({ approvalId: id, guid, userId, status: 'pending', reason: '', resolvedAt: null });
    }
    if (timeoutDays > 0) this.#jobs.schedule(APPROVAL_TIMEOUT_JOB, id, timeoutDays * DAY_MS);
  }

  /** Adds an approval as a seed has it. */
  restore(
    approval: Omit<Approval, 'id'>,
    answers: readonly Omit<ApprovalAnswer, 'id' | 'approvalId'>[],
  ): number {
    const id = this.#estate.counters.take('approval');
    this.#approvals.insert({ id, ...approval });
    for (const answer of answers) this.#addAnswer({ approvalId: id, ...answer });
    return id;
  }

  /** Open approvals that users of a tenant are asked about, oldest first. */
  openFor(tenantId: number): Approval[] {
    const asked = `id IN (SELECT approvalId FROM approvalAnswer JOIN user ON user.id = userId WHERE user.tenantId = ?)`;
    return this.#approvals.all(`status = 'pending' AND ${asked} ORDER BY id`, tenantId);
  }

  /** In the order in which people were asked. */
  answersTo(approvalId: number): ApprovalAnswer[] {
    return this.#answers.all('approvalId = ? ORDER BY id', approvalId);
  }

  /** The question put to one person, and the approval it is part of. */
  find(guid: string): { readonly approval: Approval; readonly answer: ApprovalAnswer } | undefined {
    const answer = this.#answers.first('guid = ?', guid);
    const approval = answer && this.#approvals.find(answer.approvalId);
    return answer && approval && { approval, answer };
  }

  /**
   * Takes the answer of one person. Enough agreement lets the change run once no other approval holds it; one
   * rejection drops it.
   *
   * @returns the id of the request that was let run, if it was
   */
  answer(answer: ApprovalAnswer, isAccepted: boolean, reason: string): number | undefined {
    const status = isAccepted ? 'accepted' : 'rejected';
    this.#answers.update(answer.id, { status, reason, resolvedAt: this.#estate.clock.now() });
    const approval = this.#approvals.find(answer.approvalId);
    if (approval === undefined) return undefined;
    if (!isAccepted) {
      this.#reject(approval, reason);
      return undefined;
    }
    const answers = this.answersTo(approval.id);
    const agreed = answers.filter((one) => one.status === 'accepted').length;
    if (agreed < Math.min(approval.needed, answers.length)) return undefined;
    this.#resolve(approval, 'accepted');
    if (this.#openOn(approval.requestId).length > 0) return undefined;
    this.#fulfilment.release(approval.requestId);
    return approval.requestId;
  }

  /** Ends an approval that nobody answered in time. */
  expire(id: number): void {
    const approval = this.#approvals.find(id);
    if (approval?.status === 'pending') this.#reject(approval, 'The approval timed out.');
  }

  #reject(approval: Approval, reason: string): void {
    for (const open of this.#openOn(approval.requestId)) this.#resolve(open, 'rejected');
    this.#fulfilment.drop(approval.requestId, reason === '' ? 'Rejected' : `Rejected: ${reason}`);
  }

  #resolve({ id }: Approval, status: ApprovalStatus): void {
    this.#approvals.update(id, { status, resolvedAt: this.#estate.clock.now() });
  }

  #openOn(requestId: number): Approval[] {
    return this.#approvals.all("requestId = ? AND status = 'pending'", requestId);
  }

  #addAnswer(answer: Omit<ApprovalAnswer, 'id'>): void {
    this.#answers.insert({ id: this.#estate.counters.take('approvalAnswer'), ...answer });
  }
}
