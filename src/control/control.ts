import type { AuditRecord } from '../model/audit.js';
import type { Call, NewCall } from '../model/calls.js';
import type { OrderedFailure, Pace } from '../model/fulfilment.js';
import type { Model } from '../model/model.js';
import type { Letter } from '../model/outbox.js';
import type { ClockSetting, ClockState } from '../sandbox/clock.js';
import type { JournalEntry } from '../sandbox/journal.js';
import { DEFAULT_SANDBOX, SANDBOX_NAME, type Registry } from '../sandbox/registry.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Seeds, SeedSource } from '../sandbox/seeds.js';
import { isImage } from '../sandbox/image.js';
import type { Snapshots } from './snapshots.js';

/** What can be said of a sandbox at a glance. */
export interface SandboxSummary {
  readonly name: string;
  readonly users: number;
  readonly exchanges: number;
  /** Exchanges that the journal had to drop. */
  readonly dropped: number;
}

/** How a new sandbox begins: as a seed, a snapshot or another sandbox; the emulator's seed where nothing is said. */
export interface SandboxBeginning {
  readonly seed?: SeedSource | undefined;
  readonly snapshot?: string | undefined;
  readonly sandbox?: string | undefined;
  /** Real milliseconds without a request after which it is dropped. */
  readonly ttlMs?: number | undefined;
}

/** How Cortex provisions: how long each step takes, and which objects fail the next time. */
export interface ProvisioningSetting extends Pace {
  readonly failNext: readonly OrderedFailure[];
}

/** The verbs on one sandbox. */
export interface SandboxControl {
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
  /** Recorded calls that statistics count, by number. */
  calls(): Call[];
  /** Adds recorded calls. @throws RangeError for one of a tenant or user that is not there, or with a number in use */
  addCalls(calls: readonly NewCall[]): void;
  /** The same, in place of all there are. */
  replaceCalls(calls: readonly NewCall[]): void;
  /** Exchanges, oldest first, secrets masked. */
  journal(): JournalEntry[];
  clock(): ClockState;
  /** Sets the clock and does the background work that is due by it. */
  setClock(setting: ClockSetting): void;
  /** Stops the sandbox's clock, at the given instant or at the present one. Epoch milliseconds. */
  freezeClock(at?: number): void;
  /** Moves the clock on, or back, and does the background work that is due by then. */
  advanceClock(ms: number): void;
  provisioning(): ProvisioningSetting;
  /** Sets the pace of provisioning for changes ordered from now on, and what fails the next time. */
  setProvisioning(setting: ProvisioningSetting): void;
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
  /** Makes a sandbox that is not there yet. @throws RangeError as `sandbox`, and for an unknown beginning; SeedError */
  create(name: string, beginning?: SandboxBeginning): SandboxControl;
  /** Takes a sandbox away. @returns whether there was one; `default` stays */
  drop(name: string): boolean;
  readonly snapshots: Snapshots;
  /** Takes in a snapshot that was kept as a file. @throws RangeError for bytes that are none */
  importSnapshot(name: string, image: Buffer): void;
}

export function createControl(registry: Registry, seeds: Seeds, snapshots: Snapshots): Control {
  return {
    snapshots,
    sandboxes: () => registry.all().map(summarize),
    sandbox: (name = DEFAULT_SANDBOX) => controlOf(required(registry.open(name), name), seeds, snapshots),
    find(name) {
      const sandbox = registry.find(name);
      return sandbox === undefined ? undefined : controlOf(sandbox, seeds, snapshots);
    },
    create(name, { seed, snapshot, sandbox, ttlMs } = {}) {
      if (registry.find(name) !== undefined) throw new RangeError(`there is a sandbox named ${name} already`);
      const image =
        seed !== undefined
          ? seeds.image(seed)
          : snapshot !== undefined
            ? imageOf(snapshots, snapshot)
            : sandbox !== undefined
              ? known(registry, sandbox).image()
              : undefined;
      return controlOf(required(registry.make(name, { image, ttlMs }), name), seeds, snapshots);
    },
    drop: (name) => registry.drop(name),
    importSnapshot(name, image) {
      if (!isImage(image)) throw new RangeError('these bytes are no snapshot of this version');
      snapshots.save(name, image);
    },
  };
}

function required(sandbox: Sandbox | undefined, name: string): Sandbox {
  if (sandbox === undefined) throw new RangeError(refusal(name));
  return sandbox;
}

function known(registry: Registry, name: string): Sandbox {
  const sandbox = registry.find(name);
  if (sandbox === undefined) throw new RangeError(`no sandbox named ${name}`);
  return sandbox;
}

function imageOf(snapshots: Snapshots, name: string): Buffer {
  const image = snapshots.find(name);
  if (image === undefined) throw new RangeError(`no snapshot named ${name}`);
  return image;
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

function controlOf(sandbox: Sandbox, seeds: Seeds, snapshots: Snapshots): SandboxControl {
  const { model, journal, clock, ids } = sandbox;
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
      sandbox.restore(imageOf(snapshots, name));
    },
    outbox: () => model.outbox.letters(),
    audit: () => model.audit.records(),
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
    journal: () => journal.entries(),
    clock: () => clock.state,
    setClock: (setting) => {
      clock.set(setting);
      sandbox.catchUp();
    },
    freezeClock: (at) => {
      clock.freeze(at);
      sandbox.catchUp();
    },
    advanceClock: (ms) => {
      clock.advance(ms);
      sandbox.catchUp();
    },
    provisioning: () => ({ ...model.fulfilment.pace, failNext: model.fulfilment.failures }),
    setProvisioning: ({ failNext, ...pace }) => {
      model.transaction(() => {
        model.fulfilment.setPace(pace);
        model.fulfilment.setFailures(failNext);
      });
    },
    handOut: (kind, given) => {
      ids.handOut(kind, given);
    },
  };
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
