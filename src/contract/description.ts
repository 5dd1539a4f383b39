import type { HttpRequest } from '../http/exchange.js';
import type { Model } from '../model/model.js';
import type { Grade } from './fidelity.js';

/**
 * What an API's wire is made of, as tools see it: the control API shows it, messages are composed from it and requests
 * are held against it. Each API describes itself from its contract; nobody else knows its documents.
 */
export interface ApiDescription {
  readonly api: string;
  /** Addresses it answers at. */
  readonly services: readonly ServiceDescription[];
  /** Every operation that is emulated, in the contract's order. */
  readonly operations: readonly OperationDescription[];
  /** Namespaces of its messages by the prefixes that queries may use. */
  readonly prefixes: Readonly<Record<string, string>>;
  /**
   * A valid message. Required fields that `values` leaves out are what a generated client would send: 0, false, the
   * first of an enumeration, an empty text.
   *
   * @throws ComposeError
   */
  compose(order: MessageOrder): Message;
  /** Values with which the operation finds what it needs in this estate; the same estate gives the same values. */
  example(operation: OperationDescription, model: Model): Values;
  /** The operation that a request is for, or comes closest to: by its address, its SOAPAction and its body. */
  guess(request: HttpRequest): OperationDescription | undefined;
  /** What a request's body says, as far as the operation's fields are found in it, whatever their order or form. */
  recover(request: HttpRequest, operation: OperationDescription): Values;
  /** Where a request departs from the contract although the product takes it; none for one that is not well-formed. */
  violations(request: HttpRequest, operation: OperationDescription): Violation[];
}

/** One address of an API. */
export interface ServiceDescription {
  readonly name: string;
  readonly listener: Listening;
  /** Without a sandbox's prefix. */
  readonly path: string;
  /** What to ask the address for its WSDL; undefined for a service that has none. */
  readonly wsdlQuery?: string;
}

/** Which of an emulator's two emulated ports: `url` or `provisioningUrl` of its addresses. */
export type Listening = 'url' | 'provisioningUrl';

export interface OperationDescription {
  readonly api: string;
  /** The name of its service; MPS: the namespace of the procedure; Cortex: the entity. */
  readonly service: string;
  /** As the journal names it. */
  readonly operation: string;
  /** Its name within the service, where the journal puts the service before it. */
  readonly shortName?: string;
  readonly grade: Grade;
  readonly documentation?: string;
  /** Whether it changes nothing. */
  readonly isReading: boolean;
  /** What a request carries, in the order in which it stands. */
  readonly fields: readonly Field[];
  /** What its service calls its fields together, where several of its operations take the same ones. */
  readonly record?: string;
  /** Symbols of the errors that its documents list; undefined where they list none by operation. */
  readonly errors?: readonly string[];
  /** What has to be asked for first, and where the answer to it goes. */
  readonly session?: SessionDescription;
}

/** A token that one operation hands out and the others carry. */
export interface SessionDescription {
  readonly operation: string;
  /** The local name of the element in its answer. */
  readonly element: string;
  /** The field that carries it. */
  readonly field: string;
}

/** One element of a request; an attribute's name begins with `@`. */
export interface Field {
  readonly name: string;
  /** As the product's documents call it: `string`, `int`, or the name of a record. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  /** What it may say, where that is a closed list. */
  readonly values?: readonly string[];
  /** What stands inside, in order. A record that holds itself is cut off where it begins again. */
  readonly fields?: readonly Field[];
}

/**
 * What a message is to say, by field: a list where a field is repeated, null for nil. The text of an element that has
 * attributes too is its `#text`.
 */
export interface Values {
  readonly [field: string]: Value;
}
export type Value = string | number | boolean | null | Values | readonly Value[];

export interface MessageOrder {
  readonly operation: string;
  /** Where several services have an operation of this name. */
  readonly service?: string | undefined;
  readonly values?: Values | undefined;
  /** Who calls; without it the message carries no credentials. */
  readonly login?: Login | undefined;
  /** 1.1 where nothing is said; ignored by APIs without SOAP. */
  readonly soapVersion?: '1.1' | '1.2' | undefined;
}

export interface Login {
  readonly user: string;
  readonly password: string;
  /** Of the Provisioning API: the environment; `0000` where nothing is said. */
  readonly environment?: string | undefined;
}

/** A request ready to be sent. */
export interface Message {
  readonly listener: Listening;
  readonly method: 'POST';
  /** Without a sandbox's prefix. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A message that cannot be composed; the text names the operation or field, and the nearest right one. */
export class ComposeError extends RangeError {}

/** One departure of a request from the contract. */
export interface Violation {
  readonly kind: 'unknown' | 'order' | 'type' | 'missing' | 'repeated' | 'namespace';
  /** Where, by local names from the operation element on: `AddUser/user/Username`. */
  readonly path: string;
  /** For a person to read. */
  readonly message: string;
}
