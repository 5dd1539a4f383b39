import type { TimeZone } from '../xml/timeZone.js';
import {
  formatBase64,
  formatBoolean,
  formatDateTime,
  formatDecimal,
  formatDouble,
  formatGuid,
  formatInt32,
  parseBase64,
  parseBoolean,
  parseByte,
  parseDateTime,
  parseDecimal,
  parseDouble,
  parseGuid,
  parseInt16,
  parseInt32,
  parseInt64,
  parseUInt16,
  UNSET_DATE,
} from '../xml/values.js';
import type { ValueForms } from './codec.js';
import type { SimpleType } from './contract.js';

/** A value that XmlSerializer refuses, in its words. */
export class InstanceValidationError extends Error {
  constructor(value: string | number, typeName: string) {
    super(`Instance validation error: '${value}' is not a valid value for ${typeName}.`);
  }
}

export interface AspNetOptions {
  readonly zone: TimeZone;
  /** Namespace of the product's classes: a fault on writing an enum names them in full. */
  readonly classNamespace: string;
  /** Takes an enum's number for its name. The real serializer does not. */
  readonly acceptsEnumDigits: boolean;
}

/**
 * Values as .NET's XmlSerializer reads and writes them.
 *
 * @source MSPC behaviour 4.2 and 4.3
 * @fidelity observed
 */
export function aspNetForms({ zone, classNamespace, acceptsEnumDigits }: AspNetOptions): ValueForms {
  const readers: Readonly<Record<SimpleType, (text: string) => unknown>> = {
    string: (text) => text,
    int: parseInt32,
    long: (text) => Number(parseInt64(text)),
    short: parseInt16,
    unsignedShort: parseUInt16,
    unsignedByte: parseByte,
    double: parseDouble,
    float: parseDouble,
    decimal: parseDecimal,
    boolean: parseBoolean,
    dateTime: (text) => parseDateTime(text, zone),
    guid: parseGuid,
    base64Binary: parseBase64,
  };
  return {
    read: (type, text) => readers[type](text),
    write: (type, value) => write(type, value, zone),
    missing: (type) => DEFAULTS[type],
    readUnnamed: (enumName, text) => {
      if (acceptsEnumDigits && /^\d{1,9}$/.test(text)) return Number(text);
      throw new InstanceValidationError(text, enumName);
    },
    writeUnnamed: (enumName, value) => {
      throw new InstanceValidationError(value, `${classNamespace}.${enumName}`);
    },
  };
}

/** What a parameter that is not sent has: the default of its .NET type. */
const DEFAULTS: Readonly<Record<SimpleType, unknown>> = {
  ...{ string: null, base64Binary: null, int: 0, long: 0, short: 0, unsignedShort: 0, unsignedByte: 0 },
  ...{ double: 0, float: 0, decimal: '0', boolean: false, dateTime: UNSET_DATE },
  guid: '00000000-0000-0000-0000-000000000000',
};

function write(type: SimpleType, value: unknown, zone: TimeZone): string {
  switch (type) {
    case 'boolean':
      return formatBoolean(value === true);
    case 'dateTime':
      return formatDateTime(Number(value), zone);
    case 'decimal':
      return formatDecimal(String(value));
    case 'double':
    case 'float':
      return formatDouble(Number(value));
    case 'guid':
      return formatGuid(String(value));
    case 'base64Binary':
      return value instanceof Uint8Array ? formatBase64(value) : '';
    default:
      return formatInt32(Number(value));
  }
}
