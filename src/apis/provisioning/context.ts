import type { Model } from '../../model/model.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { World } from '../api.js';
import { ProvisioningError } from './errors.js';

/** What the documentation leaves open. @source Provisioning behaviour */
export interface ProvisioningOptions {
  /** The server's time zone, for times without one. */
  readonly zone: { toInstant(wallClockMs: number): number };
  /** How long a token may lie unused. */
  readonly tokenIdleMs: number;
  /** Rows above which a list is refused. */
  readonly maxResults: number;
  /** Who gets a token: those who administer a tenant or are made for the API, or everyone who can log in. */
  readonly rights: 'granted' | 'everyone';
  /** Names of roles that give the right to use the API. */
  readonly apiRoles: readonly string[];
  /** Where recordings are archived, if that is configured. */
  readonly archivingDestination: string | undefined;
  readonly audioFolder: string;
  readonly version: string;
}

/** What an operation works with. */
export class ProvisioningContext {
  readonly model: Model;
  readonly ids: World['ids'];
  readonly options: ProvisioningOptions;
  readonly #caller: User | undefined;

  constructor({ model, ids }: World, options: ProvisioningOptions, caller: User | undefined) {
    this.model = model;
    this.ids = ids;
    this.options = options;
    this.#caller = caller;
  }

  /** Whoever the token was given to. */
  get caller(): User {
    if (this.#caller === undefined) throw new ProvisioningError('TOKEN_EXPIRED');
    return this.#caller;
  }

  /** The only tenant the caller sees; undefined when it sees all: the reference environment manages the others. */
  get onlyTenantId(): number | undefined {
    return this.caller.tenantId === PROVIDER_ID ? undefined : this.caller.tenantId;
  }

  /**
   * Environments and storage are managed from the reference environment.
   *
   * @throws ProvisioningError OUT_OF_SCOPE
   * @source Provisioning behaviour 2, tenant scope
   * @fidelity inferred
   */
  requireReference(): void {
    if (this.onlyTenantId !== undefined) throw new ProvisioningError('OUT_OF_SCOPE');
  }

  /** @throws ProvisioningError OUT_OF_SCOPE */
  requireReach(tenantId: number): void {
    if (this.onlyTenantId !== undefined && this.onlyTenantId !== tenantId) {
      throw new ProvisioningError('OUT_OF_SCOPE');
    }
  }

  tenantOf({ tenantId }: { readonly tenantId: number }): Tenant {
    return this.model.tenants.get(tenantId);
  }
}
