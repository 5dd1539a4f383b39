import { send, type Order, type Reply } from '../http/client.js';
import type {
  Message,
  MessageOrder,
  OperationDescription,
  SessionDescription,
  Values,
} from '../contract/description.js';
import type { CoverageReport, CoverageSetting } from '../control/coverage/coverage.js';
import type { Har } from '../control/exports/har.js';
import type { ExportedFile } from '../control/exports/wsdls.js';
import type { SandboxBeginning } from '../control/control.js';
import type { ToldEntry } from '../control/journal/entries.js';
import type { JournalQuery } from '../control/journal/query.js';
import type { Expectation, Verdict as Judged } from '../control/journal/verification.js';
import type { SeedOrder } from '../control/seeding/seedOrder.js';
import type { EmulatorFacts, Health } from '../control/verbs/emulator.js';
import type { EstateVerbs, SandboxSummary } from '../control/verbs/estate.js';
import type { ProductErrors } from '../control/verbs/faults.js';
import type { ProvisioningSetting } from '../control/verbs/time.js';
import type { FaultOrder, FaultRule as Rule } from '../sandbox/faults.js';

/** What this client puts for an instant: ISO 8601 in UTC, where the emulator itself counts milliseconds. */
type Instant = string;

export type Exchange = Omit<ToldEntry, 'at'> & {
  readonly at: Instant;
  /** What the request said, by field; only where it was asked for. */
  readonly values?: Values;
};
export type Verdict = Omit<Judged, 'nearest'> & { readonly nearest: Exchange | null };
export type NewFaultRule = Omit<FaultOrder, 'expiresAt'> & { readonly expiresAt?: Instant | undefined };
export type FaultRule = Omit<Rule, 'expiresAt'> & { readonly expiresAt?: number | undefined };
export interface ClockState {
  readonly mode: 'real' | 'frozen' | 'running';
  readonly now: Instant;
  readonly factor: number;
}
export interface ClockSetting {
  readonly mode: ClockState['mode'];
  readonly at?: Instant | undefined;
  readonly factor?: number | undefined;
}
export interface Snapshot {
  readonly name: string;
  readonly bytes: number;
}
/** Which exchanges, how many of them, and how long to wait for them. */
export type JournalQuestion = JournalQuery & {
  readonly limit?: number | undefined;
  readonly wait?: number | undefined;
  readonly count?: number | undefined;
  /** Whether to tell what the requests said, by field. */
  readonly values?: boolean | undefined;
};
/** An operation at a glance. */
export type OperationSummary = Pick<
  OperationDescription,
  'api' | 'service' | 'operation' | 'grade' | 'isReading'
>;
/** What a message is to say, and to which operation. */
export type NewMessage = MessageOrder & { readonly api: string; readonly example?: boolean | undefined };
/** A message that is ready to be sent, and what has to be asked for first. */
export type Composed = Omit<Message, 'listener' | 'path'> & {
  readonly url: string;
  readonly session?: SessionDescription;
};
export type { CoverageReport, ExportedFile };
export type { Expectation, JournalQuery, ProductErrors, SandboxBeginning, SandboxSummary };

export interface ControlOptions {
  readonly url: string;
  readonly token?: string | undefined;
  readonly onProgress?: Order['onProgress'];
  /** How long one answer may take; for ever where nothing is said. */
  readonly timeoutMs?: number | undefined;
}

/** The emulator refused what was asked; the message is its own. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Nobody answers at the control address, or somebody who is no emulator. */
export class NoEmulator extends Error {}

