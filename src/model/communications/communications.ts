import type { Estate } from '../estate.js';
import { Pools } from './pools.js';
import { ServicePointers } from './servicePointers.js';
import { SipUsers } from './sipUsers.js';

/** The communications server, and the names that point at it. */
export class Communications {
  readonly pools: Pools;
  readonly pointers: ServicePointers;
  readonly sipUsers: SipUsers;

  constructor(estate: Estate) {
    this.pools = new Pools(estate);
    this.pointers = new ServicePointers(estate);
    this.sipUsers = new SipUsers(estate);
  }
}
