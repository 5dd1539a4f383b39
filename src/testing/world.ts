import type { ControlClient, SandboxClient, Exchange, JournalQuestion } from '../client/controlClient.js';
import type { Login } from '../contract/description.js';
import type { Addresses } from '../control/addresses.js';
import { agrees, type ExpectedValues } from './agreement.js';
import { exchangeList } from './exchangeList.js';
import type { WorldOptions } from './worlds.js';

/** A sandbox and the emulator it is in. */
export interface Place {
  readonly name: string;
  readonly addresses: Addresses;
  readonly control: SandboxClient;
  /** The control API of the whole emulator. */
  readonly emulator: ControlClient;
}

/** Which exchanges to wait for, and how long. */
export type Awaited = Pick<JournalQuestion, 'api' | 'operation' | 'outcome' | 'reason' | 'text' | 'since'> & {
  /** What the requests must say, by field; what is left out matches any. */
  readonly values?: ExpectedValues | undefined;
  /** How many; 1 where nothing is said. */
  readonly count?: number | undefined;
  /** Real milliseconds; 3,000 where nothing is said. */
  readonly timeoutMs?: number | undefined;
};

/** A sandbox of the test's own: where its clients go, and the verbs of the control API on it. */
export class World {
  readonly #place: () => Place;
  readonly #open: (options?: WorldOptions) => Promise<World>;
  readonly #looks: Promise<unknown>[] = [];

  constructor(place: () => Place, open: (options?: WorldOptions) => Promise<World>) {
    this.#place = place;
    this.#open = open;
  }

  get name(): string {
    return this.#place().name;
  }

  /** The verbs of the control API: reset, seed, clock, faults, journal and the rest. */
  get control(): SandboxClient {
    return this.#place().control;
  }

  /** The address of the IIS persona, with this world's prefix: `http://127.0.0.1:9002/~NAME`. */
  get url(): string {
    return `${this.#place().addresses.url}/~${this.name}`;
  }

  /** Addresses without a prefix and the headers that choose this world, for clients whose addresses are fixed. */
  get unprefixed(): Addresses & { readonly headers: Readonly<Record<string, string>> } {
    return { ...this.#place().addresses, headers: { 'X-Provisim-Sandbox': this.name } };
  }

  get mspc() {
    const { url } = this;
    return {
      url,
      users: `${url}/esUsers.asmx`,
      packages: `${url}/esPackages.asmx`,
      authentication: `${url}/esAuthentication.asmx`,
      ...loggedIn({ user: 'serveradmin', password: PASSWORD }),
    };
  }

  get cortex() {
    return { url: `${this.url}/cortexapi/default.aspx`, ...loggedIn(PROVIDER) };
  }

  get mps() {
    return { url: `${this.url}/mps`, soapUrl: `${this.url}/mpf/soapisapi.dll`, ...loggedIn(PROVIDER) };
  }

  get provisioning() {
    const url = `${this.#place().addresses.provisioningUrl}/~${this.name}/provisioning`;
    const login = { environment: '0000', user: 'verba_api_user', password: PASSWORD };
    return { url, wsdl: `${url}?wsdl`, login };
  }

  /**
   * The exchanges that match, as soon as there are enough of them.
   *
   * @throws Error when the time is up, with what there was instead
   */
  async waitFor({ values, count = 1, timeoutMs = 3_000, ...query }: Awaited): Promise<Exchange[]> {
    const failure = failureAt(this.waitFor);
    const end = elapsedMs() + timeoutMs;
    const found: Exchange[] = [];
    let since = query.since ?? 0;
    while (found.length < count) {
      const wait = Math.max(0, Math.ceil(end - elapsedMs()));
      const news = await this.control.journal({ ...query, since, count: 1, wait, values: true });
      found.push(...news.filter((exchange) => values === undefined || agrees(values, exchange.values)));
      since = news.at(-1)?.id ?? since;
      if (news.length === 0 && elapsedMs() >= end) {
        const what = `${count} of ${JSON.stringify({ ...query, values })}`;
        throw failure(await this.#inVain(query, `waited ${timeoutMs} ms for ${what}, found ${found.length}`));
      }
    }
    return found;
  }

  async #inVain({ api, operation }: Awaited, text: string): Promise<string> {
    if (api !== undefined && operation !== undefined) await this.requireOperation(api, operation);
    return `${text}\n\n${exchangeList(this.name, await this.control.journal())}`;
  }

  /** One more world, which is dropped after the last test of the file: for a test that needs two, or runs beside others. */
  fresh(options?: WorldOptions): Promise<World> {
    return this.#open(options);
  }

  /** Rejects for an operation that there is not, naming the nearest: looking for it would always be in vain. */
  async requireOperation(api: string, operation: string): Promise<void> {
    await this.#place().emulator.operation(api, operation);
  }

  /** Keeps a look at the journal in mind, for `settled`. */
  watch<T>(look: Promise<T>): Promise<T> {
    this.#looks.push(look);
    return look;
  }

  /** Once all looks at the journal are over: an assertion that nobody awaited fails before its test is over. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#looks.splice(0));
  }
}

/** Taken before a test can put its own in place of it: waiting goes by real time. */
const now = process.hrtime.bigint;

function elapsedMs(): number {
  return Number(now() / 1_000n) / 1_000;
}

/** Makes an error that points to where `called` was called, whatever was awaited since then. */
function failureAt(called: (...given: never[]) => unknown): (message: string) => Error {
  const place = new Error();
  Error.captureStackTrace(place, called);
  const frames = /\n {4}at [^]*$/.exec(place.stack ?? '')?.[0] ?? '';
  return (message) => Object.assign(new Error(message), { stack: `Error: ${message}${frames}` });
}

/** Of the first user in every seed that does not say otherwise. */
const PASSWORD = 'serveradmin';
const PROVIDER = { user: 'cspadmin_CSP', password: PASSWORD };

function loggedIn(login: Login) {
  const credentials = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  return { login, headers: { Authorization: `Basic ${credentials}` } };
}