/** The control API of a running emulator. Every method rejects with ControlError or NoEmulator. */
export class ControlClient {
  readonly #options: ControlOptions;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  get url(): string {
    return this.#options.url;
  }

  sandboxes(): Promise<SandboxSummary[]> {
    return this.ask('GET', '/sandboxes');
  }

  create(name: string, beginning: SandboxBeginning = {}): Promise<SandboxSummary> {
    return this.ask('POST', '/sandboxes', { name, ...beginning });
  }

  drop(name: string): Promise<undefined> {
    return this.ask('DELETE', `/sandboxes/${encodeURIComponent(name)}`);
  }

  sandbox(name: string): SandboxClient {
    return new SandboxClient(this, name);
  }

  snapshots(): Promise<Snapshot[]> {
    return this.ask('GET', '/snapshots');
  }

  async snapshot(name: string): Promise<Buffer> {
    return (await this.exchange('GET', `/snapshots/${encodeURIComponent(name)}`)).body;
  }

  async putSnapshot(name: string, image: Buffer): Promise<void> {
    await this.exchange('PUT', `/snapshots/${encodeURIComponent(name)}`, image);
  }

  dropSnapshot(name: string): Promise<undefined> {
    return this.ask('DELETE', `/snapshots/${encodeURIComponent(name)}`);
  }

  errors(): Promise<ProductErrors> {
    return this.ask('GET', '/errors');
  }

  /** The operations of one API, or of all. */
  operations(api?: string): Promise<OperationSummary[]> {
    return this.ask('GET', `/operations${queryText({ api })}`);
  }

  /** One operation with its fields. */
  operation(api: string, operation: string, service?: string): Promise<OperationDescription> {
    const path = `/operations/${encodeURIComponent(api)}/${encodeURIComponent(operation)}`;
    return this.ask('GET', `${path}${queryText({ service })}`);
  }

  /** What runs, and where. */
  facts(): Promise<EmulatorFacts> {
    return this.ask('GET', '/emulator');
  }

  /** Whether every sandbox can do its work. */
  health(): Promise<Health> {
    return this.ask('GET', '/health');
  }

  /** What was touched, and requests for what was not that fit a sandbox. */
  coverage(sandbox: string): Promise<CoverageReport> {
    return this.ask('GET', `/coverage${queryText({ sandbox })}`);
  }

  async coverageText(format: 'junit' | 'markdown', sandbox: string): Promise<string> {
    const file = format === 'junit' ? 'junit.xml' : 'report.md';
    return (await this.exchange('GET', `/coverage/${file}${queryText({ sandbox })}`)).body.toString('utf8');
  }

  setCoverage(setting: CoverageSetting): Promise<CoverageSetting> {
    return this.ask('PUT', '/coverage', setting);
  }

  clearCoverage(): Promise<undefined> {
    return this.ask('DELETE', '/coverage');
  }

  /** One route whose answer is JSON, or nothing. The shape is the emulator's word: it holds its answers against it. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const reply = await this.exchange(method, path, body);
    if (reply.status === 204) return undefined as Answer;
    return JSON.parse(reply.body.toString('utf8')) as Answer;
  }

  /** One route; bytes go as they are, anything else as JSON. */
  async exchange(method: string, path: string, body?: unknown): Promise<Reply> {
    const { url, token, onProgress, timeoutMs } = this.#options;
    const isBytes = body instanceof Uint8Array;
    const headers = {
      'Content-Type': isBytes ? 'application/octet-stream' : 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    };
    const sent = isBytes
      ? Buffer.from(body)
      : body === undefined
        ? undefined
        : Buffer.from(JSON.stringify(body));
    const reply = await this.#reach({
      ...{ method, url: new URL(`${url.replace(/\/$/, '')}${path}`), headers },
      ...{ body: sent ?? (method === 'GET' ? undefined : Buffer.alloc(0)), onProgress },
      signal: timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs),
    });
    if (reply.status >= 300) throw refusal(reply, url);
    return reply;
  }

  async #reach(order: Order): Promise<Reply> {
    try {
      return await send(order);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new NoEmulator(`no emulator answers at ${this.#options.url} (${reason})`);
    }
  }
}

/** The verbs of the control API on one sandbox. */
export class SandboxClient {
  readonly name: string;
  readonly #control: ControlClient;
  readonly #path: string;

  constructor(control: ControlClient, name: string) {
    this.name = name;
    this.#control = control;
    this.#path = `/sandboxes/${encodeURIComponent(name)}`;
  }

  summary(): Promise<SandboxSummary> {
    return this.ask('GET', '');
  }

  drop(): Promise<undefined> {
    return this.ask('DELETE', '');
  }

  reset(): Promise<undefined> {
    return this.ask('POST', '/reset');
  }

  /** @param seed the name of one, or a whole one */
  seed(seed: SandboxBeginning['seed']): Promise<undefined> {
    return this.ask('POST', '/seed', { seed });
  }

