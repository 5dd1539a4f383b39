import { ROLE, STANDING } from '../../model/codes.js';
import type { Addon } from '../../model/addons.js';
import type { HostedItem, ItemType } from '../../model/hostedItems.js';
import type { Installation } from '../../model/installations.js';
import type { Plan } from '../../model/plans.js';
import type { Space } from '../../model/spaces.js';
import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import { userExtras } from './wire.js';

const ADMINISTRATOR = 1;
const PROVIDER_SPACE = 1;
/** How many accounts below one are looked through for one that will do. */
const LOOK = 100;

/**
 * Who and what of an estate examples speak of: the first of each kind that will do, so that the same estate always gives
 * the same. Where there is none, whatever comes nearest.
 */
export class ExampleEstate {
  readonly context: MspcContext;
  /** Active accounts of resellers and customers, not more than two steps below the administrator's. */
  readonly #accounts: readonly User[];

  constructor(context: MspcContext) {
    const { users } = context.model;
    this.context = context;
    const near = users.accountsOf(ADMINISTRATOR).slice(0, LOOK);
    const below = near
      .filter(({ role }) => role === ROLE.reseller)
      .flatMap(({ id }) => users.accountsOf(id).slice(0, LOOK));
    this.#accounts = [...near, ...below].filter(
      (user) => user.standing === STANDING.active && !userExtras(user).isDemo,
    );
  }

  /** The account that everything hangs from. */
  get administrator(): User {
    return this.context.model.users.get(ADMINISTRATOR);
  }

  /** An account with customers and a space to put them in. */
  get reseller(): User {
    const { users, spaces } = this.context.model;
    const accounts = this.#accounts.filter(({ role }) => role === ROLE.reseller);
    const busy = accounts.filter(({ id }) => users.hasAccounts(id));
    return busy.find(({ id }) => spaces.hostedOf(id).length > 0) ?? busy[0] ?? this.administrator;
  }

  /** An account with a space; the reseller's sooner than another's, and with add-ons sooner than without. */
  get customer(): User {
    const { id: resellerId } = this.reseller;
    const all = this.#accounts.filter(({ role }) => role === ROLE.user);
    const accounts = [...all.filter(({ ownerId }) => ownerId === resellerId), ...all];
    const hosted = accounts.filter(({ id }) => this.#spaceOf(id) !== undefined);
    const rich = hosted.find(({ id }) => this.#addonOf(this.#spaceOf(id)) !== undefined);
    return rich ?? hosted[0] ?? accounts[0] ?? this.reseller;
  }

  /** Somebody nothing hangs from: a further user of an account. */
  get peer(): User | undefined {
    const { users } = this.context.model;
    const owners = [this.customer, ...this.#accounts];
    return owners.map(({ id }) => users.peersOf(id)[0]).find((peer) => peer !== undefined);
  }

  /** Somebody whose log-ins ask for a second factor. */
  get guarded(): User | undefined {
    return [this.administrator, ...this.#accounts].find((user) => userExtras(user).pinSecret !== null);
  }

  /** A space of the customer; the provider's where there is none. */
  get space(): Space {
    return (
      this.#spaceOf(this.customer.id) ?? this.#spaces[0] ?? this.context.model.spaces.get(PROVIDER_SPACE)
    );
  }

  /** A space that none hangs from. */
  get leaf(): Space {
    const { spaces } = this.context.model;
    return this.#spaces.find(({ id }) => spaces.childrenOf(id).length === 0) ?? this.space;
  }

  /** The space that the customer's stands in. */
  get parentSpace(): Space {
    return this.context.model.spaces.get(this.space.parentId ?? this.space.id);
  }

  /** A plan that the customer's space can have. */
  get plan(): Plan | undefined {
    const { plans } = this.context.model;
    const own = this.space.planId === null ? undefined : plans.find(this.space.planId);
    return own ?? plans.all().find(({ isAddon }) => !isAddon);
  }

  get addonPlan(): Plan | undefined {
    const addons = this.context.model.plans.all().filter(({ isAddon }) => isAddon);
    return addons.find(({ ownerId }) => ownerId === this.customer.ownerId) ?? addons[0];
  }

  /** One that is in no use, so that it can be deleted. */
  unused(kind: 'plan' | 'addon'): Plan | undefined {
    const { plans } = this.context.model;
    const ofKind = plans.all().filter(({ isAddon }) => isAddon === (kind === 'addon'));
    return ofKind.find((plan) => plans.uses(plan) === 0) ?? ofKind[0];
  }

  get addon(): Addon | undefined {
    return [this.space, ...this.#spaces]
      .map((space) => this.#addonOf(space))
      .find((addon) => addon !== undefined);
  }

  get item(): HostedItem | undefined {
    const { hostedItems } = this.context.model;
    const places = [this.space, ...this.#spaces];
    return places.map(({ id }) => hostedItems.ofSpace(id)[0]).find((item) => item !== undefined);
  }

  /** A type whose items can be searched for; one that there are items of sooner than another. */
  get itemType(): ItemType | undefined {
    const types = this.context.model.hostedItems.types();
    return types.find(({ id }) => id === this.item?.typeId) ?? types.find(({ isSearchable }) => isSearchable);
  }

  /** A running service that could keep the item as well. */
  get installation(): Installation | undefined {
    const { installations, hostedItems } = this.context.model;
    const { item, space } = this;
    const serviceId = item === undefined ? undefined : hostedItems.findType(item.typeId)?.serviceId;
    const running = space.serverId === null ? [] : installations.ofServer(space.serverId);
    return running.find((it) => it.serviceId === serviceId) ?? running[0];
  }

  /** A quota of the customer's plan. */
  get quotaName(): string | undefined {
    const { catalogue, plans } = this.context.model;
    const [quota] = this.plan === undefined ? [] : plans.quotas(this.plan.id);
    return (quota === undefined ? catalogue.visibleQuotas()[0] : catalogue.findQuota(quota.quotaId))?.name;
  }

  /** A user name that nobody has. */
  freeUsername(word: string): string {
    const { users } = this.context.model;
    let name = word;
    for (let number = 2; users.findByUsername(name) !== undefined; number += 1) name = `${word}${number}`;
    return name;
  }

  get #spaces(): Space[] {
    return this.#accounts.flatMap(({ id }) => this.context.model.spaces.hostedOf(id));
  }

  #spaceOf(ownerId: number): Space | undefined {
    const own = this.context.model.spaces.hostedOf(ownerId);
    const active = own.filter(({ standing }) => standing === STANDING.active);
    return active.find((space) => this.#addonOf(space) !== undefined) ?? active[0];
  }

  #addonOf(space: Space | undefined): Addon | undefined {
    return space === undefined ? undefined : this.context.model.addons.ofSpace(space.id)[0];
  }
}
