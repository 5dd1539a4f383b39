import type { AuditRecord } from '../../model/audit.js';
import type { Call, NewCall } from '../../model/calls.js';
import type { Model } from '../../model/model.js';
import type { Letter } from '../../model/outbox.js';
import type { Measurements } from '../../model/usage.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Seeds, SeedSource } from '../../sandbox/seeds.js';
import type { Snapshots } from '../snapshots.js';

/** What can be said of a sandbox at a glance. */
export interface SandboxSummary {
  readonly name: string;
  readonly users: number;
  readonly exchanges: number;
  /** Exchanges that the journal had to drop. */
  readonly dropped: number;
}

/** What is in a sandbox. */
export interface EstateVerbs {
  summary(): SandboxSummary;
  /** Back to the seed, in one step. */
  reset(): void;
  /** Begins again as this seed; later resets return to it. @throws SeedError */
  seed(source: SeedSource): void;
  /** Keeps the sandbox as it is now under a name, for `restore` and `create`, here or in another emulator. */
  saveSnapshot(name: string): void;
  /** Becomes what a snapshot holds; journal, clock and seed stay. @throws RangeError for an unknown one */
  restore(snapshot: string): void;
  /** Letters the products would have sent, oldest first. */
  outbox(): Letter[];
  /** Audit records, oldest first. */
  audit(): AuditRecord[];
  /** What spaces were measured to use. */
  usage(): Measurements;
  /** Replaces all that was measured. @throws UsageError, and then nothing is replaced */
  setUsage(measurements: Measurements): void;
  /** Recorded calls that statistics count, by number. */
  calls(): Call[];
  /** Adds recorded calls. @throws RangeError for one of a tenant or user that is not there, or with a number in use */
  addCalls(calls: readonly NewCall[]): void;
  /** The same, in place of all there are. */
  replaceCalls(calls: readonly NewCall[]): void;
}

export function estateVerbs(sandbox: Sandbox, seeds: Seeds, snapshots: Snapshots): EstateVerbs {
  const { model } = sandbox;
  return {
    summary: () => summarize(sandbox),
    reset: () => {
      sandbox.reset();
    },
    seed: (source) => {
      sandbox.reseed(seeds.image(source));
    },
    saveSnapshot: (name) => {
      snapshots.save(name, sandbox.image());
    },
    restore: (name) => {
      sandbox.restore(snapshots.get(name));
    },
    outbox: () => model.outbox.letters(),
    audit: () => model.audit.records(),
    usage: () => model.usage.measurements(),
    setUsage: (measurements) => {
      model.transaction(() => {
        model.usage.replace(measurements);
      });
    },
    calls: () => model.calls.all(),
    addCalls: (calls) => {
      model.transaction(() => {
        plantCalls(model, calls);
      });
    },
    replaceCalls: (calls) => {
      model.transaction(() => {
        model.calls.clear();
        plantCalls(model, calls);
      });
    },
  };
}

export function summarize({ name, model, journal }: Sandbox): SandboxSummary {
  const { recorded, dropped } = journal;
  return { name, users: model.users.count(), exchanges: recorded, dropped };
}

function plantCalls({ calls, tenants, users }: Model, given: readonly NewCall[]): void {
  const taken = new Set(calls.all().map(({ id }) => id));
  given.forEach((call, index) => {
    const refuse = (why: string) => new RangeError(`calls[${index}]: ${why}`);
    const { id, tenantId, userId } = call;
    if (id !== undefined && taken.has(id)) throw refuse(`there is a call ${id} already`);
    if (tenants.find(tenantId) === undefined) throw refuse(`there is no tenant ${tenantId}`);
    if (userId !== null && users.find(userId)?.tenantId !== tenantId) {
      throw refuse(`tenant ${tenantId} has no user ${userId}`);
    }
    if (id !== undefined) taken.add(id);
    calls.add(call);
  });
}
