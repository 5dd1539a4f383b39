import type { XmlElement } from '../xml/document.js';
import { formatJavaDate, parseJavaBoolean, parseJavaDate, parseJavaInt } from '../xml/javaValues.js';
import type { TimeZone } from '../xml/timeZone.js';
import type { XmlWriter } from '../xml/write.js';
import type { FieldContract, ServiceContract, SimpleType } from './contract.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** A value read from an element; undefined leaves what was there before. */
type Decode = (element: XmlElement) => unknown;
type Encode = (writer: XmlWriter, value: unknown) => void;
export type Fields = Readonly<Record<string, unknown>>;

interface RecordDecoder {
  /** What a new record has: null for objects, false for booleans, an empty list. */
  readonly empty: Fields;
  readonly fields: ReadonlyMap<string, { readonly decode: Decode; readonly isRepeated: boolean }>;
}

/**
 * Decoders and encoders of one JAX-WS service, compiled from its contract when an operation is first called. Children
 * carry no namespace, stand in any order, and the last of several counts; unknown ones are passed over, values that
 * cannot be read leave nothing. `xsi:nil` means something for items of a list only.
 *
 * @source Provisioning behaviour 9; JAX-WS RI 2.3.0.2
 * @fidelity observed; that items marked as nil vanish inferred: the real list holds a null
 */
export class JaxbCodec {
  readonly #contract: ServiceContract;
  readonly #zone: TimeZone;
  readonly #decoders = new Map<string, RecordDecoder>();
  readonly #encoders = new Map<string, Encode>();

  constructor(contract: ServiceContract, zone: TimeZone) {
    this.#contract = contract;
    this.#zone = zone;
  }

  decodeRequest(operation: string, element: XmlElement): Fields {
    const contract = this.#contract.operations[operation]?.request ?? [];
    return decodeRecord(this.#recordDecoder(`request ${operation}`, contract), element);
  }

  /** Writes `<ns2:operationResponse>` with its children; null and undefined are left out. */
  writeResponse(writer: XmlWriter, operation: string, value: Fields): void {
    const key = `response ${operation}`;
    let encode = this.#encoders.get(key);
    if (encode === undefined) {
      encode = this.#fieldsEncoder(this.#contract.operations[operation]?.response ?? []);
      this.#encoders.set(key, encode);
    }
    writer.start(`ns2:${operation}Response`, [['xmlns:ns2', this.#contract.namespace]]);
    encode(writer, value);
    writer.end();
  }

  #recordDecoder(key: string, contract: readonly FieldContract[]): RecordDecoder {
    const known = this.#decoders.get(key);
    if (known !== undefined) return known;
    const fields = new Map<string, { readonly decode: Decode; readonly isRepeated: boolean }>();
    const decoder = {
      empty: Object.fromEntries(contract.map((field) => [field.name, emptyValue(field)])),
      fields,
    };
    // Records contain one another, so the decoder is known before its fields are.
    this.#decoders.set(key, decoder);
    for (const field of contract) {
      fields.set(field.name, { decode: this.#decoder(field.type), isRepeated: field.repeated === true });
    }
    return decoder;
  }

  #decoder(typeName: string): Decode {
    const type = this.#contract.types[typeName];
    if (type?.kind === 'record') {
      const decoder = this.#recordDecoder(typeName, type.fields);
      return (element) => decodeRecord(decoder, element);
    }
    if (type?.kind === 'enum') {
      const names = new Set(Object.keys(type.values));
      return ({ text }) => (names.has(text) ? text : null);
    }
    return this.#simpleDecoder(typeName as SimpleType);
  }

  #simpleDecoder(type: SimpleType): Decode {
    switch (type) {
      case 'int':
        return (element) => parseJavaInt(textOf(element));
      case 'boolean':
        return (element) => parseJavaBoolean(textOf(element));
      case 'dateTime':
        return (element) => parseJavaDate(textOf(element), this.#zone);
      default:
        return textOf;
    }
  }

  #fieldsEncoder(contract: readonly FieldContract[]): Encode {
    const encoders = contract.map(({ name, type, repeated }) => {
      const encode = this.#encoder(name, type);
      return { name, encode: repeated === true ? each(encode) : encode };
    });
    return (writer, value) => {
      const fields = value as Fields;
      for (const { name, encode } of encoders) {
        const field = fields[name];
        if (field !== null && field !== undefined) encode(writer, field);
      }
    };
  }

  #encoder(name: string, typeName: string): Encode {
    const type = this.#contract.types[typeName];
    if (type?.kind === 'record') {
      const content = this.#contentEncoder(typeName, type.fields);
      return (writer, value) => {
        writer.start(name);
        content(writer, value);
        writer.end();
      };
    }
    const zone = this.#zone;
    if (typeName === 'dateTime') {
      return (writer, value) => {
        writer.leaf(name, formatJavaDate(Number(value), zone));
      };
    }
    return (writer, value) => {
      writer.leaf(name, String(value));
    };
  }

  #contentEncoder(typeName: string, contract: readonly FieldContract[]): Encode {
    const known = this.#encoders.get(typeName);
    if (known !== undefined) return known;
    let encode: Encode | undefined;
    // Records contain one another, so the content is compiled when it is first written.
    const lazy: Encode = (writer, value) => {
      encode ??= this.#fieldsEncoder(contract);
      encode(writer, value);
    };
    this.#encoders.set(typeName, lazy);
    return lazy;
  }
}

function each(encode: Encode): Encode {
  return (writer, value) => {
    for (const item of value as readonly unknown[]) encode(writer, item);
  };
}

function emptyValue({ type, repeated }: FieldContract): unknown {
  if (repeated === true) return NO_ITEMS;
  return type === 'boolean' ? false : null;
}

const NO_ITEMS: readonly unknown[] = Object.freeze([]);

function decodeRecord({ empty, fields }: RecordDecoder, element: XmlElement): Fields {
  const record: Record<string, unknown> = { ...empty };
  for (const child of element.children) {
    const field = child.namespace === '' ? fields.get(child.local) : undefined;
    if (field === undefined) continue;
    if (!field.isRepeated) {
      const value = field.decode(child);
      if (value !== undefined) record[child.local] = value;
    } else if (!isNil(child)) {
      const items = record[child.local];
      if (items !== NO_ITEMS && Array.isArray(items)) items.push(field.decode(child));
      else record[child.local] = [field.decode(child)];
    }
  }
  return record;
}

function isNil(element: XmlElement): boolean {
  if (element.attributes.length === 0) return false;
  return parseJavaBoolean(element.attribute('nil', XSI) ?? '');
}

/** JAXB begins a value's text anew after each child that does not belong there. */
function textOf({ text, childEnd }: XmlElement): string {
  return childEnd === 0 ? text : text.slice(childEnd);
}
