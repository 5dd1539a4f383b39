import {
  Intercepted,
  NoRoom,
  type Answer,
  type HttpRequest,
  type Notes,
  type Session,
  type Site,
} from '../http/exchange.js';
import {
  deliveryOf,
  isDelayOnly,
  type AnswerShape,
  type Applied,
  type CannedAnswer,
  type FaultBefore,
  type FaultSubject,
} from './faults.js';
import type { Observers } from './observers.js';
import { maskQuoted } from './mask.js';
import { DEFAULT_SANDBOX, type Registry } from './registry.js';
import type { Sandbox } from './sandbox.js';

/** The header that names a sandbox. */
export const SANDBOX_HEADER = 'x-provisim-sandbox';

const LOGIN_SUFFIX = /^(.*)~([a-z0-9-]{1,40})$/s;
const HOST_NAME = /^([a-z0-9-]{1,40})\.localhost(?::\d+)?$/i;

/** What the dispatcher needs of the sockets' side. */
export interface DispatcherOptions {
  /** Settles after so many real milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Another form of an answer, as a fault rule asks. */
  readonly reshape: (answer: Answer, shape: AnswerShape) => Answer;
  /** Real milliseconds from any beginning. */
  readonly stopwatch: () => number;
  readonly observers: Observers;
  /** Told of background work that failed: it is not the request's that came along, and is tried again. */
  readonly onBug: (error: unknown) => void;
  /** What is first wrong with a request by the contract, and of which operation; undefined where nothing is. */
  readonly departure: (
    api: string,
    operation: string | undefined,
    request: HttpRequest,
  ) => { readonly operation: string; readonly path: string; readonly message: string } | undefined;
}

/**
 * Carries a request to its world and back: finds the sandbox, lets the endpoint answer unless a fault rule says
 * otherwise, does the background work that has come due, and writes the journal.
 */
export class Dispatcher {
  readonly #registry: Registry;
  readonly #options: DispatcherOptions;

  constructor(registry: Registry, options: DispatcherOptions) {
    this.#registry = registry;
    this.#options = options;
  }

  /**
   * @param prefix the sandbox named in the path, if any
   * @param waited delays of fault rules that the request has sat out
   * @param cameAt when it came, by the stopwatch
   */
  exchange(
    request: HttpRequest,
    prefix: string | undefined,
    site: Site<Sandbox>,
    waited: readonly Waited[] = [],
    cameAt = this.#options.stopwatch(),
  ): Answer | Promise<Answer> {
    const named = namedSandbox(request, prefix);
    const sandbox = this.#registry.open(named ?? DEFAULT_SANDBOX);
    if (sandbox === undefined) return site.busy;
    this.#tryTo(() => {
      sandbox.catchUp();
    });
    const session = new Visit(sandbox, named !== undefined, {
      registry: this.#registry,
      request,
      waited,
      departure: this.#options.departure,
    });
    const settle = (answer: Answer) => {
      const sent = this.#settle(request, answer, session);
      this.#tell(request, sent, session, cameAt);
      return sent;
    };
    try {
      session.meet();
      return settle((site.find(request.path) ?? site.fallback)(request, session));
    } catch (error) {
      if (error instanceof NoRoom) return site.busy;
      if (!(error instanceof Met)) throw error;
      const { fault, look } = error;
      if (fault.delayMs === 0) return settle(interrupted(fault.act, site));
      return this.#options
        .sleep(fault.delayMs)
        .then(() => this.exchange(request, prefix, site, [...waited, { fault, look }], cameAt));
    }
  }

  /** Background work and records must not cost a request its answer: a full disk does not stop reading. */
  #tryTo(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.onBug(error);
    }
  }

  #tell(request: HttpRequest, { status }: Answer, { world, notes }: Visit, cameAt: number): void {
    const durationMs = this.#options.stopwatch() - cameAt;
    notes.durationMs = durationMs;
    this.#tryTo(() => {
      this.#options.observers.tell({ sandbox: world.name, request, notes, status, durationMs });
    });
  }

  #settle(request: HttpRequest, answer: Answer, visit: Visit): Answer {
    const { world, notes, waited } = visit;
    visit.conclude();
    this.#tryTo(() => {
      world.settle();
    });
    if (waited !== undefined) notes.fault ??= { rule: waited.id, when: 'before' };
    const at = world.clock.now();
    const dated = { ...answer, at };
    const sent = world.faults.isEmpty ? dated : this.#withFault(request, dated, world, notes);
    world.journal.record(request, sent, notes, at);
    return sent;
  }

  /** The answer as a rule wants it to arrive. What a rule stopped before it was done is left alone. */
  #withFault(request: HttpRequest, answer: Answer, world: Sandbox, notes: Notes): Answer {
    const previous = world.lastAnswer;
    world.lastAnswer = answer;
    if (notes.fault !== undefined && notes.outcome !== 'done') return answer;
    const fault = world.faults.after({ api: notes.api, operation: notes.operation, request });
    if (fault === undefined) return answer;
    notes.fault = { rule: fault.id, when: 'after' };
    return { ...this.#options.reshape(answer, fault.act), delivery: deliveryOf(fault, previous) };
  }
}

