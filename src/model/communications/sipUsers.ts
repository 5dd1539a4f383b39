import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** What may be set one by one. */
export interface SipSettings {
  readonly enabled: boolean;
  readonly enabledForEnhancedPresence: boolean;
  readonly enabledForFederation: boolean;
  readonly enabledForInternetAccess: boolean;
  readonly publicNetworkEnabled: boolean;
  readonly allowOrganizeMeetingWithAnonymousParticipants: boolean;
  readonly meetingPolicy: string;
  readonly ucEnabled: boolean;
  readonly ucPolicy: string;
}

/** A user's account on the communications server. */
export interface SipUser {
  /** The user's own id. */
  readonly id: number;
  /** With its scheme; unique in the system, whatever the letter case. */
  readonly primaryUri: string;
  readonly instanceGuid: string;
  /** Distinguished name. */
  readonly homeServer: string;
  readonly settings: SipSettings;
}

export class SipUsers {
  readonly #table: Table<SipUser>;

  constructor(estate: Estate) {
    this.#table = new Table(estate.database, 'sipUser', { json: ['settings'] });
  }

  find(userId: number): SipUser | undefined {
    return this.#table.find(userId);
  }

  findByUri(primaryUri: string): SipUser | undefined {
    return this.#table.first('primaryUri = ?', primaryUri);
  }

  add(sipUser: SipUser): void {
    this.#table.insert(sipUser);
  }

  change(userId: number, changes: Partial<Omit<SipUser, 'id' | 'instanceGuid'>>): void {
    this.#table.update(userId, changes);
  }

  remove(userId: number): void {
    this.#table.delete(userId);
  }
}
