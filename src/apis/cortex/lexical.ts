import type { Element, ValueType } from './elements.js';
import { CortexError, type ErrorName } from './errors.js';
import { STATUS_WORDS, type Limit, type LimitChange, type StatusWord } from './values.js';

/** Reads the text of an element or attribute as its type. @throws CortexError in the words of that type */
export function readValue(text: string, element: Element): unknown {
  const { type, key = false } = element.contract;
  if (type === 'string') return key ? text.trim() : text;
  const word = text.trim();
  switch (type) {
    case 'bool':
      return readBoolean(word);
    case 'int':
      return readInteger(word);
    case 'limit':
      return readLimit(word, element.name);
    case 'status':
      return readStatus(word);
    case 'dateOrNever':
      return readDate(word) ?? refuse(element, word);
    case 'guid':
      return word.replace(/^\{(.*)\}$/, '$1').toLowerCase();
    case 'enum':
      return readWord(word, element);
    default:
      return word;
  }
}

/** Writes a value as its type prints it. @source Cortex behaviour 5 */
export function writeValue(value: unknown, type: ValueType | undefined): string {
  if (type === 'bool') return value === true ? 'True' : 'False';
  if (type === 'limit') return value === null ? 'Unlimited' : String(value);
  return String(value);
}

/** @source Cortex behaviour 5; `false` is used though the list of the document lacks it */
function readBoolean(word: string): boolean {
  const lower = word.toLowerCase();
  if (lower === 'true' || lower === 'yes' || lower === '1' || lower === '-1') return true;
  if (lower === 'false' || lower === 'no' || lower === '0') return false;
  throw new CortexError('InvalidBoolean', { value: word });
}

const LARGEST_INT = 2_147_483_647;

function readInteger(word: string): number {
  const number = /^[+-]?\d{1,10}$/.test(word) ? Number(word) : NaN;
  if (Math.abs(number) <= LARGEST_INT) return number;
  throw new CortexError('InvalidInteger', { value: word });
}

/**
 * `Unlimited`, a whole number, or a sign with a whole number for a change of the stored one.
 *
 * @source Cortex behaviour 12
 * @fidelity inferred: the spelling of changes, and which error is whose
 */
function readLimit(word: string, element: string): LimitChange {
  if (word.toLowerCase() === 'unlimited') return { value: null };
  const facts = { value: word, element };
  if (/^[+-]?\d+[.,]\d+$/.test(word)) throw new CortexError('InvalidNumericType', facts);
  const isChange = /^[+-]/.test(word);
  if (!/^[+-]?\d+$/.test(word)) {
    throw new CortexError(isChange ? 'InvalidNumericDelta' : 'InvalidUnlimited', facts);
  }
  const number = Number(word);
  if (Math.abs(number) > LARGEST_INT) throw new CortexError('InvalidNumericType', facts);
  return isChange ? { by: number, text: word } : { value: number };
}

/**
 * The limit after a change; what is unlimited stays so under a change by an amount.
 *
 * @throws CortexError InvalidNumericType below zero
 * @source Cortex behaviour 12
 * @fidelity inferred
 */
export function changedLimit(stored: Limit, change: LimitChange | undefined, element: string): Limit {
  if (change === undefined) return stored;
  if ('value' in change) return change.value;
  if (stored === null) return null;
  const changed = stored + change.by;
  if (changed >= 0 && changed <= LARGEST_INT) return changed;
  throw new CortexError('InvalidNumericType', { value: change.text, element });
}

function readStatus(word: string): StatusWord {
  const known = Object.values(STATUS_WORDS).find((status) => status.toLowerCase() === word.toLowerCase());
  if (known === undefined) throw new CortexError('InvalidStatus', { value: word });
  return known;
}

/** `Never`, or a date of either form as `yyyyMMdd`; undefined for anything else. */
function readDate(word: string): string | undefined {
  if (word.toLowerCase() === 'never') return 'Never';
  const [, year, , month, day] = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(word) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = Number(year) > 0 && date.getUTCMonth() === Number(month) - 1;
  return isReal ? year + month + day : undefined;
}

/** A word of a list, in the list's spelling; words outside it pass where nobody refuses them. */
function readWord(word: string, element: Element): string {
  const { values = [], invalid } = element.contract;
  const known = values.find((value) => value.toLowerCase() === word.toLowerCase());
  return known ?? (invalid === undefined ? word : refuse(element, word));
}

function refuse({ name, contract }: Element, value: string): never {
  const reason = `'${value}' is not a valid value for ${name}.`;
  const facts = { value, type: value, name: value, key: value, service: name, reason, detail: reason };
  throw new CortexError(contract.invalid as ErrorName, facts);
}