/** What a client gets in place of the product's answer. */
function interrupted({ status, connection, answer: canned }: FaultBefore, site: Site<Sandbox>): Answer {
  const answer = canned === undefined ? site.persona.statusAnswer(status ?? 500) : answerOf(canned);
  return connection === undefined ? answer : { ...answer, delivery: { cut: CUTS[connection] } };
}

function answerOf({ status, headers = {}, contentType, body }: CannedAnswer): Answer {
  const type = contentType ?? 'text/xml; charset=utf-8';
  const isTold = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const typed = isTold ? [] : [['Content-Type', type] as const];
  return { status, headers: [...typed, ...Object.entries(headers)], body };
}

const CUTS = {
  refuse: { how: 'reset', afterBytes: undefined },
  hang: { how: 'hang', afterBytes: undefined },
} as const;

/** A delay that a request has sat out, and where it met the rule: the address is looked at first, then each step. */
interface Waited {
  readonly fault: Applied<FaultBefore>;
  readonly look: number;
}

/** A rule that ends a request, on its way to the dispatcher. */
class Met extends Intercepted implements Waited {
  readonly fault: Applied<FaultBefore>;
  readonly look: number;

  constructor(fault: Applied<FaultBefore>, look: number) {
    super();
    this.fault = fault;
    this.look = look;
  }
}

/** Path before header before host; the login comes last and is read by the API that knows it. */
function namedSandbox(request: HttpRequest, prefix: string | undefined): string | undefined {
  if (prefix !== undefined) return prefix;
  const header = request.headers[SANDBOX_HEADER];
  if (typeof header === 'string') return header.trim();
  return HOST_NAME.exec(request.headers.host ?? '')?.[1]?.toLowerCase();
}

interface VisitOptions extends Pick<DispatcherOptions, 'departure'> {
  readonly registry: Registry;
  readonly request: HttpRequest;
  readonly waited: readonly Waited[];
}

/** One request's stay in a world. */
class Visit implements Session<Sandbox> {
  readonly notes: Notes = { outcome: 'rejected' };
  #world: Sandbox;
  #isChosen: boolean;
  readonly #registry: Registry;
  readonly #request: HttpRequest;
  readonly #waited: readonly Waited[];
  readonly #departure: DispatcherOptions['departure'];
  /** Who ended the request, where that was not the endpoint. */
  #endedBy: 'rule' | 'contract' | undefined;
  /** What is still to come of the delay sat out last. */
  #due: Waited | undefined;
  #looks = 0;

