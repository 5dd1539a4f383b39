import type { Catalogue, Quota } from './catalogue.js';
import { QUOTA, STANDING, UNLIMITED } from './codes.js';
import type { Domains } from './domains.js';
import { ModelError, type ExceededQuota } from './errors.js';
import type { Estate } from './estate.js';
import type { HostedItems } from './hostedItems.js';
import { ROOT_SPACE_ID, type Space, type Spaces } from './spaces.js';

/** How handed-out amounts are summed: null terms as nothing, or as the product does, where one null swallows the sum. */
export type ExceedingRule = 'plainSum' | 'legacy';

/**
 * What a space may use, and whether it hands out more than it has.
 *
 * @source MSPC behaviour 8.3, Quota arithmetic
 * @fidelity documented
 */
export class Quotas {
  readonly #estate: Estate;
  readonly #catalogue: Catalogue;
  readonly #spaces: Spaces;
  readonly #items: HostedItems;
  readonly #domains: Domains;

  constructor(
    estate: Estate,
    catalogue: Catalogue,
    spaces: Spaces,
    hosted: { readonly items: HostedItems; readonly domains: Domains },
  ) {
    this.#estate = estate;
    this.#catalogue = catalogue;
    this.#spaces = spaces;
    this.#items = hosted.items;
    this.#domains = hosted.domains;
  }

  /**
   * What a space has of a quota: the smallest limited value on the way up to the root, 0 if anything on the way is 0,
   * -1 if nothing is limited.
   */
  valueOf(spaceId: number, quota: Quota): number {
    let result = UNLIMITED;
    for (let space = this.#spaces.find(spaceId); space !== undefined && space.id !== ROOT_SPACE_ID;) {
      const own = this.#withAddons(space, quota, this.#ownValue(space, quota.id));
      if (own === 0) return 0;
      if (own !== UNLIMITED && (result === UNLIMITED || own < result)) result = own;
      space = space.parentId === null ? undefined : this.#spaces.find(space.parentId);
    }
    return quota.type === QUOTA.boolean ? 1 : result;
  }

  /**
   * What a space has of a quota in all: of one that is sold per organization, as often as the space may have
   * organizations.
   *
   * @source SolidCP, procedures GetPackageQuota and GetPackageQuotas
   * @fidelity observed
   */
  totalOf(spaceId: number, quota: Quota): number {
    const value = this.valueOf(spaceId, quota);
    if (quota.isPerOrganization === 0 || value === UNLIMITED) return value;
    const organizations = this.#catalogue.findQuotaByName('HostedSolution.Organizations');
    return value * Math.max(1, organizations === undefined ? 1 : this.valueOf(spaceId, organizations));
  }

  /** What a space and the spaces below it have used of a quota. Sizes that apply to each item are used up by none. */
  usedOf(spaceId: number, quota: Quota): number {
    if (quota.type !== QUOTA.numeric) return 0;
    if (quota.counts !== null) return this.#domains.count(spaceId, quota.counts);
    return quota.itemTypeId === null ? 0 : this.#items.count(spaceId, quota.itemTypeId);
  }

  /** Whether nothing is left of a quota. */
  isExhausted(spaceId: number, quota: Quota): boolean {
    const value = this.valueOf(spaceId, quota);
    return value !== UNLIMITED && this.usedOf(spaceId, quota) >= value;
  }

  /**
   * Whether a service is in force in a space: the space and every ancestor have it, and the server offers it. A space
   * without a server has no such limit.
   *
   * @param serverId asks for another server than the space's own; null for none, which is no limit
   */
  isInForce(spaceId: number, serviceId: number, serverId?: number | null): boolean {
    const first = this.#spaces.find(spaceId);
    for (let space = first; space !== undefined && space.parentId !== null;) {
      if (!this.#hasService(space, serviceId)) return false;
      space = this.#spaces.find(space.parentId);
    }
    const asked = serverId === undefined ? first?.serverId : serverId;
    return asked === null || (asked !== undefined && this.#catalogue.serverOffers(asked, serviceId));
  }

  /**
   * Refuses a space that hands out more than it has.
   *
   * @throws ModelError quotasExceeded, with every quota that is exceeded
   */
  requireEnough(spaceId: number, rule: ExceedingRule): void {
    const quotas = this.exceeded(spaceId, rule);
    if (quotas.length > 0) throw new ModelError('quotasExceeded', { quotas });
  }

  /** Numeric quotas of which the children got more than the space has. The root space never runs out. */
  exceeded(spaceId: number, rule: ExceedingRule): ExceededQuota[] {
    const space = this.#spaces.find(spaceId);
    if (space === undefined || space.parentId === null) return [];
    return this.#soldQuotas(space).flatMap((quota) => {
      const value = this.valueOf(spaceId, quota);
      if (quota.type !== QUOTA.numeric || value === UNLIMITED) return [];
      const excess = this.#handedOut(spaceId, quota.id, rule) - value;
      return excess > 0 ? [{ id: quota.id, name: quota.name, excess }] : [];
    });
  }

