import type { Grade } from '../contract/fidelity.js';

export type { Grade } from '../contract/fidelity.js';

/**
 * What a WSDL says, in the form the codec works on. Written by `npm run typegen` from the files in `wsdl/`
 * (see `soap/wsdl.ts`), read by `soap/codec.ts`.
 */

/** XML Schema types that cross as one text. */
export type SimpleType =
  | 'string'
  | 'int'
  | 'long'
  | 'short'
  | 'unsignedShort'
  | 'unsignedByte'
  | 'double'
  | 'float'
  | 'decimal'
  | 'boolean'
  | 'dateTime'
  | 'guid'
  | 'base64Binary';

/** One element inside an operation element or a record, in schema order. */
export interface FieldContract {
  readonly name: string;
  /** A simple type, the name of an entry in `types`, or `DataSet`. */
  readonly type: string;
  readonly minOccurs: 0 | 1;
  /** Repeated in place (`maxOccurs="unbounded"`), as JAX-WS writes lists. */
  readonly repeated?: true;
  readonly nillable?: true;
  /** Profiles that publish it; absent means all. */
  readonly origin?: readonly string[];
  /** A second view of another field of the same record: an enum name beside its number. */
  readonly aliasOf?: string;
  /** Tables of a DataSet, in order. */
  readonly tables?: readonly TableContract[];
}

export interface TableContract {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export type TypeContract =
  | { readonly kind: 'record'; readonly fields: readonly FieldContract[] }
  | { readonly kind: 'list'; readonly item: FieldContract }
  | {
      readonly kind: 'enum';
      readonly values: { readonly [name: string]: number };
      /** Decoded as its name, not its number: the WSDL gives none (Java), and `values` counts from 0. */
      readonly byName?: true;
    };

export interface OperationContract {
  readonly grade: Grade;
  readonly documentation?: string;
  /** Profiles that publish it; absent means all. */
  readonly origin?: readonly string[];
  readonly request: readonly FieldContract[];
  /** Children of the response element; empty for a void operation. */
  readonly response: readonly FieldContract[];
}

export interface ServiceContract {
  readonly service: string;
  /** Of the operation elements; of their children too when `elementFormDefault` is `qualified`. */
  readonly namespace: string;
  readonly elementFormDefault: 'qualified' | 'unqualified';
  readonly operations: { readonly [name: string]: OperationContract };
  readonly types: { readonly [name: string]: TypeContract };
}
