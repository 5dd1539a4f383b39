import { Table } from '../storage/table.js';
import type { Catalogue } from './catalogue.js';
import { ModelError } from './errors.js';
import type { Estate } from './estate.js';
import {
  checkItems,
  serviceColumns,
  toServiceItem,
  type Items,
  type Plans,
  type QuotaItem,
  type ServiceItem,
  type ServiceRow,
} from './plans.js';

/** What a user holds under a plan: a hosting space, in a tree below the root space. */
export interface Space {
  readonly id: number;
  readonly parentId: number | null;
  readonly ownerId: number;
  readonly planId: number | null;
  readonly serverId: number | null;
  readonly name: string | null;
  readonly comments: string | null;
  readonly standing: number;
  /** Epoch milliseconds; null for the root space of some installations. */
  readonly purchasedAt: number | null;
  /** Its own services and quotas replace those of the plan. */
  readonly overridesQuotas: boolean;
  /** The space of its owner that a client shows first. */
  readonly isDefaultTop: boolean;
}

export type NewSpace = Omit<
  Space,
  'id' | 'parentId' | 'serverId' | 'overridesQuotas' | 'isDefaultTop' | 'planId'
> & {
  readonly planId: number;
};

/** What may be overwritten; parent and server stay. */
export type SpaceChanges = Partial<Omit<Space, 'id' | 'parentId' | 'serverId'>>;

/** The space that all others are handed out from; it has no parent, plan or server. */
export const ROOT_SPACE_ID = 1;

/** SQL: the ids of a space, given as the first parameter, and of all spaces below it, as the table `tree`. */
export const SPACE_TREE = `WITH RECURSIVE tree (id) AS (
  SELECT ? UNION SELECT space.id FROM space JOIN tree ON space.parentId = tree.id
)`;

export class Spaces {
  readonly #estate: Estate;
  readonly #catalogue: Catalogue;
  readonly #plans: Plans;
  readonly #table: Table<Space>;

  constructor(estate: Estate, catalogue: Catalogue, plans: Plans) {
    this.#estate = estate;
    this.#catalogue = catalogue;
    this.#plans = plans;
    this.#table = new Table(estate.database, 'space', { flags: ['overridesQuotas', 'isDefaultTop'] });
  }

  find(id: number): Space | undefined {
    return this.#table.find(id);
  }

  /** @throws ModelError spaceNotFound */
  get(id: number): Space {
    const space = this.find(id);
    if (space === undefined) throw new ModelError('spaceNotFound', { spaceId: id });
    return space;
  }

  all(): Space[] {
    return this.#table.all('true ORDER BY id');
  }

  ofOwner(ownerId: number): Space[] {
    return this.#table.all('ownerId = ? ORDER BY id', ownerId);
  }

  /** Those of an owner that run on a server under a plan; the product lists no others in most places. */
  hostedOf(ownerId: number): Space[] {
    return this.#table.all(
      'ownerId = ? AND planId IS NOT NULL AND serverId IS NOT NULL ORDER BY id',
      ownerId,
    );
  }

  /** Handed out from one directly, by id. */
  childrenOf(id: number): Space[] {
    return this.#table.all('parentId = ? ORDER BY id', id);
  }

  /** Hosted spaces at any depth below one, by id. */
  hostedBelow(id: number): Space[] {
    const below = `id IN (${SPACE_TREE} SELECT id FROM tree) AND id <> ?`;
    return this.#table.all(`${below} AND planId IS NOT NULL AND serverId IS NOT NULL ORDER BY id`, id, id);
  }

  /** The space that a plan hands out from. An unknown plan hands out from the root. */
  parentFor(planId: number): number {
    return this.#plans.find(planId)?.spaceId ?? ROOT_SPACE_ID;
  }

  /**
   * Adds a space below the one its plan hands out from, on the plan's server. Whether the parent has enough is asked
   * of `quotas` afterwards.
   *
   * @throws ModelError planNotFound, userNotFound, spaceNotFound (the parent)
   */
  add(given: NewSpace): Space {
    const id = this.#estate.counters.take('space');
    const plan = this.#plans.find(given.planId);
    if (plan === undefined) throw new ModelError('planNotFound', { planId: given.planId });
    this.#requireUser(given.ownerId);
    const parentId = this.parentFor(given.planId);
    if (this.find(parentId) === undefined) throw new ModelError('spaceNotFound', { spaceId: parentId });
    const fixed = { id, parentId, serverId: plan.serverId, overridesQuotas: false, isDefaultTop: false };
    const space: Space = { ...given, ...fixed };
    this.#table.insert(space);
    return space;
  }

  /** Puts a space back as a seed tells it. */
  restore(space: Space): void {
    this.#estate.counters.reserve('space', space.id);
    this.#table.insert(space);
  }

  /** @throws ModelError planNotFound */
  change(id: number, changes: SpaceChanges): void {
    if (typeof changes.planId === 'number' && this.#plans.find(changes.planId) === undefined) {
      throw new ModelError('planNotFound', { planId: changes.planId });
    }
    this.#table.update(id, changes);
  }

  /** Replaces the services and quotas that override the plan's; null removes them. @throws as `Plans.replaceItems` */
  replaceOverrides(spaceId: number, items: Items | null): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM spaceService WHERE spaceId = ?').run(spaceId);
    database.prepare('DELETE FROM spaceQuota WHERE spaceId = ?').run(spaceId);
    if (items === null) return;
    checkItems(0, items, this.#catalogue);
    const service = database.prepare('INSERT INTO spaceService VALUES (?, ?, ?, ?)');
    for (const item of items.services) service.run(spaceId, ...serviceColumns(item));
    const quota = database.prepare('INSERT INTO spaceQuota VALUES (?, ?, ?)');
    for (const { quotaId, value } of items.quotas) quota.run(spaceId, quotaId, value);
  }

  overrideServices(spaceId: number): ServiceItem[] {
    const sql =
      'SELECT serviceId, calculatesDiskSpace, calculatesBandwidth FROM spaceService WHERE spaceId = ?';
    return this.#estate.database.prepare<ServiceRow>(sql).all(spaceId).map(toServiceItem);
  }

  overrideQuotas(spaceId: number): QuotaItem[] {
    const sql = 'SELECT quotaId, value FROM spaceQuota WHERE spaceId = ?';
    return this.#estate.database.prepare<QuotaItem>(sql).all(spaceId);
  }

  /**
   * Removes a space with its add-ons, overrides and the plans that hand out from it.
   *
   * @throws ModelError spaceInUse when child spaces are left or such a plan is in use elsewhere
   */
  remove(id: number): void {
    const { database } = this.#estate;
    const tied = `SELECT 1 FROM plan WHERE spaceId = @id AND (
      EXISTS (SELECT 1 FROM space WHERE planId = plan.id AND space.id <> @id) OR
      EXISTS (SELECT 1 FROM spaceAddon WHERE planId = plan.id AND spaceAddon.spaceId <> @id)) LIMIT 1`;
    if (this.#table.exists('parentId = ?', id) || database.prepare(tied).get({ id }) !== undefined) {
      throw new ModelError('spaceInUse', { spaceId: id });
    }
    this.#table.delete(id);
    database.prepare('DELETE FROM plan WHERE spaceId = ?').run(id);
  }

  #requireUser(userId: number): void {
    if (this.#estate.database.prepare('SELECT 1 FROM user WHERE id = ?').get(userId) === undefined) {
      throw new ModelError('userNotFound', { userId });
    }
  }
}
