import { suggestion } from '../text/suggestion.js';
import { ComposeError, type Field } from './description.js';

/** @param path of the record that the field is not in */
export function unknownField(path: string, name: string, known: readonly string[]): ComposeError {
  return new ComposeError(`no field ${path}/${name}${suggestion(name, known)}`);
}

export function unreadable(path: string, value: unknown, { type, values }: Field): ComposeError {
  if (values === undefined)
    return new ComposeError(`${path} takes a value of type ${type}, not ${said(value)}`);
  return new ComposeError(`${path} cannot be ${said(value)}${suggestion(String(value), values)}`);
}

export function repeatedOnce(path: string): ComposeError {
  return new ComposeError(`${path} can stand only once`);
}

/** For a value that is a text where elements are meant, or the other way round. */
export function wrongForm(path: string, expected: 'a value' | 'fields'): ComposeError {
  return new ComposeError(`${path} takes ${expected}`);
}

function said(value: unknown): string {
  return JSON.stringify(value);
}