  #ownValue(space: Space, quotaId: number): number {
    const { database } = this.#estate;
    const row = space.overridesQuotas
      ? database
          .prepare<ValueRow>('SELECT value FROM spaceQuota WHERE spaceId = ? AND quotaId = ?')
          .get(space.id, quotaId)
      : database
          .prepare<ValueRow>('SELECT value FROM planQuota WHERE planId = ? AND quotaId = ?')
          .get(space.planId, quotaId);
    return row?.value ?? 0;
  }

  /** A negative sum of add-ons lifts the limit; otherwise it is added, literally also to an unlimited -1. */
  #withAddons(space: Space, quota: Quota, own: number): number {
    const sum = this.#estate.database.prepare<ValueRow>(ADDON_SUM).get(space.id, quota.id)?.value ?? null;
    if (sum === null) return own;
    if (quota.type === QUOTA.boolean) return sum > 0 && own === 0 ? 1 : own;
    return sum < 0 ? UNLIMITED : own + sum;
  }

  #hasService(space: Space, serviceId: number): boolean {
    const { database } = this.#estate;
    const own = space.overridesQuotas
      ? database
          .prepare('SELECT 1 FROM spaceService WHERE spaceId = ? AND serviceId = ?')
          .get(space.id, serviceId)
      : database
          .prepare('SELECT 1 FROM planService WHERE planId = ? AND serviceId = ?')
          .get(space.planId, serviceId);
    return own !== undefined || database.prepare(ADDON_SERVICE).get(space.id, serviceId) !== undefined;
  }

  /** The quotas named in what the space was sold with. */
  #soldQuotas(space: Space): Quota[] {
    const named = space.overridesQuotas
      ? 'SELECT quotaId AS id FROM spaceQuota WHERE spaceId = ? ORDER BY quotaId'
      : 'SELECT quotaId AS id FROM planQuota WHERE planId = ? ORDER BY quotaId';
    return this.#estate.database
      .prepare<{ id: number }>(named)
      .all(space.overridesQuotas ? space.id : space.planId)
      .flatMap(({ id }) => this.#catalogue.findQuota(id) ?? []);
  }

  #handedOut(spaceId: number, quotaId: number, rule: ExceedingRule): number {
    const row = this.#estate.database.prepare<HandedOut>(HANDED_OUT).get({ spaceId, quotaId });
    const terms = [row?.byPlans ?? null, row?.byOverrides ?? null, row?.byAddons ?? null];
    if (rule === 'legacy' && terms.includes(null)) return Number.NEGATIVE_INFINITY;
    return terms.reduce<number>((sum, term) => sum + (term ?? 0), 0);
  }
}

interface ValueRow {
  readonly value: number | null;
}

interface HandedOut {
  readonly byPlans: number | null;
  readonly byOverrides: number | null;
  readonly byAddons: number | null;
}

const ADDON_SUM = `
  SELECT sum(planQuota.value * spaceAddon.quantity) AS value FROM spaceAddon
  JOIN planQuota ON planQuota.planId = spaceAddon.planId
  WHERE spaceAddon.spaceId = ? AND planQuota.quotaId = ? AND spaceAddon.standing = ${STANDING.active}`;

const ADDON_SERVICE = `
  SELECT 1 FROM spaceAddon JOIN planService ON planService.planId = spaceAddon.planId
  WHERE spaceAddon.spaceId = ? AND planService.serviceId = ? AND spaceAddon.standing = ${STANDING.active} LIMIT 1`;

const HANDED_OUT = `
  SELECT
    (SELECT sum(planQuota.value) FROM space JOIN planQuota ON planQuota.planId = space.planId
      WHERE space.parentId = @spaceId AND space.overridesQuotas = 0 AND planQuota.quotaId = @quotaId) AS byPlans,
    (SELECT sum(spaceQuota.value) FROM space JOIN spaceQuota ON spaceQuota.spaceId = space.id
      WHERE space.parentId = @spaceId AND space.overridesQuotas = 1 AND spaceQuota.quotaId = @quotaId) AS byOverrides,
    (SELECT sum(planQuota.value * spaceAddon.quantity) FROM space
      JOIN spaceAddon ON spaceAddon.spaceId = space.id AND spaceAddon.standing = ${STANDING.active}
      JOIN planQuota ON planQuota.planId = spaceAddon.planId
      WHERE space.parentId = @spaceId AND planQuota.quotaId = @quotaId) AS byAddons`;
