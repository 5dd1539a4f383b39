import { nearest } from './nearest.js';

/** How many words are worth listing. */
const FEW = 10;

/** What a message about an unknown word ends with: the nearest right one, or all where none is near and they are few. */
export function suggestion(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  if (near !== undefined) return `; the nearest is ${near}`;
  return words.length > 0 && words.length <= FEW ? `; there are ${words.join(', ')}` : '';
}
