import type { ApiDescription } from '../contract/description.js';
import type { ApiFidelity, Grade, GradedOperation } from '../contract/fidelity.js';
import type { Endpoint } from '../http/exchange.js';
import type { JobHandler, Model } from '../model/model.js';

/** What an API needs of a sandbox. */
export interface World {
  readonly model: Model;
  readonly ids: {
    guid(kind: string): string;
    text(kind: string, alphabet: string, length: number): string;
  };
}

/** One emulated API, as the composition root mounts it. */
export interface Api {
  readonly name: string;
  /** The endpoint for a path, if it is one of this API's. */
  find(path: string): Endpoint<World> | undefined;
  /** Symbols of the product's errors that a fault rule can order. */
  readonly errors: readonly string[];
  /** What its wire is made of. Made when a tool asks for it: answering does without. */
  readonly describe: () => ApiDescription;
  /** What it can do and refuse, and how well that is founded. Made when a tool asks for it. */
  readonly fidelity: () => ApiFidelity;
  /** Background work of its operations, by kind. */
  readonly jobs: Readonly<Record<string, JobHandler>>;
}

/** What is known and done about one operation. */
export interface OperationCoverage {
  readonly service: string;
  readonly operation: string;
  readonly grade: Grade;
  /** Why the operation is answered as an unknown one; undefined when it is emulated. */
  readonly notEmulated?: string;
}

/** The same as tools are told it, under the names that the journal has for operations. */
export function gradedOperations(
  coverage: readonly OperationCoverage[],
  journalName: (covered: OperationCoverage) => string = ({ operation }) => operation,
): GradedOperation[] {
  return coverage.map((covered) => ({
    service: covered.service,
    operation: journalName(covered),
    grade: covered.grade,
    notEmulated: covered.notEmulated ?? null,
  }));
}

/** One operation: decoded request in, plain value out, a typed error thrown. */
export type Operation<Request, Response, Context> = (request: Request, context: Context) => Response;

/** An operation some of whose changes outlive its refusal: the edge commits before it reports the error. */
export interface Keeping<Run> {
  readonly run: Run;
  /** What stays. */
  readonly keeps: string;
}

export function keeps<Run>(what: string, run: Run): Keeping<Run> {
  return { run, keeps: what };
}

type AnyContract<C> = Record<keyof C, { readonly request: unknown; readonly response: unknown }>;

/** A handler for each operation of a contract; leaving one out does not compile. */
export type Handlers<C extends AnyContract<C>, Context> = {
  readonly [Name in keyof C]:
    | Operation<C[Name]['request'], C[Name]['response'], Context>
    | Keeping<Operation<C[Name]['request'], C[Name]['response'], Context>>;
};
