import type { FieldContract, OperationContract, ServiceContract, TypeContract } from './contract.js';

/**
 * What requests of a service hold, as one profile publishes it: the contract seen as the elements that are written.
 * Composing, reading back and checking requests all go by it.
 */
export class RequestContract {
  /** Of the operation elements. */
  readonly namespace: string;
  /** Of everything inside them; '' for none. */
  readonly childNamespace: string;
  readonly #contract: ServiceContract;
  readonly #profile: string | undefined;

  constructor(
    contract: ServiceContract,
    { namespace, profile }: { readonly namespace: string; readonly profile?: string },
  ) {
    this.namespace = namespace;
    this.childNamespace = contract.elementFormDefault === 'qualified' ? namespace : '';
    this.#contract = contract;
    this.#profile = profile;
  }

  get service(): string {
    return this.#contract.service;
  }

  /** The published operations, in the contract's order. */
  operations(): (readonly [name: string, contract: OperationContract])[] {
    return Object.entries(this.#contract.operations).filter(([, operation]) => this.#isPublished(operation));
  }

  /** The parameters of an operation. */
  parametersOf(operation: string): readonly FieldContract[] {
    const { operations } = this.#contract;
    const known = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    return (known?.request ?? []).filter((field) => this.#isPublished(field));
  }

  /** What stands inside an element of the field; undefined for one that holds a text. */
  contentOf(field: FieldContract): readonly FieldContract[] | undefined {
    const type = this.#typeOf(field);
    if (type?.kind === 'list') return [{ ...type.item, minOccurs: 0, repeated: true }];
    return type?.kind === 'record' ? type.fields.filter((inner) => this.#isPublished(inner)) : undefined;
  }

  /** The one element of which a list holds any number; undefined for a field of another kind. */
  itemOf(field: FieldContract): FieldContract | undefined {
    const type = this.#typeOf(field);
    return type?.kind === 'list' ? type.item : undefined;
  }

  /** The names of an enumeration with their numbers. */
  namesOf(field: FieldContract): Readonly<Record<string, number>> | undefined {
    const type = this.#typeOf(field);
    return type?.kind === 'enum' ? type.values : undefined;
  }

  #typeOf({ type }: FieldContract): TypeContract | undefined {
    return Object.hasOwn(this.#contract.types, type) ? this.#contract.types[type] : undefined;
  }

  #isPublished({ origin }: { readonly origin?: readonly string[] }): boolean {
    return origin === undefined || this.#profile === undefined || origin.includes(this.#profile);
  }
}
