import type { XmlElement } from '../xml/document.js';
import type { XmlWriter } from '../xml/write.js';
import type { FieldContract, ServiceContract, SimpleType, TypeContract } from './contract.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** How one stack reads and writes values: its lexical forms, its defaults, its refusals. */
export interface ValueForms {
  /** @throws Error with the stack's own text */
  read(type: SimpleType, text: string): unknown;
  write(type: SimpleType, value: unknown): string;
  /** The value of an element that is missing. */
  missing(type: SimpleType): unknown;
  /** An enum text outside the table, as a number or an error. @throws Error with the stack's own text */
  readUnnamed(enumName: string, text: string): number;
  /** @throws Error with the stack's own text, for a number that has no name */
  writeUnnamed(enumName: string, value: number): never;
}

/** Writes a value of a type that is no part of the contract's own types (a DataSet). */
export type ForeignWriter = (writer: XmlWriter, value: unknown, field: FieldContract) => void;

export interface CodecOptions {
  /** Namespace of all elements. */
  readonly namespace: string;
  /** Fields and operations of other profiles are neither read nor written. */
  readonly profile: string;
  readonly forms: ValueForms;
  readonly foreign: Readonly<Record<string, ForeignWriter>>;
}

/** A value that the stack cannot read; `element` is where it stood. */
export class UnreadableValue extends Error {
  readonly element: XmlElement;

  constructor(element: XmlElement, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.element = element;
  }
}

type Decode = (element: XmlElement) => unknown;
type Encode = (writer: XmlWriter, value: unknown) => void;
type Fields = Readonly<Record<string, unknown>>;

interface RecordDecoder {
  readonly defaults: Fields;
  /** By element name: the field it sets and how. */
  readonly fields: ReadonlyMap<string, { readonly sets: string; readonly decode: Decode }>;
}

/**
 * Decoders and encoders of one service, compiled from its contract when an operation is first called. Elements are
 * matched by namespace and name, in any order; the first of a repeated element counts; unknown ones are passed over.
 */
export class Codec {
  readonly #contract: ServiceContract;
  readonly #options: CodecOptions;
  readonly #decoders = new Map<string, RecordDecoder>();
  readonly #encoders = new Map<string, Encode>();

  constructor(contract: ServiceContract, options: CodecOptions) {
    this.#contract = contract;
    this.#options = options;
  }

