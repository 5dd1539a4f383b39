import type { Descriptions } from '../contract/descriptions.js';
import { checkImage } from '../sandbox/image.js';
import { DEFAULT_SANDBOX, SANDBOX_NAME, type Registry } from '../sandbox/registry.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Seeds, SeedSource } from '../sandbox/seeds.js';
import type { Observers } from '../sandbox/observers.js';
import type { Addresses } from './addresses.js';
import { Coverage } from './coverage/coverage.js';
import { Entries } from './journal/entries.js';
import type { Snapshots } from './snapshots.js';
import { Traffic } from './traffic.js';
import { coverageVerbs, type CoverageVerbs } from './verbs/coverage.js';
import { emulatorVerbs, type EmulatorParts, type EmulatorVerbs } from './verbs/emulator.js';
import { detailVerbs, type DetailVerbs } from './verbs/details.js';
import { seedingVerbs, type SeedingParts, type SeedingVerbs } from './verbs/seeding.js';
import { entityVerbs, type EntityVerbs } from './verbs/entities.js';
import { estateVerbs, summarize, type EstateVerbs, type SandboxSummary } from './verbs/estate.js';
import { exportVerbs, type ExportParts, type ExportVerbs } from './verbs/exports.js';
import {
  answerVerbs,
  faultVerbs,
  type AnswerVerbs,
  type FaultVerbs,
  type ProductErrors,
} from './verbs/faults.js';
import { journalVerbs, type JournalVerbs } from './verbs/journal.js';
import { messageVerbs, type MessageVerbs } from './verbs/messages.js';
import { timeVerbs, type TimeVerbs } from './verbs/time.js';

/** How a new sandbox begins: as a seed, a snapshot or another sandbox; the emulator's seed where nothing is said. */
export interface SandboxBeginning {
  readonly seed?: SeedSource | undefined;
  readonly snapshot?: string | undefined;
  readonly sandbox?: string | undefined;
  /** Real milliseconds without a request after which it is dropped. */
  readonly ttlMs?: number | undefined;
}

/** The verbs on one sandbox. */
export type SandboxControl = EstateVerbs &
  SeedingVerbs &
  DetailVerbs &
  EntityVerbs &
  TimeVerbs &
  JournalVerbs &
  FaultVerbs &
  AnswerVerbs &
  MessageVerbs &
  ExportVerbs;

/** Everything that can be done to a running emulator from outside its emulated ports. */
export interface Control extends EmulatorVerbs, CoverageVerbs {
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
  /** Symbols of the errors that a fault rule can order, by API. */
  readonly errors: ProductErrors;
  /** What the wires of the APIs are made of. */
  readonly descriptions: Descriptions;
  /** Where the emulator listens. @throws Error before it does */
  addresses(): Addresses;
  /** Takes in a snapshot that was kept as a file, of this version or an earlier one. @throws RangeError for other bytes */
  importSnapshot(name: string, image: Buffer): void;
}

/** What the verbs act on. */
export interface ControlParts extends Omit<EmulatorParts, 'traffic'>, SeedingParts, ExportParts {
  /** Tells of every exchange. */
  readonly observers: Observers;
  readonly seeds: Seeds;
  readonly snapshots: Snapshots;
  readonly errors: ProductErrors;
  readonly descriptions: Descriptions;
  /** Whether coverage is counted from the start. */
  readonly countsCoverage: boolean;
}

export function createControl(parts: ControlParts): Control {
  const { registry, seeds, snapshots, errors, descriptions, addresses, observers } = parts;
  const traffic = new Traffic();
  observers.add((observed) => {
    traffic.count(observed);
  });
  const controlOf = controlsOf(parts);
  return {
    ...emulatorVerbs({ ...parts, traffic }),
    ...coverageVerbs(new Coverage(parts), {
      standard: DEFAULT_SANDBOX,
      find: (name) => controlOf(known(registry, name)),
    }),
    snapshots,
    errors,
    descriptions,
    addresses,
    sandboxes: () => registry.all().map(summarize),
    sandbox: (name = DEFAULT_SANDBOX) => controlOf(required(registry.open(name), name)),
    find(name) {
      const sandbox = registry.find(name);
      return sandbox === undefined ? undefined : controlOf(sandbox);
    },
    create(name, { seed, snapshot, sandbox, ttlMs } = {}) {
      if (registry.find(name) !== undefined) throw new RangeError(`there is a sandbox named ${name} already`);
      const image =
        seed !== undefined
          ? seeds.image(seed)
          : snapshot !== undefined
            ? snapshots.get(snapshot)
            : sandbox !== undefined
              ? known(registry, sandbox).image()
              : undefined;
      return controlOf(required(registry.make(name, { image, ttlMs }), name));
    },
    drop: (name) => registry.drop(name),
    importSnapshot(name, image) {
      checkImage(image);
      snapshots.save(name, image);
    },
  };
}

/** The verbs of each sandbox, put together when it is first asked for them. */
function controlsOf(parts: ControlParts): (sandbox: Sandbox) => SandboxControl {
  const { seeds, snapshots, errors } = parts;
  const controls = new WeakMap<Sandbox, SandboxControl>();
  return (sandbox) => {
    const found = controls.get(sandbox);
    if (found !== undefined) return found;
    const entries = new Entries(sandbox, parts);
    const messages = messageVerbs(sandbox, parts);
    const made: SandboxControl = {
      ...estateVerbs(sandbox, seeds, snapshots),
      ...seedingVerbs(sandbox, parts),
      ...entityVerbs(sandbox),
      ...detailVerbs(sandbox, parts),
      ...timeVerbs(sandbox),
      ...journalVerbs(entries),
      ...faultVerbs(sandbox, errors),
      ...answerVerbs(sandbox),
      ...messages,
      ...exportVerbs(entries, messages, parts),
    };
    controls.set(sandbox, made);
    return made;
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

function refusal(name: string): string {
  return SANDBOX_NAME.test(name)
    ? `no room for sandbox ${JSON.stringify(name)}: there are as many as maxSandboxes allows`
    : `no sandbox can be named ${JSON.stringify(name)}; a name has 1 to 40 of a-z, 0-9 and -`;
}
