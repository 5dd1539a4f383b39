import { hasPassword } from '../../model/credentials.js';
import type { Model } from '../../model/model.js';
import { XPathError, type XPaths } from '../../xml/xpath/expression.js';
import type { World } from '../api.js';
import { Allowance } from './allowance.js';
import { group, type Content, type Element } from './element.js';
import { MpsError, NO_SOURCE, type ErrorSource } from './errors.js';
import type { CaughtError, Impersonate, ProcedureContext } from './procedure.js';
import { besides, codeOf, RaisedError, refusalOf } from './raised.js';
import type { ProcedureRegistry } from './registry.js';
import { ENGINE, findUser, isDomainAdministrator, type Caller } from './roles.js';
import { Trace } from './trace.js';

/** Credentials that a request carries in its security context. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface ExecutorOptions {
  readonly registry: ProcedureRegistry;
  readonly xpaths: XPaths;
  /** Units one request may cost; see `Allowance`. */
  readonly maxCost: number;
}

/** Whose request it is. */
export interface Sender {
  readonly caller: Caller;
  readonly credentials: Credentials | undefined;
  /** Told of each step of the request before anything of it is done; what it throws is the step's error. */
  readonly reach: (operation: string) => void;
}

/** What a step costs before it does anything. */
const STEP_COST = 500;

/**
 * Runs the steps of one request, its own and those of the procedures it calls: numbers them, checks them, keeps the
 * trace and says where an error came from. The transaction around it all is the caller's.
 */
export class Executor {
  readonly trace = new Trace();
  readonly allowance: Allowance;
  readonly xpaths: XPaths;
  readonly #registry: ProcedureRegistry;
  readonly #world: World;
  readonly #sender: Sender;
  #sequence = 0;
  /** Whom the step under way runs as. */
  #caller: Caller;
  #caught: CaughtError | undefined;
  /** How many `try` are open: inside one a failing step is undone by itself. */
  #tries = 0;

  constructor(options: ExecutorOptions, world: World, sender: Sender) {
    this.#registry = options.registry;
    this.xpaths = options.xpaths;
    this.allowance = new Allowance(options.maxCost);
    this.#world = world;
    this.#sender = sender;
    this.#caller = sender.caller;
  }

