import type { Quota } from './catalogue.js';
import type { Quotas } from './quotas.js';
import type { Period, Usage } from './usage.js';

/**
 * How much of a quota a space and all below it use, in the quota's own unit: what was measured of disk space and
 * bandwidth, and what is there of everything that is counted.
 *
 * @source WebsitePanel and SolidCP, function CalculateQuotaUsage
 * @fidelity observed
 */
export class QuotaUse {
  readonly #usage: Usage;
  readonly #quotas: Quotas;

  constructor(usage: Usage, quotas: Quotas) {
    this.#usage = usage;
    this.#quotas = quotas;
  }

  /** @param month what bandwidth is counted over */
  of(spaceId: number, quota: Quota, month: Period): number {
    if (quota.name === 'OS.Diskspace') {
      return toMegabytes(sum(this.#usage.diskSpaceOf(spaceId).map(({ bytes }) => bytes)));
    }
    if (quota.name === 'OS.Bandwidth') {
      const logged = this.#usage.bandwidthOf(spaceId, month);
      return toMegabytes(sum(logged.map(({ bytesSent, bytesReceived }) => bytesSent + bytesReceived)));
    }
    return this.#quotas.usedOf(spaceId, quota);
  }
}

/** Whole megabytes, halves rounded up. */
export function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
