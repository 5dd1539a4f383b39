import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';
import { RECORD_STATUS, type RecordStatus } from './status.js';

/** Which object a record stands for: exactly one is set, none once the object is gone. */
export interface Subject {
  readonly tenantId: number | null;
  readonly unitId: number | null;
  readonly userId: number | null;
  readonly groupId: number | null;
}

/** An organization, user or group as the plan database knows it. */
export interface CustomerRecord extends Subject {
  readonly id: number;
  /** The object's own GUID and that of the organization that owns it, as `8-4-4-4-12`. */
  readonly guid: string;
  readonly parentGuid: string | null;
  readonly status: RecordStatus;
  /** A two-letter code, such as BU or BZ. */
  readonly type: string;
  readonly commonName: string;
}

const NO_SUBJECT: Subject = { tenantId: null, unitId: null, userId: null, groupId: null };

/** Still standing for an object, and not marked as deleted. */
const VALID = `status <> '${RECORD_STATUS.deleted}' AND coalesce(tenantId, unitId, userId, groupId) IS NOT NULL`;

export class CustomerRecords {
  readonly #estate: Estate;
  readonly #table: Table<CustomerRecord>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'customerRecord');
  }

  /** The valid record of an object, by its GUID. */
  findValid(guid: string): CustomerRecord | undefined {
    return this.#table.first(`guid = ? AND ${VALID}`, guid);
  }

  /** Valid records of what the object with this GUID owns, oldest first. The owner itself may be gone. */
  ofParent(guid: string): CustomerRecord[] {
    return this.#table.all(`parentGuid = ? AND ${VALID} ORDER BY id`, guid);
  }

  /** Valid records of users of a tenant, oldest first. */
  ofUsersOf(tenantId: number): CustomerRecord[] {
    return this.#table.all(
      `userId IN (SELECT id FROM user WHERE tenantId = ?) AND ${VALID} ORDER BY id`,
      tenantId,
    );
  }

  add(
    given: Pick<CustomerRecord, 'guid' | 'parentGuid' | 'type' | 'commonName'> & Partial<Subject>,
  ): CustomerRecord {
    const id = this.#estate.counters.take('customerRecord');
    const record = { id, ...NO_SUBJECT, ...given, status: RECORD_STATUS.enabled };
    this.#table.insert(record);
    return record;
  }

  /** Marks a record as deleted. */
  close(id: number): void {
    this.#table.update(id, { status: RECORD_STATUS.deleted });
  }

  rename(id: number, commonName: string): void {
    this.#table.update(id, { commonName });
  }
}
