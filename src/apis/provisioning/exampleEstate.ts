import type { Extension } from '../../model/extensions.js';
import type { Group } from '../../model/groups.js';
import type { Model } from '../../model/model.js';
import type { StorageFolder, StoragePolicy } from '../../model/recordingStorage.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { groupExtras } from './wire.js';

const REFERENCE = 1;
/** How many of a kind are looked through for one that will do. */
const LOOK = 100;

/**
 * Who and what of an estate examples speak of: the first of each kind that will do, so that the same estate always gives
 * the same.
 */
export class ExampleEstate {
  readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  /** The environment that may do everything. */
  get reference(): Tenant {
    return this.model.tenants.get(REFERENCE);
  }

  /** Whose account the API is for. */
  get account(): User | undefined {
    const { accountId } = this.reference;
    return accountId === null ? undefined : this.model.users.find(accountId);
  }

  /** An environment that can be changed without harm to the reference. */
  get environment(): Tenant {
    const found = this.model.tenants.matching({ isActive: true });
    return found.find(({ id }) => id !== REFERENCE) ?? this.reference;
  }

  /** Somebody other than who calls; with an extension sooner than without. */
  get user(): User | undefined {
    const { users, extensions, clock } = this.model;
    const found = users
      .matching({ tenants: { isActive: true }, isActive: true, now: clock.now() }, LOOK)
      .filter(({ id, tenantId }) => id !== this.model.tenants.get(tenantId).accountId);
    return found.find(({ id }) => extensions.ofUser(id).length > 0) ?? found[0] ?? this.account;
  }

  get extension(): Extension | undefined {
    return this.model.extensions.matching({ tenants: { isActive: true } }, 1)[0];
  }

  /** A group that can be deleted: none that is an environment's default. */
  get group(): Group | undefined {
    const found = this.model.groups.matching({ tenants: { isActive: true } }, LOOK);
    return found.find((group) => !groupExtras(group).isDefault) ?? found[0];
  }

  get folder(): StorageFolder | undefined {
    return this.model.recordingStorage.folders.matching({ tenants: { isActive: true } })[0];
  }

  get policy(): StoragePolicy | undefined {
    return this.model.recordingStorage.policies.matching({ tenants: { isActive: true } })[0];
  }

  /** How an entity names its environment. */
  readonly eidOf = (entity: { readonly tenantId: number } | undefined): string =>
    entity === undefined ? this.reference.eid : this.model.tenants.get(entity.tenantId).eid;
}

/** A word that is not taken yet, with a number where it is. */
export function free(word: string, isTaken: (name: string) => boolean): string {
  let name = word;
  for (let number = 2; isTaken(name); number += 1) name = `${word}${number}`;
  return name;
}
