import type { Pool } from '../../model/communications/pools.js';
import type { Model } from '../../model/model.js';
import { isSameName, namePart } from './distinguishedNames.js';
import { domainName } from './objects.js';

/** The entry of a pool's servers that users are homed on, in front of the pool's own name. @source dd278995 */
export const HOME_SERVER = 'CN=LC Services,CN=Microsoft';

/** @source examples 1, GetPoolProperties */
export function poolName(model: Model, { name }: Pool): string {
  return `${namePart('CN', name)},CN=Pools,CN=RTC Service,CN=Microsoft,CN=System,${domainName(model)}`;
}

/** The name by which users are homed on a pool. @source dd278995 */
export function homeServerName(model: Model, pool: Pool): string {
  return `${HOME_SERVER},${poolName(model, pool)}`;
}

/** The pool that a home server's name, or the pool's own, belongs to. */
export function poolAt(model: Model, distinguishedName: string): Pool | undefined {
  return model.communications.pools
    .all()
    .find(
      (pool) =>
        isSameName(distinguishedName, homeServerName(model, pool)) ||
        isSameName(distinguishedName, poolName(model, pool)),
    );
}
