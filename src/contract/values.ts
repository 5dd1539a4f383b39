import type { Value, Values } from './description.js';

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !isList(value);
}
