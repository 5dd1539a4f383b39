import { nearest } from '../text/nearest.js';
import { ComposeError, type Field } from './description.js';

/** Names at most so many of a list. */
const MAX_NAMED = 12;

export function unknownOperation(api: string, name: string, known: readonly string[]): ComposeError {
  return new ComposeError(`${api} has no operation ${name}${hint(name, known)}`);
}

export function severalOperations(api: string, name: string, known: readonly string[]): ComposeError {
  return new ComposeError(`${api} has ${name} more than once: ${known.join(', ')}`);
}

/** @param path of the record that the field is not in */
export function unknownField(path: string, name: string, known: readonly string[]): ComposeError {
  const near = hint(name, known);
  return new ComposeError(`${path} has no field ${name}${near === '' ? listed(known) : near}`);
}

export function unreadable(path: string, value: unknown, { type, values }: Field): ComposeError {
  if (values === undefined)
    return new ComposeError(`${path} takes a value of type ${type}, not ${said(value)}`);
  const near = hint(String(value), values);
  return new ComposeError(`${path} cannot be ${said(value)}${near === '' ? listed(values) : near}`);
}

export function repeatedOnce(path: string): ComposeError {
  return new ComposeError(`${path} can stand only once`);
}

/** For a value that is a text where elements are meant, or the other way round. */
export function wrongForm(path: string, expected: 'a value' | 'fields'): ComposeError {
  return new ComposeError(`${path} takes ${expected}`);
}

/** What a misspelt name may have meant, to be put behind a sentence. */
export function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined || near === name ? '' : `; did you mean ${near}?`;
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return '';
  const more = known.length > MAX_NAMED ? ', …' : '';
  return `; it has ${known.slice(0, MAX_NAMED).join(', ')}${more}`;
}

function said(value: unknown): string {
  return JSON.stringify(value);
}
