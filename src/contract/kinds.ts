import type { Field } from './description.js';

/** What a text says once it is read. */
export type Plain = string | number | boolean;

/** The texts of one type. */
export interface Kind {
  /** What a text says; undefined for one that is none of this type. */
  read(text: string, field: Field): Plain | undefined;
  write(value: Plain): string;
  /** What stands for a required field that nobody filled. */
  empty(field: Field): string;
}

/** An API's types by the names its fields have for them. */
export type Kinds = Readonly<Record<string, Kind>>;

export const TEXT: Kind = { read: (text) => text, write: String, empty: () => '' };

/** A word of the field's list, in the list's spelling. */
export const WORD: Kind = {
  read(text, { values = [] }) {
    const word = text.trim().toLowerCase();
    return values.find((value) => value.toLowerCase() === word);
  },
  write: String,
  empty: ({ values = [] }) => values[0] ?? '',
};

export const WHOLE_NUMBER: Kind = {
  read(text) {
    const number = Number(text.trim());
    return /^\s*[+-]?\d+\s*$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
  },
  write: String,
  empty: () => '0',
};

/** A boolean in a product's words; the first of each list is what is written. */
export function booleanIn(words: { readonly yes: readonly string[]; readonly no: readonly string[] }): Kind {
  const { yes, no } = words;
  const write = (value: Plain): string => (value === true ? yes : no)[0] ?? String(value);
  return {
    read(text) {
      const word = text.trim().toLowerCase();
      if (yes.some((it) => it.toLowerCase() === word)) return true;
      return no.some((it) => it.toLowerCase() === word) ? false : undefined;
    },
    write,
    empty: () => write(false),
  };
}

/** Texts of a form. */
export function textLike(form: RegExp, empty: string): Kind {
  return {
    read: (text) => (form.test(text.trim()) ? text.trim() : undefined),
    write: String,
    empty: () => empty,
  };
}
