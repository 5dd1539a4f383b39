import type { Exchange } from '../client/controlClient.js';
import { agrees, type ExpectedValues } from './agreement.js';
import { exchangeLine, exchangeList } from './exchangeList.js';
import { nearestCall, type Printing } from './nearestCall.js';
import { World } from './world.js';

export type ApiName = 'mspc' | 'provisioning' | 'cortex' | 'mps';

/** One call that is expected: the operation as the journal names it, and what its request must say at least. */
export type ExpectedCall = readonly [api: ApiName, operation: string, values?: ExpectedValues | undefined];

/** What a runner gives its matchers; Jest and Vitest agree in it. */
interface Matching {
  readonly isNot?: boolean;
  readonly utils: Printing;
}

interface Judgement {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers over what a world was asked. They ask the emulator, so each of them is to be awaited. */
export const JOURNAL_MATCHERS = {
  async toHaveCalled(this: Matching, received: unknown, ...call: ExpectedCall): Promise<Judgement> {
    const seen = await look(received);
    const found = seen.exchanges.filter((exchange) => fits(exchange, call));
    return {
      pass: found.length > 0,
      message: () =>
        report(this, seen, {
          matcher: 'toHaveCalled',
          expected: described(this.utils, call),
          found: this.utils.printReceived(found.length),
          detail: found.length > 0 ? lines(found) : nearestCall(this.utils, seen.exchanges, call),
        }),
    };
  },

  async toHaveCalledTimes(
    this: Matching,
    received: unknown,
    ...[api, operation, times, values]: [...ApiAndOperation, times: number, values?: ExpectedValues]
  ): Promise<Judgement> {
    const seen = await look(received);
    const call: ExpectedCall = [api, operation, values];
    const found = seen.exchanges.filter((exchange) => fits(exchange, call));
    const others = seen.exchanges.filter((exchange) => !found.includes(exchange));
    return {
      pass: found.length === times,
      message: () =>
        report(this, seen, {
          matcher: 'toHaveCalledTimes',
          expected: `${this.utils.printExpected(times)} of ${described(this.utils, call)}`,
          found: this.utils.printReceived(found.length),
          detail: found.length < times ? nearestCall(this.utils, others, call) : lines(found),
        }),
    };
  },

  async toHaveCalledInOrder(
    this: Matching,
    received: unknown,
    calls: readonly ExpectedCall[],
  ): Promise<Judgement> {
    const seen = await look(received);
    const { found, missing, rest } = inOrder(seen.exchanges, calls);
    return {
      pass: missing === undefined,
      message: () =>
        report(this, seen, {
          matcher: 'toHaveCalledInOrder',
          expected: calls.map((call) => `\n  ${described(this.utils, call)}`).join(''),
          found:
            missing === undefined
              ? 'all of them in this order'
              : `${this.utils.printReceived(found)} of ${calls.length}, then no ${missing[0]} ${missing[1]}`,
          detail: missing === undefined ? '' : nearestCall(this.utils, rest, missing),
        }),
    };
  },
};

type ApiAndOperation = [api: ApiName, operation: string];

/** What types know of the matchers above: `expect(world).toHaveCalled(…)`. */
export interface JournalMatchers {
  /** Whether the world was asked for this operation, with at least these values; `await` it. */
  toHaveCalled(...call: ExpectedCall): Promise<void>;
  /** Whether it was asked for it so many times, no more and no less; `await` it. */
  toHaveCalledTimes(api: ApiName, operation: string, times: number, values?: ExpectedValues): Promise<void>;
  /** Whether it was asked for these one after another, whatever came between them; `await` it. */
  toHaveCalledInOrder(calls: readonly ExpectedCall[]): Promise<void>;
}

interface Seen {
  readonly world: World;
  readonly exchanges: readonly Exchange[];
}

/** @throws Error where the journal no longer holds everything: an answer would be a guess */
function look(received: unknown): Promise<Seen> {
  if (!(received instanceof World)) {
    throw new TypeError('expect() is to be given a world: what provisim() or world.fresh() gave');
  }
  return received.watch(journalOf(received));
}

async function journalOf(world: World): Promise<Seen> {
  const [summary, exchanges] = await Promise.all([
    world.control.summary(),
    world.control.journal({ values: true }),
  ]);
  if (summary.dropped > 0) {
    throw new Error(
      `the journal of ${world.name} has dropped ${summary.dropped} exchanges; ` +
        'let it keep more (journalEntries, journalBytes), or clear it in between',
    );
  }
  return { world, exchanges };
}

function fits(exchange: Exchange, [api, operation, values]: ExpectedCall): boolean {
  return (
    exchange.api === api &&
    exchange.operation === operation &&
    (values === undefined || agrees(values, exchange.values))
  );
}

/** How many of the calls there were one after another, the first that was not, and what came behind the last that was. */
function inOrder(exchanges: readonly Exchange[], calls: readonly ExpectedCall[]) {
  let rest = exchanges;
  for (const [found, call] of calls.entries()) {
    const at = rest.findIndex((exchange) => fits(exchange, call));
    if (at < 0) return { found, missing: call, rest };
    rest = rest.slice(at + 1);
  }
  return { found: calls.length, missing: undefined, rest };
}

const ARGUMENTS = {
  toHaveCalled: 'api, operation, values',
  toHaveCalledTimes: 'api, operation, times, values',
  toHaveCalledInOrder: 'calls',
} as const satisfies Record<keyof JournalMatchers, string>;

interface Findings {
  readonly matcher: keyof JournalMatchers;
  readonly expected: string;
  readonly found: string;
  /** What explains it, if anything does. */
  readonly detail: string;
}

function report(
  { isNot = false, utils }: Matching,
  { world, exchanges }: Seen,
  { matcher, expected, found, detail }: Findings,
): string {
  const parts = [
    utils.matcherHint(matcher, 'world', ARGUMENTS[matcher], { isNot }),
    `Expected: ${isNot ? 'not ' : ''}${expected}\nFound:    ${found}`,
    detail,
    exchangeList(world.name, exchanges),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function described({ printExpected }: Printing, [api, operation, values]: ExpectedCall): string {
  return `${api} ${operation}${values === undefined ? '' : ` with ${printExpected(values)}`}`;
}

function lines(exchanges: readonly Exchange[]): string {
  return exchanges.map((exchange) => `  ${exchangeLine(exchange)}`).join('\n');
}