  /** The operation's parameters; without an element all are missing. @throws UnreadableValue */
  decodeRequest(operation: string, element: XmlElement | undefined): Fields {
    const decoder = this.#recordDecoder(
      `request ${operation}`,
      this.#contract.operations[operation]?.request ?? [],
    );
    return element === undefined ? decoder.defaults : this.#decodeRecord(decoder, element);
  }

  /** Writes `<OperationResponse>` with its children. @throws Error in the stack's words for a value it cannot write */
  writeResponse(writer: XmlWriter, operation: string, value: unknown): void {
    const key = `response ${operation}`;
    let encode = this.#encoders.get(key);
    if (encode === undefined) {
      encode = this.#fieldsEncoder(this.#contract.operations[operation]?.response ?? []);
      this.#encoders.set(key, encode);
    }
    writer.start(`${operation}Response`, [['xmlns', this.#options.namespace]]);
    encode(writer, value);
    writer.end();
  }

  #isPublished(field: FieldContract): boolean {
    return field.origin === undefined || field.origin.includes(this.#options.profile);
  }

  #type(name: string): TypeContract | undefined {
    return this.#contract.types[name];
  }

  #recordDecoder(key: string, contract: readonly FieldContract[]): RecordDecoder {
    const known = this.#decoders.get(key);
    if (known !== undefined) return known;
    const fields = new Map<string, { readonly sets: string; readonly decode: Decode }>();
    const decoder: RecordDecoder = {
      defaults: Object.fromEntries(
        contract
          .filter(({ aliasOf }) => aliasOf === undefined)
          .map((field) => [field.name, this.#missing(field)]),
      ),
      fields,
    };
    this.#decoders.set(key, decoder);
    for (const field of contract) {
      fields.set(field.name, { sets: field.aliasOf ?? field.name, decode: this.#decoder(field) });
    }
    return decoder;
  }

  #missing(field: FieldContract): unknown {
    const type = this.#type(field.type);
    if (type?.kind === 'enum') return type.byName === true ? null : 0;
    if (type !== undefined || field.type in this.#options.foreign) return null;
    return this.#options.forms.missing(field.type as SimpleType);
  }

  #decodeRecord(decoder: RecordDecoder, element: XmlElement): Fields {
    const record: Record<string, unknown> = { ...decoder.defaults };
    let seen: Set<string> | undefined;
    for (const child of element.children) {
      if (child.namespace !== this.#options.namespace) continue;
      const field = decoder.fields.get(child.local);
      if (field === undefined || seen?.has(child.local) === true) continue;
      (seen ??= new Set()).add(child.local);
      record[field.sets] = field.decode(child);
    }
    return record;
  }

  #decoder(field: FieldContract): Decode {
    const type = this.#type(field.type);
    if (type?.kind === 'record') {
      const decoder = this.#recordDecoder(field.type, type.fields);
      return (element) => (isNil(element) ? null : this.#decodeRecord(decoder, element));
    }
    if (type?.kind === 'list') return this.#listDecoder(type.item);
    if (type?.kind === 'enum') return this.#enumDecoder(field.type, type.values);
    if (field.type in this.#options.foreign) return () => null;
    const simple = field.type as SimpleType;
    if (simple === 'string') return (element) => (isNil(element) ? null : element.text);
    const { forms } = this.#options;
    return (element) => reading(element, () => forms.read(simple, element.text));
  }

  #listDecoder(item: FieldContract): Decode {
    const decode = this.#decoder(item);
    return (element) => {
      if (isNil(element)) return null;
      return element.children
        .filter((child) => child.local === item.name && child.namespace === this.#options.namespace)
        .map((child) => (item.nillable === true && isNil(child) ? null : decode(child)));
    };
  }

  #enumDecoder(name: string, values: { readonly [text: string]: number }): Decode {
    const byName = new Map(Object.entries(values));
    const { forms } = this.#options;
    return (element) =>
      reading(element, () => byName.get(element.text) ?? forms.readUnnamed(name, element.text));
  }

  #fieldsEncoder(contract: readonly FieldContract[]): Encode {
    const encoders = contract
      .filter((field) => this.#isPublished(field))
      .map((field) => ({ reads: field.aliasOf ?? field.name, encode: this.#encoder(field) }));
    return (writer, value) => {
      const fields = value as Fields;
      for (const { reads, encode } of encoders) encode(writer, fields[reads]);
    };
  }

  /** Writes one field's element; nothing for null. */
  #encoder(field: FieldContract): Encode {
    const { name } = field;
    const type = this.#type(field.type);
    if (type?.kind === 'enum') return this.#enumEncoder(name, field.type, type.values);
    const foreign = this.#options.foreign[field.type];
    if (type === undefined && foreign === undefined) {
      const { forms } = this.#options;
      const simple = field.type as SimpleType;
      if (simple === 'string') {
        return (writer, value) => {
          if (typeof value === 'string') writer.leaf(name, value);
        };
      }
      return (writer, value) => {
        writer.leaf(name, forms.write(simple, value));
      };
    }
    const content = foreign ?? this.#contentEncoder(field.type);
    return (writer, value) => {
      if (value === null || value === undefined) return;
      writer.start(name);
      content(writer, value, field);
      writer.end();
    };
  }

  #contentEncoder(typeName: string): ForeignWriter {
    const known = this.#encoders.get(typeName);
    if (known !== undefined) return known;
    let encode: Encode | undefined;
    // Records may contain themselves, so the content is compiled when it is first written.
    const lazy: Encode = (writer, value) => {
      encode ??= this.#compileContent(typeName);
      encode(writer, value);
    };
    this.#encoders.set(typeName, lazy);
    return lazy;
  }

  #compileContent(typeName: string): Encode {
    const type = this.#type(typeName);
    if (type?.kind === 'record') return this.#fieldsEncoder(type.fields);
    if (type?.kind !== 'list') throw new Error(`no such type in ${this.#contract.service}: ${typeName}`);
    const { item } = type;
    const encode = this.#encoder(item);
    return (writer, value) => {
      for (const entry of value as readonly unknown[]) {
        if (entry === null && item.nillable === true) writer.empty(item.name, [['xsi:nil', 'true']]);
        else encode(writer, entry);
      }
    };
  }

  #enumEncoder(element: string, enumName: string, values: { readonly [text: string]: number }): Encode {
    const names = new Map(Object.entries(values).map(([text, number]) => [number, text]));
    const { forms } = this.#options;
    return (writer, value) => {
      const number = Number(value);
      writer.leaf(element, names.get(number) ?? forms.writeUnnamed(enumName, number));
    };
  }
}

function isNil(element: XmlElement): boolean {
  if (element.attributes.length === 0) return false;
  const nil = element.attribute('nil', XSI);
  return nil === 'true' || nil === '1';
}

function reading<T>(element: XmlElement, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableValue(element, error);
  }
}
