import type { Model } from '../../model/model.js';
import type { Grade } from '../../soap/contract.js';
import type { World } from '../api.js';
import type { Values, Schema } from './arguments.js';
import type { Content, Element } from './element.js';
import type { Caller, Role } from './roles.js';

/** Whom a step runs as: as its caller does, as the request's credentials say, or as the engine's own account. */
export type Impersonate = 'inherit' | 'credentials' | 'engine';

/** An error as a `catch` sees it. */
export interface CaughtError {
  readonly code: string;
  readonly description: string;
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
export interface NamedProcedure<Arguments = never> {
  readonly namespace: string;
  readonly procedure: string;
  /** Private ones answer other procedures only. */
  readonly access: 'public' | 'private';
  readonly type: 'read' | 'write';
  readonly schema: Schema;
  readonly requires?: Requirement<Arguments>;
  /** HMC 3.x procedures leave their arguments in `executeData`, ahead of the outputs. */
  readonly echoesArguments?: boolean;
  readonly source: string;
  readonly grade: Grade;
  /** Returns the children of `executeData`; nothing for none. */
  readonly run: Run<Arguments, Content> | Run<Arguments, void>;
}

type Run<Arguments, Outcome> = (given: Arguments, context: ProcedureContext) => Outcome;

/** Writes a procedure down with the types its schema gives the arguments. */
export function procedure<const S extends Schema>(
  definition: Omit<NamedProcedure<Values<S>>, 'schema'> & { readonly schema: S },
): NamedProcedure {
  return definition;
}