  /**
   * Runs a step that a request names.
   *
   * @param fill makes the argument document; undefined leaves the step out
   * @param drain takes the children `executeData` is left with
   * @throws RaisedError
   */
  request(
    source: ErrorSource,
    impersonate: Impersonate,
    fill: () => Element | undefined,
    drain: (content: readonly Element[]) => void,
  ): void {
    this.#step(source, () => {
      const data = fill();
      if (data === undefined) return;
      this.#sender.reach(`${source.namespace}::${source.procedure}`);
      const caller = this.#senderAs(impersonate);
      const named = this.#registry.find(source.namespace, source.procedure);
      if (named?.access !== 'public')
        throw new MpsError('NOT_REGISTERED', source.namespace, source.procedure);
      drain(this.#as(caller, () => named.invoke(data, this.#context())));
    });
  }

  /**
   * Try and catch around steps of a request or of a procedure. What succeeded before the step that failed stays.
   *
   * @source framework 5
   * @fidelity inferred
   */
  attempt<T>(work: () => T, handle: (error: CaughtError) => T): T {
    try {
      this.#tries += 1;
      try {
        return this.trace.node({ kind: 'try', name: '' }, work, codeOf);
      } finally {
        this.#tries -= 1;
      }
    } catch (error) {
      const caught = this.asRaised(error, NO_SOURCE);
      if (!(caught instanceof RaisedError)) throw caught;
      const outer = this.#caught;
      this.#caught = caught;
      try {
        return this.trace.node({ kind: 'catch', name: caught.code }, () => handle(caught), codeOf);
      } finally {
        this.#caught = outer;
      }
    }
  }

  /** Notes a part of a step that is no step itself. */
  traced<T>(kind: string, name: string, work: () => T): T {
    return this.trace.node({ kind, name }, work, codeOf);
  }

  /** An error with where it came from; what is no refusal stays as it is. */
  asRaised(error: unknown, source: ErrorSource, executeSeqNo = this.#sequence): unknown {
    if (error instanceof RaisedError) return error;
    const refusal =
      error instanceof XPathError ? new MpsError('PATH_UNEXPECTED', error.message) : refusalOf(error);
    if (refusal === undefined) return error;
    const raisedBy = refusal.raisedBy ?? source;
    const number = refusal.raisedBy === undefined ? executeSeqNo : this.#raise(refusal.raisedBy, refusal);
    return new RaisedError(besides(refusal, raisedBy, this.#caught), number, raisedBy);
  }

  /** The step in which a procedure raises an error on purpose. */
  #raise({ namespace, procedure }: ErrorSource, { code }: MpsError): number {
    this.#sequence += 1;
    const executeSeqNo = this.#sequence;
    try {
      this.trace.node(
        { kind: 'execute', name: `${namespace}::${procedure}`, number: executeSeqNo },
        () => {
          throw new RaisedError({ code, description: '' }, executeSeqNo, { namespace, procedure });
        },
        codeOf,
      );
    } catch {
      return executeSeqNo;
    }
    return executeSeqNo;
  }

  #step<T>(source: ErrorSource, work: () => T): T {
    this.#sequence += 1;
    const executeSeqNo = this.#sequence;
    const name = `${source.namespace}::${source.procedure}`;
    return this.trace.node(
      { kind: 'execute', name, number: executeSeqNo },
      () => {
        try {
          this.allowance.spend(STEP_COST);
          return this.#tries > 0 ? this.#model.part(work) : work();
        } catch (error) {
          throw this.asRaised(error, source, executeSeqNo);
        }
      },
      codeOf,
    );
  }

  get #model(): Model {
    return this.#world.model;
  }

  #context(): ProcedureContext {
    return {
      model: this.#world.model,
      ids: this.#world.ids,
      caller: this.#caller,
      caught: this.#caught,
      call: (namespace, procedure, content, impersonate) =>
        this.#call({ namespace, procedure }, content, impersonate),
      attempt: (work, handle) =>
        this.attempt(
          () => this.#model.part(work),
          (error) =>
            handle(error, () => {
              throw error;
            }),
        ),
    };
  }

  #call(source: ErrorSource, content: Content = [], impersonate: Impersonate = 'inherit'): Element {
    const children = this.#step(source, () => {
      const named = this.#registry.find(source.namespace, source.procedure);
      if (named === undefined) throw new MpsError('NOT_REGISTERED', source.namespace, source.procedure);
      const data = group('executeData', content);
      return this.#as(this.#calleeAs(impersonate), () => named.invoke(data, this.#context()));
    });
    return group('executeData', children);
  }

  #as<T>(caller: Caller, work: () => T): T {
    const before = this.#caller;
    this.#caller = caller;
    try {
      return work();
    } finally {
      this.#caller = before;
    }
  }

  #calleeAs(impersonate: Impersonate): Caller {
    if (impersonate === 'engine') return ENGINE;
    return impersonate === 'credentials' ? this.#givenCaller() : this.#caller;
  }

  /**
   * Only who is trusted may have a step run as the engine.
   *
   * @source framework 1, 2.2 and 9
   * @fidelity inferred: Domain Administrators are the trusted ones, and a first step inherits the sender
   */
  #senderAs(impersonate: Impersonate): Caller {
    if (impersonate !== 'engine') return impersonate === 'credentials' ? this.#givenCaller() : this.#caller;
    if (!isDomainAdministrator(this.#sender.caller)) throw new MpsError('ACCESS_DENIED');
    return ENGINE;
  }

  /** The user the security context names, else the sender. */
  #givenCaller(): Caller {
    const { caller, credentials } = this.#sender;
    if (credentials === undefined) return caller;
    const { username, password } = credentials;
    const user = findUser(this.#model, username);
    if (user === undefined || !hasPassword(user, password) || !this.#model.mayLogIn(user)) {
      throw new MpsError('LOGON_FAILURE');
    }
    return { kind: 'user', user };
  }
}
