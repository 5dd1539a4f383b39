import type { Model } from '../../model/model.js';

import type { OperationCoverage, World } from '../api.js';
import { readArguments, type Schema, type Values } from './arguments.js';
import { group, type Content, type Element } from './element.js';
import { MpsError } from './errors.js';
import { holdsRole, isDomainAdministrator, type Caller, type Role } from './roles.js';

/** Whom a step runs as: as its caller does, as the request's credentials say, or as the engine's own account. */
export type Impersonate = 'inherit' | 'credentials' | 'engine';

/** An error as a `catch` sees it. */
export interface CaughtError {
  readonly code: string;
  readonly description: string;
  /** Of an error of the table. */
  readonly symbol?: string | undefined;
}

/** What a named procedure works with besides its arguments. */
export interface ProcedureContext {
  readonly model: Model;
  readonly ids: World['ids'];
  /** Whom the procedure runs as. */
  readonly caller: Caller;
  /** The error being handled, inside a `catch`. */
  readonly caught: CaughtError | undefined;
  /**
   * Runs another procedure as a step of this one: numbered, in the trace, checked against its schema and roles. Private
   * ones may be called too.
   *
   * @param content the children of `executeData`
   * @returns `executeData` as the procedure left it
   */
  call(namespace: string, procedure: string, content?: Content, impersonate?: Impersonate): Element;
  /** Try and catch: what `work` changed is undone before `handle` runs, which may throw again. */
  attempt<T>(work: () => T, handle: (error: CaughtError, rethrow: () => never) => T): T;
}

/** The least role a caller needs, tested before the procedure runs. */
export interface Requirement<Arguments> {
  readonly role: Role;
  /**
   * The tenant the role has to be held on, or above. Not asked for Domain Administrator, which is tested before the
   * arguments are looked at.
   */
  readonly on?: (given: Arguments, context: ProcedureContext) => number;
}

/** One named procedure: what it is called, what it takes, who may run it, and what it does. */
interface Definition<S extends Schema> extends Described {
  readonly schema: S;
  readonly requires?: Requirement<Values<S>>;
  /** Returns the children of `executeData`; nothing for none. */
  readonly run: Run<Values<S>, Content> | Run<Values<S>, void>;
}

interface Described {
  readonly namespace: string;
  readonly procedure: string;
  /** Private ones answer other procedures only. */
  readonly access: 'public' | 'private';
  readonly type: 'read' | 'write';
  /** HMC 3.x procedures leave their arguments in `executeData`, ahead of the outputs. */
  readonly echoesArguments?: boolean;
  readonly source: string;
  readonly grade: OperationCoverage['grade'];
}

type Run<Arguments, Outcome> = (given: Arguments, context: ProcedureContext) => Outcome;

/** A procedure as the executor runs it: on `executeData` itself. */
export interface NamedProcedure extends Described {
  /** What it takes. */
  readonly schema: Schema;
  /**
   * Checks role and arguments, runs, and returns the children `executeData` is left with.
   *
   * @throws MpsError, ModelError
   */
  readonly invoke: (data: Element, context: ProcedureContext) => readonly Element[];
}

/** Writes a procedure down with the types its schema gives the arguments. */
export function procedure<const S extends Schema>({
  schema,
  requires,
  run,
  ...described
}: Definition<S>): NamedProcedure {
  const invoke = (data: Element, context: ProcedureContext): readonly Element[] => {
    if (requires?.role === 'domain' && !isDomainAdministrator(context.caller)) {
      throw new MpsError('NOT_DOMAIN_ADMINISTRATOR');
    }
    const given = readArguments(data, schema);
    if (requires?.on !== undefined) {
      const tenantId = requires.on(given, context);
      const { model, caller } = context;
      if (!holdsRole(model, caller, requires.role, tenantId)) throw new MpsError('ACCESS_DENIED');
    }
    const outcome = run(given, context);
    const outputs = group(data.name, outcome === undefined ? [] : outcome).children;
    return described.echoesArguments === true
      ? [...withoutNamed(data.children, outputs), ...outputs]
      : outputs;
  };
  return { ...described, schema, invoke };
}

/** An output takes the place of an argument of its name. */
function withoutNamed(given: readonly Element[], outputs: readonly Element[]): Element[] {
  const names = new Set(outputs.map(({ name }) => name));
  return given.filter(({ name }) => !names.has(name));
}
