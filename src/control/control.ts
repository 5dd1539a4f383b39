import type { AuditRecord } from '../model/audit.js';
import type { Letter } from '../model/outbox.js';
import { DEFAULT_SANDBOX, SANDBOX_NAME, type Registry } from '../sandbox/registry.js';
import type { JournalEntry } from '../sandbox/journal.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Seeds, SeedSource } from '../sandbox/seeds.js';

/** What can be said of a sandbox at a glance. */
export interface SandboxSummary {
  readonly name: string;
  readonly users: number;
  readonly exchanges: number;
  /** Exchanges that the journal had to drop. */
  readonly dropped: number;
}

/** The verbs on one sandbox. */
export interface SandboxControl {
  /** Back to the seed, in one step. */
  reset(): void;
  /** Begins again as this seed; later resets return to it. @throws SeedError */
  seed(source: SeedSource): void;
  /** Letters the products would have sent, oldest first. */
  outbox(): Letter[];
  /** Audit records, oldest first. */
  audit(): AuditRecord[];
  /** Exchanges, oldest first, secrets masked. */
  journal(): JournalEntry[];
  /** Stops the sandbox's clock, at the given instant or at the present one. Epoch milliseconds. */
  freezeClock(at?: number): void;
  /** Moves a stopped clock on. */
  advanceClock(ms: number): void;
  /** Hands out these ids of a kind, in order, before going on by itself: `message` is what answers are numbered with. */
  handOut(kind: string, ids: readonly string[]): void;
}

/** Everything that can be done to a running emulator from outside its emulated ports. */
export interface Control {
  sandboxes(): SandboxSummary[];
  /**
   * The verbs on a sandbox, which is made when it is new.
   *
   * @throws RangeError for a name that cannot be one, or when there are as many sandboxes as there may be
   */
  sandbox(name?: string): SandboxControl;
  /** The verbs on a sandbox that is there already. */
  find(name: string): SandboxControl | undefined;
}

export function createControl(registry: Registry, seeds: Seeds): Control {
  return {
    sandboxes: () => registry.all().map(summarize),
    sandbox(name = DEFAULT_SANDBOX) {
      const sandbox = registry.open(name);
      if (sandbox === undefined) throw new RangeError(refusal(name));
      return controlOf(sandbox, seeds);
    },
    find(name) {
      const sandbox = registry.find(name);
      return sandbox === undefined ? undefined : controlOf(sandbox, seeds);
    },
  };
}

function refusal(name: string): string {
  return SANDBOX_NAME.test(name)
    ? `no room for sandbox ${JSON.stringify(name)}: there are as many as maxSandboxes allows`
    : `no sandbox can be named ${JSON.stringify(name)}; a name has 1 to 40 of a-z, 0-9 and -`;
}

function summarize({ name, model, journal }: Sandbox): SandboxSummary {
  const { recorded, dropped } = journal;
  return { name, users: model.users.count(), exchanges: recorded, dropped };
}

function controlOf(sandbox: Sandbox, seeds: Seeds): SandboxControl {
  return {
    reset: () => {
      sandbox.reset();
    },
    seed: (source) => {
      sandbox.reseed(seeds.image(source));
    },
    outbox: () => sandbox.model.outbox.letters(),
    audit: () => sandbox.model.audit.records(),
    journal: () => sandbox.journal.entries(),
    freezeClock: (at) => {
      sandbox.clock.freeze(at);
    },
    advanceClock: (ms) => {
      sandbox.clock.advance(ms);
    },
    handOut: (kind, ids) => {
      sandbox.ids.handOut(kind, ids);
    },
  };
}
