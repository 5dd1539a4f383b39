import { MspcFault } from './errors.js';

/**
 * Texts of a list as the product pastes it between the brackets of IN: `'Domain','WebSite'`.
 *
 * @throws MspcFault INVALID_COLUMN for a name without apostrophes, SYNTAX for anything else
 * @source SolidCP, procedures GetSearchObject and GetSearchTableByColumns
 * @fidelity observed; the texts of the faults inferred
 */
export function textsOf(list: string): string[] {
  const items = list.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map((item) => item.trim());
  return items.map((item) => {
    const quoted = /^'((?:[^']|'')*)'$/.exec(item)?.[1];
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    if (/^[A-Za-z_]\w*$/.test(item)) throw new MspcFault('INVALID_COLUMN', item);
    throw new MspcFault('SYNTAX', item === '' ? ')' : item);
  });
}
