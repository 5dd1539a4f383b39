/** What can go wrong with users, plans and spaces, free of any product's words, with the facts a message may need. */
export interface EstateErrors {
  userExists: { username: string };
  userNotFound: { userId: number };
  userInUse: { userId: number };
  planNotFound: { planId: number };
  planNotFoundForServices: { planId: number };
  planNotFoundForQuotas: { planId: number };
  planNameMissing: Record<never, never>;
  planInUseBySpace: { planId: number };
  planInUseAsAddon: { planId: number };
  serverNotFound: { serverId: number };
  serviceNotFound: { serviceId: number };
  serviceRepeated: { serviceId: number; planId: number };
  quotaNotFound: { quotaId: number };
  quotaRepeated: { quotaId: number; planId: number };
  spaceNotFound: { spaceId: number };
  spaceInUse: { spaceId: number };
  quotasExceeded: { quotas: readonly ExceededQuota[] };
}

/** What can go wrong where tenants and groups have names of their own. */
export interface TenantErrors {
  tenantExists: { field: 'code' | 'eid'; value: string };
  tenantNotFound: { tenantId: number };
  tenantInUse: { tenantId: number };
  tenantProtected: { tenantId: number };
  groupExists: { tenantId: number; name: string };
}

/** What can go wrong with the places where tenants are hosted. */
export interface LocationErrors {
  locationInUse: { name: string };
}

/** What can go wrong while a report runs. */
export interface ReportErrors {
  reportFailed: { name: string; detail: string };
}

/** Everything that can go wrong in the estate. An API reports what its own calls can meet. */
export interface ModelErrors extends EstateErrors, TenantErrors, LocationErrors, ReportErrors {}

/** A quota handed out beyond what a space has; `excess` in the quota's own unit. */
export interface ExceededQuota {
  readonly id: number;
  readonly name: string;
  readonly excess: number;
}

/** A rule of the estate said no. Each API reports it in its own words. */
export class ModelError<K extends keyof ModelErrors = keyof ModelErrors> extends Error {
  readonly kind: K;
  readonly facts: ModelErrors[K];

  constructor(kind: K, facts: ModelErrors[K]) {
    super(`${kind} ${JSON.stringify(facts)}`);
    this.kind = kind;
    this.facts = facts;
  }
}
