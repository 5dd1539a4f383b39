/**
 * What SQLite's own comparison of texts lacks: letter case and accents beyond ASCII, and SQL Server's patterns. The
 * database offers each as a function of the same name.
 */
export const TEXT_FUNCTIONS = {
  /** 1 when a value is like a pattern, 0 when not, null when either is. */
  likePattern(value: unknown, pattern: unknown): number | null {
    if (value === null || typeof pattern !== 'string') return null;
    return isLike(String(value), pattern) ? 1 : 0;
  },
  /** 1 when a value has a part somewhere in it, letter case ignored; 0 when not, and for null. */
  containsText(value: unknown, part: unknown): number {
    if (typeof value !== 'string' || typeof part !== 'string') return 0;
    return value.toLowerCase().includes(part.toLowerCase()) ? 1 : 0;
  },
  /** What to sort a value by so that letter case plays no part and accents only between equals; numbers as they are. */
  sortKey(value: unknown): unknown {
    if (typeof value !== 'string') return value;
    const folded = value.trimEnd().toLowerCase().normalize('NFD');
    return `${folded.replace(/\p{M}/gu, '')}\0${folded}`;
  },
} as const;

/**
 * Whether a text is like a pattern: `%` any run of characters, `_` one, `[a-f]` one of a set, `[^a-f]` one outside it;
 * letter case ignored. Takes time in proportion to text times pattern, whatever the pattern.
 *
 * @source SQL Server reference, LIKE
 */
export function isLike(text: string, pattern: string): boolean {
  const characters = Array.from(text.toLowerCase());
  const steps = toSteps(pattern.toLowerCase());
  let [at, step] = [0, 0];
  /** Where to go on when a character does not fit: after the last run, one character further each time. */
  let retry: { at: number; readonly step: number } | undefined;
  while (at < characters.length) {
    const current = steps[step];
    if (current === 'run') {
      step += 1;
      retry = { at, step };
    } else if (current?.(characters[at] ?? '') === true) {
      at += 1;
      step += 1;
    } else if (retry !== undefined) {
      retry.at += 1;
      ({ at, step } = retry);
    } else return false;
  }
  return steps.slice(step).every((rest) => rest === 'run');
}

type Step = 'run' | ((character: string) => boolean);

function toSteps(pattern: string): Step[] {
  const parts = pattern.match(/\[\^?[^\]]+\]|[\s\S]/gu) ?? [];
  return parts.map((part) => {
    if (part === '%') return 'run';
    if (part === '_') return () => true;
    if (part.length > 1 && part.startsWith('[')) return toSet(part.slice(1, -1));
    return part === '[' ? () => false : (character) => character === part;
  });
}

function toSet(content: string): (character: string) => boolean {
  const isNegated = content.startsWith('^') && content.length > 1;
  const ranges = (isNegated ? content.slice(1) : content).match(/[\s\S]-[\s\S]|[\s\S]/gu) ?? [];
  const isIn = (character: string) =>
    ranges.some((range) => {
      const [first = '', , last = first] = Array.from(range);
      return character >= first && character <= last;
    });
  return (character) => isIn(character) !== isNegated;
}