  /** Begins again as what the products' own messages make of a seed. */
  seedMessages({ clock, ...order }: SeedOrder): Promise<undefined> {
    const at = clock === undefined ? {} : { clock: new Date(clock).toISOString() };
    return this.ask('POST', '/seed', { ...order, ...at });
  }

  saveSnapshot(name: string): Promise<undefined> {
    return this.ask('POST', '/snapshots', { name });
  }

  restore(snapshot: string): Promise<undefined> {
    return this.ask('POST', '/restore', { snapshot });
  }

  clock(): Promise<ClockState> {
    return this.ask('GET', '/clock');
  }

  setClock(setting: ClockSetting): Promise<ClockState> {
    return this.ask('PUT', '/clock', setting);
  }

  advanceClock(ms: number): Promise<ClockState> {
    return this.ask('POST', '/clock/advance', { ms });
  }

  /** Stops the clock, at an instant or where it stands. */
  freezeClock(at?: Instant): Promise<ClockState> {
    return this.setClock({ mode: 'frozen', ...(at === undefined ? {} : { at }) });
  }

  /** How long the steps of provisioning take, and what fails the next time. */
  provisioning(): Promise<ProvisioningSetting> {
    return this.ask('GET', '/provisioning');
  }

  setProvisioning(setting: Partial<ProvisioningSetting>): Promise<ProvisioningSetting> {
    return this.ask('PUT', '/provisioning', setting);
  }

  /** Letters the products would have sent, oldest first. */
  outbox(): Promise<ReturnType<EstateVerbs['outbox']>> {
    return this.ask('GET', '/outbox');
  }

  /** Audit records of the products, oldest first. */
  audit(): Promise<ReturnType<EstateVerbs['audit']>> {
    return this.ask('GET', '/audit');
  }

  faults(): Promise<FaultRule[]> {
    return this.ask('GET', '/faults');
  }

  /** @param rule unchecked where it was written by hand: the emulator says what is wrong with it */
  addFault(rule: NewFaultRule | object): Promise<FaultRule> {
    return this.ask('POST', '/faults', rule);
  }

  removeFault(id: number): Promise<undefined> {
    return this.ask('DELETE', `/faults/${id}`);
  }

  clearFaults(): Promise<undefined> {
    return this.ask('DELETE', '/faults');
  }

  /** Exchanges that match, oldest first. */
  journal(question: JournalQuestion = {}): Promise<Exchange[]> {
    return this.ask('GET', `/journal${queryText(question)}`);
  }

  exchange(id: number): Promise<Exchange> {
    return this.ask('GET', `/journal/${id}`);
  }

  verify(expectation: Expectation): Promise<Verdict> {
    return this.ask('POST', '/journal/verify', expectation);
  }

  /** A message that is ready to be sent to this sandbox; nothing is sent. */
  compose(message: NewMessage): Promise<Composed> {
    return this.ask('POST', '/compose', message);
  }

  clearJournal(): Promise<undefined> {
    return this.ask('DELETE', '/journal');
  }

  har(question: JournalQuestion = {}): Promise<Har> {
    return this.ask('GET', `/journal.har${queryText(question)}`);
  }

  /** @param seed what the sandbox began as */
  golden(seed: string | undefined, question: JournalQuestion = {}): Promise<ExportedFile[]> {
    return this.ask('GET', `/golden${queryText({ seed, ...question })}`);
  }

  async soapUi(): Promise<string> {
    const reply = await this.#control.exchange('GET', `${this.#path}/soapui-project.xml`);
    return reply.body.toString('utf8');
  }

  wsdl(): Promise<ExportedFile[]> {
    return this.ask('GET', '/wsdl');
  }

  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#control.ask(method, `${this.#path}${path}`, body);
  }
}

function queryText(parts: object): string {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

function refusal({ status, reason, body }: Reply, url: string): Error {
  try {
    const { error } = JSON.parse(body.toString('utf8')) as { error?: unknown };
    if (typeof error === 'string') return new ControlError(status, error);
  } catch {
    // Not JSON, so not the control API: told below.
  }
  return new NoEmulator(`what answers at ${url} is no control API of an emulator (${status} ${reason})`);
}
