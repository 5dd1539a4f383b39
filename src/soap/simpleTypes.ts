import type { SimpleType } from './contract.js';

const SIMPLE_TYPES: Record<SimpleType, true> = {
  string: true,
  int: true,
  long: true,
  short: true,
  unsignedShort: true,
  unsignedByte: true,
  double: true,
  float: true,
  decimal: true,
  boolean: true,
  dateTime: true,
  guid: true,
  base64Binary: true,
};

export function isSimpleType(name: string): name is SimpleType {
  return Object.hasOwn(SIMPLE_TYPES, name);
}
