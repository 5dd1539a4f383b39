import { ComposeError, type Value, type Values } from '../contract/description.js';
import { isList } from '../contract/values.js';
import { suggestion } from '../text/suggestion.js';
import type { XmlWriter } from '../xml/write.js';
import type { FieldContract, SimpleType } from './contract.js';
import { isLexical, isSimpleType } from './lexical.js';
import type { RequestContract } from './requestContract.js';

/** Where a service's elements carry no namespace, its operation element needs a prefix: as JAXB writes it. */
const PREFIX = 'ns2';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Writes the element of an operation with what `values` say, in the contract's order.
 *
 * @throws ComposeError
 */
export function writeRequest(
  writer: XmlWriter,
  contract: RequestContract,
  operation: string,
  values: Values,
): void {
  const isQualified = contract.childNamespace !== '';
  const name = isQualified ? operation : `${PREFIX}:${operation}`;
  const declaration = isQualified ? 'xmlns' : `xmlns:${PREFIX}`;
  writer.start(name, [[declaration, contract.namespace]]);
  new RequestWriter(writer, contract).fields(contract.parametersOf(operation), values, operation);
  writer.end();
}

class RequestWriter {
  readonly #writer: XmlWriter;
  readonly #contract: RequestContract;

  constructor(writer: XmlWriter, contract: RequestContract) {
    this.#writer = writer;
    this.#contract = contract;
  }

  fields(fields: readonly FieldContract[], given: Values, path: string): void {
    const names = fields.map(({ name }) => name);
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) throw new ComposeError(`no field ${path}/${name}${suggestion(name, names)}`);
    }
    const values = this.#withBothViews(fields, given, path);
    for (const field of fields) this.#field(field, values[field.name], `${path}/${field.name}`);
  }

  /** An enumeration's name beside its number says the same: what is given of the two decides. */
  #withBothViews(fields: readonly FieldContract[], given: Values, path: string): Values {
    const values: Record<string, Value> = { ...given };
    for (const { name, type, aliasOf } of fields) {
      if (aliasOf === undefined) continue;
      const names = this.#contract.namesOf({ name, type, minOccurs: 1 }) ?? {};
      const [number, text] = [given[aliasOf], given[name]];
      if (text === undefined && number !== undefined) {
        const known = Object.keys(names).find((it) => String(names[it]) === String(number));
        if (known === undefined)
          throw new ComposeError(`${path}/${aliasOf}: no ${type} has the number ${shown(number)}`);
        values[name] = known;
      } else if (number === undefined && typeof text === 'string' && Object.hasOwn(names, text)) {
        values[aliasOf] = names[text] ?? 0;
      }
    }
    return values;
  }

  #field(field: FieldContract, value: Value | undefined, path: string): void {
    if (field.repeated !== true) this.#element(field, value, path);
    else {
      const items = isList(value) ? value : value === undefined ? [] : [value];
      for (const item of items) this.#element(field, item, path);
    }
  }

  /** A list may be given without the name of its items, which is the only one that can stand in it. */
  #element(field: FieldContract, given: Value | undefined, path: string): void {
    const item = this.#contract.itemOf(field);
    if (isList(given) && item === undefined)
      throw new ComposeError(`${path} is one ${field.type}, not a list`);
    const value = isList(given) ? { [item?.name ?? '']: given } : given;
    const { name, minOccurs } = field;
    if (value === undefined && minOccurs === 0) return;
    if (value === null) {
      this.#nil(field, path);
      return;
    }
    const content = this.#contract.contentOf(field);
    if (content === undefined) this.#writer.leaf(name, this.#text(field, value, path));
    else {
      const values = value ?? {};
      if (typeof values !== 'object')
        throw new ComposeError(`${path} is a record (${field.type}), not ${shown(values)}`);
      this.#writer.start(name);
      this.fields(content, values, path);
      this.#writer.end();
    }
  }

  /** What cannot be nil is left out, as clients do with their null. */
  #nil({ name, nillable, minOccurs }: FieldContract, path: string): void {
    // The envelopes of .NET declare the prefix for all of the message.
    const declaration = this.#contract.childNamespace === '' ? [['xmlns:xsi', XSI] as const] : [];
    if (nillable === true) this.#writer.empty(name, [['xsi:nil', 'true'], ...declaration]);
    else if (minOccurs === 1) throw new ComposeError(`${path} is required and cannot be nil`);
  }

  #text(field: FieldContract, value: Value | undefined, path: string): string {
    if (typeof value === 'object') throw new ComposeError(`${path} is one ${field.type}, not a record`);
    const names = Object.keys(this.#contract.namesOf(field) ?? {});
    if (names.length > 0) {
      if (value === undefined) return names[0] ?? '';
      if (names.includes(String(value))) return String(value);
      throw new ComposeError(`${path} cannot be ${shown(value)}${suggestion(String(value), names)}`);
    }
    if (value === undefined) return isSimpleType(field.type) ? UNSET[field.type] : '';
    const text = String(value);
    if (!isLexical(field.type, text)) throw new ComposeError(`${path} is no ${field.type}: ${shown(value)}`);
    if (UNWRITABLE.test(text)) throw new ComposeError(`${path} has a character that XML cannot hold`);
    return field.type === 'string' ? text : text.trim();
  }
}

/** What XML 1.0 has no way to write; half a character among it. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** What a .NET client sends of a field that nobody set. */
const UNSET: Readonly<Record<SimpleType, string>> = {
  ...{ string: '', base64Binary: '', int: '0', long: '0', short: '0', unsignedShort: '0', unsignedByte: '0' },
  ...{ double: '0', float: '0', decimal: '0', boolean: 'false', dateTime: '0001-01-01T00:00:00' },
  guid: '00000000-0000-0000-0000-000000000000',
};

function shown(value: Value): string {
  return typeof value === 'object' ? (isList(value) ? 'a list' : 'a record') : JSON.stringify(value);
}
