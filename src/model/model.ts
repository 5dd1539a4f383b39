import type { Database } from '../storage/database.js';
import { isStorageTrouble } from '../storage/handle.js';
import { Addons } from './addons.js';
import { AppOfferings } from './appOfferings.js';
import { ApprovalPolicies } from './approvalPolicies.js';
import { Approvals } from './approvals.js';
import { Audit, type RecordIds } from './audit.js';
import { Calls } from './calls.js';
import { Catalogue } from './catalogue.js';
import { Communications } from './communications/communications.js';
import { Contacts } from './contacts.js';
import { Counters } from './counters.js';
import { mayLogIn } from './credentials.js';
import { Directory } from './directory/directory.js';
import { Domains } from './domains.js';
import { Entities } from './entities/entities.js';
import type { Clock, Estate } from './estate.js';
import { Fulfilment } from './fulfilment.js';
import { Extensions } from './extensions.js';
import { Groups } from './groups.js';
import { HostedItems } from './hostedItems.js';
import { PlanDatabase } from './planDatabase/planDatabase.js';
import { Installations } from './installations.js';
import { ItemPages } from './itemPages.js';
import { Jobs, type Job } from './jobs.js';
import { Nonces } from './nonces.js';
import { Locations } from './locations.js';
import { Offers } from './offers.js';
import { Outbox } from './outbox.js';
import { Plans } from './plans.js';
import { ProgressRecords } from './progress.js';
import { Properties } from './properties.js';
import { Quotas } from './quotas.js';
import { RecordingServers } from './recordingServers.js';
import { RecordingStorage } from './recordingStorage.js';
import { QuotaUse } from './quotaUse.js';
import { removeTenant } from './removal.js';
import { Reports } from './reports.js';
import { Requests } from './requests.js';
import { Roles } from './roles.js';
import { ServerCollections } from './serverCollections.js';
import { Settings } from './settings.js';
import { SystemSettings } from './systemSettings.js';
import { SpacePages } from './spacePages.js';
import { Spaces } from './spaces.js';
import { SpaceSettings } from './spaceSettings.js';
import { Subscriptions } from './subscriptions.js';
import { Tenants } from './tenants.js';
import { Tokens } from './tokens.js';
import { UserPages } from './userPages.js';
import { WorldState } from './worldState.js';
import { TextSearch } from './textSearch.js';
import { Usage } from './usage.js';
import { Users, type User } from './users.js';

/** What the background work of one kind does. It makes changes of its own, which come to be with its end. */
export type JobHandler = (model: Model, payload: unknown) => void;

/** One estate: entities and their rules, free of any product's protocol. Synchronous. */
export class Model {
  readonly clock: Clock;
  readonly ids: RecordIds;
  readonly tenants: Tenants;
  readonly users: Users;
  readonly userPages: UserPages;
  readonly groups: Groups;
  readonly contacts: Contacts;
  readonly installations: Installations;
  readonly catalogue: Catalogue;
  readonly plans: Plans;
  readonly spaces: Spaces;
  readonly spacePages: SpacePages;
  readonly spaceSettings: SpaceSettings;
  readonly addons: Addons;
  readonly hostedItems: HostedItems;
  readonly itemPages: ItemPages;
  readonly textSearch: TextSearch;
  readonly domains: Domains;
  readonly quotas: Quotas;
  readonly usage: Usage;
  readonly quotaUse: QuotaUse;
  readonly subscriptions: Subscriptions;
  readonly settings: Settings;
  readonly systemSettings: SystemSettings;
  readonly locations: Locations;
  readonly offers: Offers;
  readonly appOfferings: AppOfferings;
  readonly serverCollections: ServerCollections;
  readonly properties: Properties;
  readonly roles: Roles;
  readonly progress: ProgressRecords;
  readonly requests: Requests;
  readonly fulfilment: Fulfilment;
  readonly directory: Directory;
  readonly planDatabase: PlanDatabase;
  readonly communications: Communications;
  readonly approvalPolicies: ApprovalPolicies;
  readonly approvals: Approvals;
  readonly reports: Reports;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly worldState: WorldState;
  readonly nonces: Nonces;
  readonly recordingServers: RecordingServers;
  readonly extensions: Extensions;
  readonly recordingStorage: RecordingStorage;
  readonly calls: Calls;
  readonly tokens: Tokens;
  readonly entities: Entities;
  readonly #database: Database;
  readonly #counters: Counters;

