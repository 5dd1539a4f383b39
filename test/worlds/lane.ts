import type { FaultOrder } from '../../src/sandbox/faults.js';
import type { Emulator, SandboxControl } from '../../src/index.js';
import { basic, NOW } from '../client.js';
import { send, type RawAnswer } from '../golden/exchange.js';
import { Oracle, type Expected, type Rule } from './oracle.js';
import { CALLS, LOGINS, tokenIn, tokenRequest, type Request } from './products.js';
import { EVERYTHING, type Step } from './steps.js';

/** The ways in which a client that cannot be changed chooses a sandbox. */
export const WAYS = ['prefix', 'login', 'header', 'host'] as const;
export type Way = (typeof WAYS)[number];

/** Waits for its turn among all that wants to be done at the time. */
export type Turn = (label: string) => Promise<unknown>;

const BEGINNINGS: Readonly<Record<Rule['act'], Omit<FaultOrder, 'match' | 'times'>>> = {
  refuse: { before: { connection: 'refuse' } },
  unavailable: { before: { status: 503 } },
  lose: { after: { connection: 'close' } },
};

/** A client in a world of its own, and the oracle of that world. */
export class Lane {
  readonly #emulator: Emulator;
  readonly #name: string;
  readonly #way: Way;
  readonly #turn: Turn;
  readonly #oracle = new Oracle();
  /** Every answer so far, but for tokens, which differ from world to world. */
  readonly answers: string[] = [];

  constructor(emulator: Emulator, name: string, way: Way, turn: Turn) {
    this.#emulator = emulator;
    this.#name = name;
    this.#way = way;
    this.#turn = turn;
  }

  /** Plays the steps in order, each in its turn, and looks at everything at the end. @throws Error for any difference */
  async play(steps: readonly Step[]): Promise<void> {
    this.#control.freezeClock(NOW);
    for (const [index, step] of steps.entries()) {
      await this.#turn(`${this.#name}: ${step.kind}`);
      try {
        await this.#take(step);
      } catch (error) {
        const played = JSON.stringify(steps.slice(0, index + 1));
        throw new Error(`${this.#name} by ${this.#way}: ${String(error)}\nafter ${played}`, { cause: error });
      }
    }
    await this.#look();
  }

  drop(): void {
    this.#emulator.control.drop(this.#name);
    this.#emulator.control.snapshots.remove(this.#name);
  }

  /** Asked for anew each time: a world that was dropped is another one afterwards. */
  get #control(): SandboxControl {
    return this.#emulator.control.sandbox(this.#name);
  }

  async #take(step: Step): Promise<void> {
    const [oracle, control] = [this.#oracle, this.#control];
    if (step.kind === 'call') return this.#call(step);
    if (step.kind === 'journal') this.#compareJournal();
    if (step.kind === 'fault') {
      const { operation, act, times } = step;
      control.addFault({ match: { operation }, ...BEGINNINGS[act], times });
      oracle.addRule(operation, act, times);
    }
    if (step.kind === 'freeze') {
      control.freezeClock(step.at);
      oracle.setClock(step.at);
    }
    if (step.kind === 'advance') {
      control.advanceClock(step.ms);
      oracle.setClock(oracle.now + step.ms);
    }
    if (step.kind === 'clearFaults') {
      control.clearFaults();
      oracle.clearRules();
    }
    if (step.kind === 'clearJournal') {
      control.clearJournal();
      oracle.clearJournal();
    }
    if (step.kind === 'snapshot') {
      control.saveSnapshot(this.#name);
      oracle.save();
    }
    if (step.kind === 'restore' && oracle.hasSnapshot) {
      control.restore(this.#name);
      oracle.restore();
    }
    if (step.kind === 'reset' || step.kind === 'drop') this.#begin(step.kind);
  }

  #begin(kind: 'reset' | 'drop'): void {
    if (kind === 'reset') this.#control.reset();
    else this.#emulator.control.drop(this.#name);
    this.#control.freezeClock(NOW);
    this.#oracle.begin();
  }

  async #call({ product, verb, name, text }: Extract<Step, { kind: 'call' }>): Promise<void> {
    const token = product === 'provisioning' ? await this.#logIn() : '';
    const subject = { name, text, id: this.#oracle.idOf(product, name) };
    const request = CALLS[product].request(verb, subject, token);
    const expected = this.#oracle.call(product, verb, request.operation, subject);
    const answer = await this.#send(request);
    this.answers.push(answer === undefined ? 'lost' : written(answer));
    const seen: Expected =
      answer === undefined
        ? 'lost'
        : answer.status === 503
          ? 'unavailable'
          : CALLS[product].outcome(verb, answer);
    requireSame(`${verb} ${product} ${name}`, expected, seen);
  }

  async #logIn(): Promise<string> {
    const answer = await this.#send(tokenRequest(this.#way === 'login' ? `~${this.#name}` : ''));
    this.#oracle.logIn();
    return answer === undefined ? '' : tokenIn(answer);
  }

  /** @returns undefined where the answer was lost */
  async #send({ product, path, headers, body }: Request): Promise<RawAnswer | undefined> {
    const { url, provisioningUrl } = this.#emulator.address;
    const base = product === 'provisioning' ? provisioningUrl : url;
    const prefix = this.#way === 'prefix' ? `/~${this.#name}` : '';
    const chosen = { ...headers, ...this.#choosing(), ...this.#credentials(product) };
    try {
      const answer = await send('POST', base + prefix + path, chosen, Buffer.from(body));
      requireSame('Date', new Date(this.#oracle.now).toUTCString(), answer.headers.date);
      return answer;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return undefined;
      throw error;
    }
  }

  #choosing(): Record<string, string> {
    if (this.#way === 'header') return { 'X-Provisim-Sandbox': this.#name };
    return this.#way === 'host' ? { Host: `${this.#name}.localhost` } : {};
  }

  /** The Provisioning API has its token instead. */
  #credentials(product: Request['product']): Record<string, string> {
    if (product === 'provisioning') return {};
    const suffix = this.#way === 'login' ? `~${this.#name}` : '';
    return { Authorization: basic(`${LOGINS[product]}${suffix}:serveradmin`) };
  }

  #compareJournal(): void {
    const seen = this.#control
      .journal()
      .map(({ at, operation, outcome, fault }) => ({ at, operation, outcome, fault }));
    requireSame('journal', this.#oracle.journal, seen);
  }

  /** Journal, rules and clock as they are, then everything by name, for which the rules must be out of the way. */
  async #look(): Promise<void> {
    this.#compareJournal();
    const rules = this.#control.faults().map(({ id, match }) => ({ id, operation: match?.operation }));
    requireSame(
      'rules',
      this.#oracle.rules.map(({ id, operation }) => ({ id, operation })),
      rules,
    );
    requireSame('clock', { mode: 'frozen', now: this.#oracle.now, factor: 0 }, this.#control.clock());
    await this.#take({ kind: 'clearFaults' });
    for (const { product, name } of EVERYTHING)
      await this.#take({ kind: 'call', product, verb: 'read', name, text: '' });
  }
}

/** Status, headers and body. */
function written({ status, headers, body }: RawAnswer): string {
  return JSON.stringify({ status, headers, body });
}

/** @throws Error that tells both */
function requireSame(what: string, expected: unknown, seen: unknown): void {
  const [wanted, found] = [ordered(expected), ordered(seen)];
  if (wanted !== found) throw new Error(`${what}: the oracle says ${wanted}, the product ${found}`);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
