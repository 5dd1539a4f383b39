import { MpsError } from './errors.js';

/** What one request may cost: steps, nodes copied, paths evaluated. Ours, so that no request can hold up the others. */
export class Allowance {
  #left: number;

  /** @param units of about a tenth of a microsecond */
  constructor(units: number) {
    this.#left = units;
  }

  /** @throws MpsError OUT_OF_STORAGE when nothing is left */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw new MpsError('OUT_OF_STORAGE');
  }
}