  constructor(database: Database, clock: Clock, recordIds: RecordIds) {
    const counters = new Counters(database);
    const estate: Estate = { database, counters, clock };
    this.clock = clock;
    this.ids = recordIds;
    this.#database = database;
    this.#counters = counters;
    this.tenants = new Tenants(estate);
    this.users = new Users(estate, this.tenants);
    this.userPages = new UserPages(estate);
    this.groups = new Groups(estate);
    this.contacts = new Contacts(estate);
    this.installations = new Installations(estate);
    this.catalogue = new Catalogue(estate, this.installations);
    this.plans = new Plans(estate, this.catalogue);
    this.spaces = new Spaces(estate, this.catalogue, this.plans);
    this.spacePages = new SpacePages(estate);
    this.spaceSettings = new SpaceSettings(estate);
    this.hostedItems = new HostedItems(estate);
    this.itemPages = new ItemPages(estate);
    this.textSearch = new TextSearch(estate);
    this.domains = new Domains(estate);
    this.addons = new Addons(estate, this.plans);
    const hosted = { items: this.hostedItems, domains: this.domains };
    this.quotas = new Quotas(estate, this.catalogue, this.spaces, hosted);
    this.usage = new Usage(estate);
    this.quotaUse = new QuotaUse(this.usage, this.quotas);
    this.subscriptions = new Subscriptions(estate, this.catalogue, this.users, this.spaces, this.quotas);
    this.settings = new Settings(estate, this.users);
    this.systemSettings = new SystemSettings(estate);
    this.directory = new Directory(estate);
    this.planDatabase = new PlanDatabase(estate);
    this.communications = new Communications(estate);
    this.audit = new Audit(estate, recordIds);
    this.outbox = new Outbox(estate);
    this.jobs = new Jobs(estate);
    this.worldState = new WorldState(database);
    this.nonces = new Nonces(clock);
    this.locations = new Locations(estate);
    this.offers = new Offers(estate);
    this.appOfferings = new AppOfferings(estate);
    this.serverCollections = new ServerCollections(estate);
    this.properties = new Properties(estate);
    this.roles = new Roles(estate);
    this.progress = new ProgressRecords(estate);
    this.requests = new Requests(estate);
    this.fulfilment = new Fulfilment(estate, this);
    this.recordingServers = new RecordingServers(estate);
    this.extensions = new Extensions(estate, this.recordingServers);
    this.recordingStorage = new RecordingStorage(estate);
    this.calls = new Calls(estate);
    this.tokens = new Tokens(clock);
    this.approvalPolicies = new ApprovalPolicies(estate, this.tenants);
    this.approvals = new Approvals(estate, this.fulfilment, this.jobs);
    this.reports = new Reports(estate);
    this.entities = new Entities(estate, this);
  }

  /**
   * Runs one change: all of it or nothing. A throw undoes it, unless `keeps` says of the error that what was
   * written before it stays; the numbers it took are used up either way. Not to be nested but in background work: see
   * `part`.
   */
  transaction<T>(work: () => T, keeps: (error: unknown) => boolean = () => false): T {
    try {
      const outcome = this.#database.transaction(() => {
        const settled = attempt(work, keeps);
        this.#counters.flush();
        return settled;
      });
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    } catch (error) {
      this.#database.transaction(() => {
        this.#counters.flush();
      });
      throw error;
    } finally {
      this.#counters.settle();
    }
  }

  /** Makes sure that numbers of a kind up to `used` are not handed out again. */
  reserve(kind: string, used: number): void {
    this.#counters.reserve(kind, used);
  }

  /** Runs a part of a change that is undone by itself when it throws. */
  part<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  /** @throws as `removeTenant` */
  removeTenant(id: number): void {
    removeTenant(this.#database, this.tenants, id);
  }

  /** Whether a user may log in where a product looks at more than the password. */
  mayLogIn(user: User): boolean {
    return mayLogIn(user, this.tenants.get(user.tenantId));
  }

  /**
   * Does the background work that is due. A job is taken and done in one step, so that none is lost or done by half
   * when the process ends; one that the disk stops waits for another time.
   */
  runDueJobs(handlers: Readonly<Record<string, JobHandler>>): void {
    for (let job = this.jobs.nextDue(); job !== undefined; job = this.jobs.nextDue())
      this.#finish(job, handlers);
  }

  /** The whole estate as bytes. */
  image(): Buffer {
    this.audit.flush();
    this.#counters.flush();
    return this.#database.image();
  }

  /** Replaces the whole estate in one step. */
  restore(image: Buffer): void {
    this.#database.restore(image);
    this.#counters.forget();
    this.audit.forget();
    this.jobs.forget();
    this.nonces.forget();
    this.tokens.forget();
  }

  #finish(job: Job, handlers: Readonly<Record<string, JobHandler>>): void {
    const handler = handlers[job.kind];
    try {
      this.#database.transaction(() => {
        this.jobs.remove(job);
        if (handler === undefined) throw new Error(`no handler for background work ${job.kind}`);
        handler(this, JSON.parse(job.payload));
      });
    } catch (error) {
      // What fails by itself would fail each time it is tried.
      if (!isStorageTrouble(error)) this.jobs.remove(job);
      throw error;
    }
  }
}

function attempt<T>(
  work: () => T,
  keeps: (error: unknown) => boolean,
): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    if (!keeps(error)) throw error;
    return { error };
  }
}
