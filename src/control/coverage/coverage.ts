import type { Descriptions } from '../../contract/descriptions.js';
import type { Fidelity } from '../../contract/fidelity.js';
import type { Observers } from '../../sandbox/observers.js';
import type { MessageVerbs } from '../verbs/messages.js';
import { holesOf, type CoverageHoles } from './holes.js';
import { Known } from './known.js';
import { figuresOf, type CoverageFigures } from './report.js';
import { Tally } from './tally.js';

/** Whether exchanges are looked at, and in which sandboxes. */
export interface CoverageSetting {
  readonly isOn: boolean;
  /** How the names of the sandboxes begin that count; all count where nothing is said. */
  readonly sandboxes?: string | undefined;
}

export interface CoverageReport extends CoverageFigures {
  readonly setting: CoverageSetting;
  readonly holes: CoverageHoles;
}

export interface CoverageParts {
  readonly observers: Observers;
  readonly descriptions: Descriptions;
  readonly fidelity: () => Fidelity;
  /** Whether it is on from the start. */
  readonly countsCoverage: boolean;
}

/**
 * What a run touched, over all sandboxes, which come and go. While it is off it is told of nothing and costs nothing; a
 * reset of a sandbox leaves it alone.
 */
export class Coverage {
  readonly #observers: Observers;
  readonly #known: Known;
  readonly #fresh: () => Tally;
  #tally: Tally;
  #setting: CoverageSetting = { isOn: false };
  #stop: () => void = () => undefined;

  constructor({ observers, descriptions, fidelity, countsCoverage }: CoverageParts) {
    this.#observers = observers;
    this.#known = new Known(descriptions, fidelity);
    this.#fresh = () => new Tally(this.#known, descriptions);
    this.#tally = this.#fresh();
    if (countsCoverage) this.set({ isOn: true });
  }

  get setting(): CoverageSetting {
    return this.#setting;
  }

  /** What was counted so far stays. */
  set(setting: CoverageSetting): void {
    this.#stop();
    this.#setting = setting;
    const { isOn, sandboxes = '' } = setting;
    if (!isOn) return;
    this.#stop = this.#observers.add((observed) => {
      if (observed.sandbox.startsWith(sandboxes)) this.#tally.count(observed);
    });
  }

  clear(): void {
    this.#tally = this.#fresh();
  }

  figures(): CoverageFigures {
    return figuresOf(this.#known, this.#tally);
  }

  /** @param sandbox whose estate the ready-made requests fit */
  report(sandbox: MessageVerbs): CoverageReport {
    return {
      setting: this.#setting,
      ...this.figures(),
      holes: holesOf(this.#known, this.#tally, sandbox),
    };
  }
}
