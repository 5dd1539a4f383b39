import type { Exchange } from '../client/controlClient.js';
import { nearest } from '../text/nearest.js';
import { disagreements, sideBySide } from './agreement.js';
import { exchangeLine } from './exchangeList.js';
import type { ExpectedCall } from './matchers.js';

/** How a runner prints what it compares, in its own colours. */
export interface Printing {
  matcherHint(name: string, received: string, expected: string, options: { isNot: boolean }): string;
  printExpected(value: unknown): string;
  printReceived(value: unknown): string;
  diff(expected: unknown, actual: unknown): string | null | undefined;
}

/** The exchange that comes closest to a call that was looked for in vain, and where its request differs; '' for none. */
export function nearestCall(printing: Printing, exchanges: readonly Exchange[], call: ExpectedCall): string {
  const closest = closestTo(exchanges, call);
  if (closest === undefined) return '';
  const [, operation, values] = call;
  const headline = `Nearest:  ${exchangeLine(closest)}`;
  if (values === undefined || closest.operation !== operation) return headline;
  const difference = printing.diff(...sideBySide(values, closest.values ?? {}));
  return difference === null || difference === undefined ? headline : `${headline}\n\n${difference}`;
}

/** The newest of those with the same operation that differ in the fewest values; else one whose name is close. */
function closestTo(
  exchanges: readonly Exchange[],
  [api, operation, values]: ExpectedCall,
): Exchange | undefined {
  const same = exchanges.filter((exchange) => exchange.operation === operation);
  const ranked = same
    .map((exchange) => ({
      exchange,
      distance: disagreements(values ?? {}, exchange.values) + (exchange.api === api ? 0 : OTHER_API),
    }))
    .sort((a, b) => a.distance - b.distance || b.exchange.id - a.exchange.id);
  if (ranked[0] !== undefined) return ranked[0].exchange;
  const named = nearest(
    operation,
    exchanges.flatMap((exchange) => exchange.operation ?? []),
  );
  return exchanges.findLast((exchange) => exchange.operation === named && named !== undefined);
}

/** More than any number of values that differ. */
const OTHER_API = 1_000_000;
