/**
 * What a request says beyond what an answer would print: values that are as printed are dropped, so that an answer sent
 * back as a SET changes nothing.
 *
 * @source Cortex behaviour 3; example 16
 */
export function withoutUnchanged<S extends object>(sent: S, printed: object): S {
  const known = printed as Readonly<Record<string, unknown>>;
  const entries = Object.entries(sent).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    const now = known[key];
    if (!isFields(value) || !isFields(now)) return isEqual(value, now) ? [] : [[key, value]];
    return [[key, withoutUnchanged(value, now)]];
  });
  return Object.fromEntries(entries) as S;
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}
