import type { Estate } from './estate.js';
import { SPACE_TREE } from './spaces.js';

/** Disk space that a space takes up with one service. */
export interface DiskSpaceUsage {
  readonly spaceId: number;
  readonly serviceId: number;
  readonly bytes: number;
}

/** What went over the network for a space and a service, as logged at one time. */
export interface BandwidthUsage {
  readonly spaceId: number;
  readonly serviceId: number;
  /** Epoch milliseconds. */
  readonly loggedAt: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** Everything that was measured. */
export interface Measurements {
  readonly diskSpace: readonly DiskSpaceUsage[];
  readonly bandwidth: readonly BandwidthUsage[];
}

/** From the first instant to the last, both included; epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A measurement that cannot be kept; the message says why. */
export class UsageError extends RangeError {}

/**
 * What spaces use, as seeds and the control plane say it: nothing is measured here. It counts for a space and for all
 * above it, but only what a service uses that the plan of the space itself says to calculate.
 *
 * @source WebsitePanel and SolidCP, procedures GetPackageDiskspace, GetPackageBandwidth, CalculatePackageDiskspace
 * @fidelity observed
 */
export class Usage {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Every measurement as it was given, counted or not. */
  measurements(): Measurements {
    const { database } = this.#estate;
    return {
      diskSpace: database.prepare<DiskSpaceUsage>('SELECT * FROM diskSpaceUsage').all(),
      bandwidth: database.prepare<BandwidthUsage>('SELECT * FROM bandwidthUsage').all(),
    };
  }

  /** Replaces all measurements. @throws UsageError */
  replace({ diskSpace, bandwidth }: Measurements): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM diskSpaceUsage').run();
    database.prepare('DELETE FROM bandwidthUsage').run();
    for (const row of diskSpace) this.addDiskSpace(row);
    for (const row of bandwidth) this.addBandwidth(row);
  }

  /** @throws UsageError for a space or service that is not there, or one that was measured already */
  addDiskSpace(row: DiskSpaceUsage): void {
    this.#requireKnown(row);
    const sql = 'INSERT OR IGNORE INTO diskSpaceUsage VALUES (@spaceId, @serviceId, @bytes)';
    const { changes } = this.#estate.database.prepare(sql).run(row);
    if (changes === 0) throw repeated(row);
  }

  /** @throws UsageError for a space or service that is not there, or one that was logged at this time already */
  addBandwidth(row: BandwidthUsage): void {
    this.#requireKnown(row);
    const values = '@spaceId, @serviceId, @loggedAt, @bytesSent, @bytesReceived';
    const sql = `INSERT OR IGNORE INTO bandwidthUsage VALUES (${values})`;
    const { changes } = this.#estate.database.prepare(sql).run(row);
    if (changes === 0) throw repeated(row);
  }

  /** Disk space that counts for a space, by service in the order of listings. */
  diskSpaceOf(spaceId: number): ServiceDiskSpace[] {
    return this.#estate.database.prepare<ServiceDiskSpace>(DISK_SPACE).all(spaceId);
  }

  /** Bandwidth that counts for a space in a period, by service in the order of listings. */
  bandwidthOf(spaceId: number, { from, to }: Period): ServiceBandwidth[] {
    return this.#estate.database.prepare<ServiceBandwidth>(BANDWIDTH).all(spaceId, from, to);
  }

  #requireKnown({ spaceId, serviceId }: Measured): void {
    const { database } = this.#estate;
    if (database.prepare('SELECT 1 FROM space WHERE id = ?').get(spaceId) === undefined) {
      throw new UsageError(`there is no space ${spaceId}`);
    }
    if (database.prepare('SELECT 1 FROM service WHERE id = ?').get(serviceId) === undefined) {
      throw new UsageError(`there is no service ${serviceId}`);
    }
  }
}

export type ServiceDiskSpace = Omit<DiskSpaceUsage, 'spaceId'>;
export type ServiceBandwidth = Omit<BandwidthUsage, 'spaceId' | 'loggedAt'>;

type Measured = Pick<DiskSpaceUsage, 'spaceId' | 'serviceId'>;

function repeated({ spaceId, serviceId }: Measured): UsageError {
  return new UsageError(`space ${spaceId} has two measurements of service ${serviceId} at once`);
}

const DISK_SPACE = `${SPACE_TREE}
  SELECT measured.serviceId, sum(measured.bytes) AS bytes
  FROM diskSpaceUsage AS measured
  JOIN space ON space.id = measured.spaceId
  JOIN planService ON planService.planId = space.planId AND planService.serviceId = measured.serviceId
  JOIN service ON service.id = measured.serviceId
  WHERE space.id IN (SELECT id FROM tree) AND planService.calculatesDiskSpace = 1
  GROUP BY measured.serviceId ORDER BY service.position, service.id`;

const BANDWIDTH = `${SPACE_TREE}
  SELECT measured.serviceId, sum(measured.bytesSent) AS bytesSent, sum(measured.bytesReceived) AS bytesReceived
  FROM bandwidthUsage AS measured
  JOIN space ON space.id = measured.spaceId
  JOIN planService ON planService.planId = space.planId AND planService.serviceId = measured.serviceId
  JOIN service ON service.id = measured.serviceId
  WHERE space.id IN (SELECT id FROM tree) AND planService.calculatesBandwidth = 1
    AND measured.loggedAt BETWEEN ? AND ?
  GROUP BY measured.serviceId ORDER BY service.position, service.id`;
