import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import type { Tenants } from './tenants.js';

/** A kind of approval the installation has. */
export interface ApprovalProvider {
  readonly id: number;
  /** Whom it asks, the managers above a user or the members of groups; one provider for each. */
  readonly asks: 'managers' | 'groups';
  readonly description: string;
}

export type ApprovalEvent = 'provision' | 'deprovision';
export type ApprovalMatter = 'tenants' | 'users' | 'userServices' | 'services';

/** Whether an event needs approval. There are no rules about tenants themselves. */
export interface ApprovalRule {
  readonly about: ApprovalMatter;
  /** Null for users, and for every service. */
  readonly serviceId: number | null;
  readonly event: ApprovalEvent;
  readonly isNeeded: boolean;
}

/** What a tenant set up for one provider. */
export interface ApprovalPolicy {
  readonly description: string;
  /** Levels of managers that have to agree. */
  readonly levels: number;
  /** After which an open approval counts as rejected; 0 for never. */
  readonly timeoutDays: number;
  readonly reminderDays: number;
  readonly rules: readonly ApprovalRule[];
}

/** Users of a tenant's choice who approve changes. */
export interface ApprovalGroup {
  readonly id: number;
  readonly tenantId: number;
  /** Unique in its tenant, whatever the letter case. */
  readonly name: string;
  readonly description: string;
  /** How many members have to agree; null for all of them. */
  readonly needed: number | null;
  readonly timeoutDays: number;
  readonly reminderDays: number;
  readonly memberIds: readonly number[];
  readonly rules: readonly ApprovalRule[];
}

/** Somebody who has to agree to a change: managers up to a level, or members of a group. */
export type ApprovalDemand = { readonly timeoutDays: number } & (
  { readonly levels: number } | { readonly memberIds: readonly number[]; readonly needed: number | null }
);

type PolicyRow = ApprovalPolicy & {
  readonly id: number;
  readonly tenantId: number;
  readonly providerId: number;
};

/** @source Cortex behaviour 18, approvalproviders @fidelity documented, but for the one level */
export const POLICY_DEFAULTS = { levels: 1, timeoutDays: 7, reminderDays: 3 } as const;

/** Which changes need whose approval. Providers come from the seed; what each tenant makes of them is its own. */
export class ApprovalPolicies {
  readonly #estate: Estate;
  readonly #tenants: Tenants;
  readonly #providers: Table<ApprovalProvider>;
  readonly #policies: Table<PolicyRow>;
  readonly #groups: Table<ApprovalGroup>;

  constructor(estate: Estate, tenants: Tenants) {
    this.#estate = estate;
    this.#tenants = tenants;
    this.#providers = new Table(estate.database, 'approvalProvider');
    this.#policies = new Table(estate.database, 'approvalPolicy', { json: ['rules'] });
    this.#groups = new Table(estate.database, 'approvalGroup', { json: ['memberIds', 'rules'] });
  }

  addProvider(provider: Omit<ApprovalProvider, 'id'>): void {
    this.#providers.insert({ id: this.#estate.counters.take('approvalProvider'), ...provider });
  }

  /** In the order in which they were set up. */
  providers(): ApprovalProvider[] {
    return this.#providers.all('true ORDER BY id');
  }

  findProvider(asks: ApprovalProvider['asks']): ApprovalProvider | undefined {
    return this.#providers.first('asks = ?', asks);
  }

  /** What a tenant set up for a provider, or what holds as long as it set up nothing. */
  policy(tenantId: number, { id, description }: ApprovalProvider): ApprovalPolicy {
    return this.#findPolicy(tenantId, id) ?? { description, ...POLICY_DEFAULTS, rules: [] };
  }

  setPolicy(tenantId: number, provider: ApprovalProvider, changes: Partial<ApprovalPolicy>): void {
    const known = this.#findPolicy(tenantId, provider.id);
    if (known !== undefined) return this.#policies.update(known.id, changes);
    const id = this.#estate.counters.take('approvalPolicy');
    const policy = { ...this.policy(tenantId, provider), ...changes };
    this.#policies.insert({ id, tenantId, providerId: provider.id, ...policy });
  }

  /** In the order in which they were made. */
  groups(tenantId: number): ApprovalGroup[] {
    return this.#groups.all('tenantId = ? ORDER BY id', tenantId);
  }

  findGroup(tenantId: number, name: string): ApprovalGroup | undefined {
    return this.#groups.first('tenantId = ? AND name = ?', tenantId, name);
  }

  /** Adds a group, or overwrites the one of that name. */
  putGroup(group: Omit<ApprovalGroup, 'id'>): void {
    const known = this.findGroup(group.tenantId, group.name);
    if (known === undefined) {
      this.#groups.insert({ id: this.#estate.counters.take('approvalGroup'), ...group });
    } else this.#groups.update(known.id, group);
  }

  removeGroup(id: number): void {
    this.#groups.delete(id);
  }

  /**
   * Who has to agree to an event at a tenant: by its own rules, and by those of the tenants above it.
   *
   * @source Cortex behaviour 18: the concerned may be a sub-customer
   * @fidelity inferred
   */
  demandsOn(tenantId: number, event: Omit<ApprovalRule, 'isNeeded'>): ApprovalDemand[] {
    const providers = this.providers();
    if (providers.length === 0) return [];
    const above = this.#withAncestors(tenantId);
    return providers.flatMap((provider) =>
      above.flatMap((id): readonly ApprovalDemand[] =>
        provider.asks === 'managers'
          ? [this.policy(id, provider)].filter(({ rules }) => isNeeded(rules, event))
          : this.groups(id).filter(({ rules }) => isNeeded(rules, event)),
      ),
    );
  }

  #findPolicy(tenantId: number, providerId: number): PolicyRow | undefined {
    return this.#policies.first('tenantId = ? AND providerId = ?', tenantId, providerId);
  }

  #withAncestors(tenantId: number): number[] {
    const { parentId } = this.#tenants.get(tenantId);
    return parentId === null ? [tenantId] : [tenantId, ...this.#withAncestors(parentId)];
  }
}

/** A rule for the one service has the say before the one for all. */
function isNeeded(rules: readonly ApprovalRule[], event: Omit<ApprovalRule, 'isNeeded'>): boolean {
  const matching = rules.filter((rule) => rule.about === event.about && rule.event === event.event);
  const own = matching.find(({ serviceId }) => serviceId === event.serviceId);
  return (own ?? matching.find(({ serviceId }) => serviceId === null))?.isNeeded === true;
}

/** The rules after a change: those it names are overwritten or added, the others stay. */
export function changedRules(
  rules: readonly ApprovalRule[],
  changes: readonly ApprovalRule[],
): readonly ApprovalRule[] {
  return changes.reduce<readonly ApprovalRule[]>((changed, rule) => {
    const isSame = ({ about, serviceId, event }: ApprovalRule) =>
      about === rule.about && serviceId === rule.serviceId && event === rule.event;
    return changed.some(isSame) ? changed.map((known) => (isSame(known) ? rule : known)) : [...changed, rule];
  }, rules);
}