  constructor(world: Sandbox, isChosen: boolean, { registry, request, waited, departure }: VisitOptions) {
    this.#world = world;
    this.#isChosen = isChosen;
    this.#registry = registry;
    this.#request = request;
    this.#waited = waited;
    this.#departure = departure;
    const last = waited.at(-1);
    if (last !== undefined && !isDelayOnly(last.fault.act)) this.#due = last;
  }

  /** The delay the request has sat out last. */
  get waited(): Applied<FaultBefore> | undefined {
    return this.#waited.at(-1)?.fault;
  }

  get world(): Sandbox {
    return this.#world;
  }

  /** Looks for rules about the address alone, before any operation is known. @throws Intercepted */
  meet(): void {
    const fault = this.#faultAt({ api: undefined, operation: undefined, request: this.#request });
    if (fault !== undefined) throw this.#met(fault);
  }

  reach(api: string, operation: string, refusal: (symbol: string) => Error): void {
    const fault = this.#faultAt({ api, operation, request: this.#request });
    if (fault === undefined) return;
    const met = this.#met(fault);
    throw fault.act.error === undefined || fault.delayMs > 0 ? met : refusal(fault.act.error);
  }

  conform(api: string, refusal: (departure: string) => Error): void {
    if (this.#world.contract !== 'enforce') return;
    const departure = this.#departure(api, this.notes.operation, this.#request);
    if (departure === undefined) return;
    this.#endedBy = 'contract';
    this.notes.operation ??= departure.operation;
    const text = `${departure.path}: ${maskQuoted(departure.path, departure.message)}`;
    this.notes.detail = text;
    throw refusal(text);
  }

  /** Says in the notes who ended the request; an edge only knows that something was refused. */
  conclude(): void {
    if (this.#endedBy === 'rule') this.notes.stage = 'intercepted';
    if (this.#endedBy !== 'contract') return;
    Object.assign(this.notes, { outcome: 'rejected', reason: 'contract', stage: 'contract' } satisfies Notes);
  }

  /** What the request has waited for comes once, where it was met; then the rules it has not met yet. */
  #faultAt(subject: FaultSubject): Applied<FaultBefore> | undefined {
    this.#looks += 1;
    const { faults } = this.#world;
    const due = this.#due;
    if (due !== undefined) {
      if (this.#looks < due.look) return undefined;
      this.#due = undefined;
      return { ...due.fault, delayMs: 0 };
    }
    if (faults.isEmpty) return undefined;
    return faults.before(subject, new Set(this.#waited.map(({ fault }) => fault.id)));
  }

  #met(fault: Applied<FaultBefore>): Met {
    this.#endedBy = 'rule';
    Object.assign(this.notes, {
      outcome: 'intercepted',
      fault: { rule: fault.id, when: 'before' },
    } satisfies Notes);
    return new Met(fault, this.#looks);
  }

  enter(login: string, isKnown: (world: Sandbox, name: string) => boolean): string {
    const entered = this.#enter(login, isKnown);
    this.notes.user = entered;
    return entered;
  }

  #enter(login: string, isKnown: (world: Sandbox, name: string) => boolean): string {
    const [, name, sandboxName] = LOGIN_SUFFIX.exec(login) ?? [];
    if (name === undefined || sandboxName === undefined) return login;
    if (this.#isChosen)
      return this.#world.name === sandboxName && !isKnown(this.#world, login) ? name : login;
    if (isKnown(this.#world, login)) return login;
    const sandbox = this.#registry.open(sandboxName);
    this.#isChosen = true;
    if (sandbox === undefined) throw new NoRoom();
    this.#world = sandbox;
    sandbox.catchUp();
    return name;
  }

  follow(isOwn: (world: Sandbox) => boolean): void {
    if (this.#isChosen || isOwn(this.#world)) return;
    const sandbox = this.#registry.all().find(isOwn);
    if (sandbox === undefined) return;
    this.#isChosen = true;
    this.#world = sandbox;
    sandbox.catchUp();
  }
}
