import { cut } from './columns.js';
import { MspcFault } from './errors.js';

export type SettingPair = readonly [property: string, value: string];

/**
 * The settings of a record that lists them as pairs of texts.
 *
 * @throws MspcFault NULL_REFERENCE for no pair, INDEX_OUTSIDE for half a one
 */
export function settingPairs(array: readonly (readonly (string | null)[] | null)[] | null): SettingPair[] {
  return (array ?? []).map((pair) => {
    if (pair === null) throw new MspcFault('NULL_REFERENCE');
    const [property, value] = pair;
    if (property === undefined || value === undefined) throw new MspcFault('INDEX_OUTSIDE');
    return [cut('PropertyName', property ?? ''), value ?? ''];
  });
}

/** The first name that the database would find to be there already; undefined where there is none. */
export function repeatedProperty(pairs: readonly SettingPair[]): string | undefined {
  const seen = new Set<string>();
  for (const [property] of pairs) {
    const key = property.trimEnd().toLowerCase();
    if (seen.has(key)) return property;
    seen.add(key);
  }
  return undefined;
}
