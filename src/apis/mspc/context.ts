import { ROLE, STANDING } from '../../model/codes.js';
import type { AuditTask } from '../../model/audit.js';
import type { Model } from '../../model/model.js';
import type { User } from '../../model/users.js';
import type { Brand } from './brand.js';
import { userExtras } from './wire.js';

/** The switches of the contract. @source MSPC behaviour 12 */
export interface MspcOptions {
  readonly brand: Brand;
  readonly realm: string;
  readonly wsaHeaders: 'on' | 'off';
  readonly faultDetail: 'remote' | 'full';
  readonly planResultForm: 'int' | 'object';
  readonly enumDigits: 'refuse' | 'accept';
  readonly exceeding: 'plainSum' | 'legacy';
  readonly refusedChange: 'none' | 'legacy';
  readonly strictRoles: 'legacy' | 'closed';
  readonly asyncDeleteMs: number;
  readonly passwordOutput: 'never' | 'empty' | 'clear';
  readonly deleteAudit: 'written' | 'legacy';
  /** WSE's timeToleranceInSeconds. */
  readonly wseTimeToleranceSeconds: number;
  /** WSE's replayDetection, windowInSeconds; 0 switches it off. */
  readonly wseReplayWindowSeconds: number;
  /** The server's local time, by which its months begin. */
  readonly zone: { offsetMinutes(instantMs: number): number; toInstant(wallClockMs: number): number };
}

/** Whoever an operation runs for. */
export interface Caller {
  /** -1 for the supervisor. */
  readonly id: number;
  readonly username: string;
  readonly role: number;
  readonly standing: number;
  readonly isPeer: boolean;
  readonly ownerId: number;
  readonly isDemo: boolean;
}

/** Runs calls to services that ask for no credentials; may do everything. */
export const SUPERVISOR: Caller = {
  id: -1,
  username: '',
  role: ROLE.administrator,
  standing: STANDING.active,
  isPeer: false,
  ownerId: 0,
  isDemo: false,
};

export function toCaller(user: User): Caller {
  const { id, username, role, standing, isPeer, ownerId } = user;
  return { id, username, role, standing, isPeer, ownerId, isDemo: userExtras(user).isDemo };
}

/** What an operation works with. */
export class MspcContext {
  readonly model: Model;
  readonly caller: Caller;
  readonly options: MspcOptions;
  /** The audited task under way, if the operation opened one. */
  task: AuditTask | undefined;

  constructor(model: Model, caller: Caller, options: MspcOptions) {
    this.model = model;
    this.caller = caller;
    this.options = options;
  }

  /** Opens the record of an audited task. A fault inside a USER task is wrapped in the task's name by the edge. */
  audit(source: string, task: string, itemName: string | null, recordId: string | null = null): AuditTask {
    const { id, username } = this.caller;
    const caller = id === SUPERVISOR.id ? null : { id, username };
    this.task = this.model.audit.open(source, task, itemName, caller);
    if (recordId !== null && recordId !== '') this.task.recordId = recordId;
    return this.task;
  }
}
