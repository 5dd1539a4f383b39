import type { HttpRequest } from '../http/exchange.js';
import type { ApiDescription, OperationDescription, Violation } from './description.js';

/** The descriptions of an emulator's APIs, each made when it is first asked for. */
export class Descriptions {
  readonly #makers: ReadonlyMap<string, () => ApiDescription>;
  readonly #made = new Map<string, ApiDescription>();

  constructor(makers: Readonly<Record<string, () => ApiDescription>>) {
    this.#makers = new Map(Object.entries(makers));
  }

  of(api: string): ApiDescription | undefined {
    const known = this.#made.get(api);
    if (known !== undefined) return known;
    const made = this.#makers.get(api)?.();
    if (made !== undefined) this.#made.set(api, made);
    return made;
  }

  all(): ApiDescription[] {
    return [...this.#makers.keys()].flatMap((api) => this.of(api) ?? []);
  }

  /**
   * The operation that a request is for, or comes closest to.
   *
   * @param operation its name, where it is known
   */
  operationOf(
    api: string,
    operation: string | undefined,
    request: HttpRequest,
  ): OperationDescription | undefined {
    const description = this.of(api);
    const named = description?.operations.filter((one) => one.operation === operation) ?? [];
    return named.length === 1 ? named[0] : description?.guess(request);
  }

  /** Where a request departs from the contract of its operation. */
  violations(api: string, operation: string | undefined, request: HttpRequest): readonly Violation[] {
    const known = this.operationOf(api, operation, request);
    return known === undefined ? [] : (this.of(api)?.violations(request, known) ?? []);
  }

  /** What is first wrong with a request by the contract, and of which operation; undefined where nothing is. */
  departure(
    api: string,
    operation: string | undefined,
    request: HttpRequest,
  ): (Violation & { readonly operation: string }) | undefined {
    const known = this.operationOf(api, operation, request);
    if (known === undefined) return undefined;
    const [first] = this.of(api)?.violations(request, known) ?? [];
    return first && { ...first, operation: known.operation };
  }
}
