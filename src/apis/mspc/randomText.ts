import type { Model } from '../../model/model.js';

/** Hex digits of a GUID that decide one character. */
const DIGITS = 4;

/** A text of characters drawn from the world's seeded generator for this kind of text. */
export function randomText(model: Model, kind: string, alphabet: string, length: number): string {
  let digits = '';
  while (digits.length < length * DIGITS) digits += model.ids.guid(kind).replaceAll('-', '');
  return Array.from({ length }, (_, index) => {
    const drawn = parseInt(digits.slice(index * DIGITS, (index + 1) * DIGITS), 16);
    return alphabet.charAt(drawn % alphabet.length);
  }).join('');
}
