import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** The short name under which a user or group is known in the whole directory. */
interface Account {
  readonly id: number;
  readonly name: string;
  readonly userId: number | null;
  readonly groupId: number | null;
}

type Holder = { readonly userId: number } | { readonly groupId: number };

const LENGTH = 20;
/** @source sAMAccountName: characters Windows refuses */
const ILLEGAL = /["/\\[\]:;|=,+*?<>\s]/g;

export class DirectoryAccounts {
  readonly #estate: Estate;
  readonly #table: Table<Account>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'directoryAccount');
  }

  ofUser(userId: number): string | undefined {
    return this.#table.first('userId = ?', userId)?.name;
  }

  ofGroup(groupId: number): string | undefined {
    return this.#table.first('groupId = ?', groupId)?.name;
  }

  isTaken(name: string): boolean {
    return this.#table.exists('name = ?', name);
  }

  /**
   * Gives a user or group an account name made from `wish`: illegal characters dropped, cut to 20, with digits at the
   * end when it is taken.
   *
   * @param digits hands out the digits to try
   */
  give(holder: Holder, wish: string, digits: () => string): string {
    const base = wish.replace(ILLEGAL, '');
    let name = base.slice(0, LENGTH);
    while (name === '' || this.isTaken(name)) {
      const end = digits();
      name = base.slice(0, LENGTH - end.length) + end;
    }
    this.add(holder, name);
    return name;
  }

  /** Adds an account name as it is. */
  add(holder: Holder, name: string): void {
    const id = this.#estate.counters.take('directoryAccount');
    this.#table.insert({ id, name, userId: null, groupId: null, ...holder });
  }

  takeBack(userId: number): void {
    this.#estate.database.prepare('DELETE FROM directoryAccount WHERE userId = ?').run(userId);
  }
}
