import type { Value, Values } from '../contract/description.js';
import type { XmlElement } from '../xml/document.js';
import type { FieldContract } from './contract.js';
import { isLexical } from './lexical.js';
import type { RequestContract } from './requestContract.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Of a single element that stands twice, which one the stack reads. */
export type Winner = 'first' | 'last';

/**
 * What an element says of the fields of its record: by local name alone, in any order. What cannot be read is left out.
 */
export function recoverFields(
  contract: RequestContract,
  fields: readonly FieldContract[],
  element: XmlElement,
  winner: Winner,
): Values {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const found = element.children
      .filter(({ local }) => local === field.name)
      .map((child) => recoverValue(contract, field, child, winner))
      .filter((value) => value !== undefined);
    const value = field.repeated === true ? found : found.at(winner === 'first' ? 0 : -1);
    if (value !== undefined && found.length > 0) values[field.name] = value;
  }
  return values;
}

function recoverValue(
  contract: RequestContract,
  field: FieldContract,
  element: XmlElement,
  winner: Winner,
): Value | undefined {
  if (isNil(element)) return null;
  const content = contract.contentOf(field);
  if (content !== undefined) return recoverFields(contract, content, element, winner);
  const text = field.type === 'string' ? element.text : element.text.trim();
  const names = contract.namesOf(field);
  const isReadable = names === undefined ? isLexical(field.type, text) : Object.hasOwn(names, text);
  return isReadable ? text : undefined;
}

export function isNil(element: XmlElement): boolean {
  const nil = element.attribute('nil', XSI)?.trim();
  return nil === 'true' || nil === '1';
}
