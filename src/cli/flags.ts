import { nearest } from '../text/nearest.js';
import type { Flag, Offer } from './command.js';
import { readDuration, readInstant } from './durations.js';
import { UsageError } from './exitCodes.js';

interface More {
  readonly offer?: Offer;
}

/** A flag without a value. */
export function on(syntax: string, help: string): Flag<boolean> {
  return { syntax, help };
}

export function text(syntax: string, help: string, more: More = {}): Flag<string> {
  return { syntax, help, read: (given) => given, ...more };
}

export function choice<const Choice extends string>(
  syntax: string,
  help: string,
  choices: readonly Choice[],
): Flag<Choice> {
  return { syntax, help, choices, read: (given) => chosen(given, choices) };
}

/** @throws UsageError naming the values, and the one that was most likely meant */
export function chosen<const Choice extends string>(given: string, choices: readonly Choice[]): Choice {
  const found = choices.find((known) => known === given);
  if (found !== undefined) return found;
  const meant = nearest(given, choices);
  throw new UsageError(
    `It is one of ${choices.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  );
}

export function whole(
  syntax: string,
  help: string,
  { least = 0, most = 999_999_999 }: { readonly least?: number; readonly most?: number } = {},
): Flag<number> {
  const accepts =
    most === 999_999_999 ? `a whole number, ${least} or more` : `a whole number from ${least} to ${most}`;
  const read = (given: string) => {
    if (!/^-?\d{1,9}$/.test(given) || Number(given) < least || Number(given) > most)
      throw new UsageError(accepts);
    return Number(given);
  };
  return { syntax, help, read };
}

export function fraction(syntax: string, help: string, most: number): Flag<number> {
  const read = (given: string) => {
    const value = Number(given);
    if (!/^\d*\.?\d+$/.test(given) || value > most) throw new UsageError(`a number from 0 to ${most}`);
    return value;
  };
  return { syntax, help, read };
}

/** Milliseconds. */
export function duration(syntax: string, help: string): Flag<number> {
  return { syntax, help, read: readDuration };
}

/** An instant in ISO form, UTC. */
export function instant(syntax: string, help: string): Flag<string> {
  return { syntax, help, read: readInstant };
}

/** The flag may be given more than once. */
export function repeatable<Value>(flag: Flag<Value>): Flag<readonly Value[]> {
  const { read, ...rest } = flag;
  return {
    ...rest,
    isRepeatable: true,
    ...(read === undefined ? {} : { read: (given: string) => [read(given)] }),
  };
}
