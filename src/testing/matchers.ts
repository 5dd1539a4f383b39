import { ControlError, type Exchange } from '../client/controlClient.js';
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
  toHaveCalled(this: Matching, received: unknown, ...call: ExpectedCall): Promise<Judgement> {
    return judge(this, received, [call], ({ exchanges }) => {
      const found = exchanges.filter((exchange) => fits(exchange, call));
      return {
        pass: found.length > 0,
        matcher: 'toHaveCalled',
        expected: described(this.utils, call),
        found: this.utils.printReceived(found.length),
        detail: () => (found.length > 0 ? lines(found) : nearestCall(this.utils, exchanges, call)),
      };
    });
  },

  toHaveCalledTimes(
    this: Matching,
    received: unknown,
    ...[api, operation, times, values]: [...ApiAndOperation, times: number, values?: ExpectedValues]
  ): Promise<Judgement> {
    const call: ExpectedCall = [api, operation, values];
    return judge(this, received, [call], ({ exchanges }) => {
      const found = exchanges.filter((exchange) => fits(exchange, call));
      const others = exchanges.filter((exchange) => !found.includes(exchange));
      return {
        pass: found.length === times,
        matcher: 'toHaveCalledTimes',
        expected: `${this.utils.printExpected(times)} of ${described(this.utils, call)}`,
        found: this.utils.printReceived(found.length),
        detail: () => (found.length < times ? nearestCall(this.utils, others, call) : lines(found)),
      };
    });
  },

  toHaveCalledInOrder(this: Matching, received: unknown, calls: readonly ExpectedCall[]): Promise<Judgement> {
    return judge(this, received, calls, ({ exchanges }) => {
      const { found, missing, rest } = inOrder(exchanges, calls);
      const count = this.utils.printReceived(found);
      return {
        pass: missing === undefined,
        matcher: 'toHaveCalledInOrder',
        expected: calls.map((call) => `\n  ${described(this.utils, call)}`).join(''),
        found:
          missing === undefined
            ? 'all of them in this order'
            : `${count} of ${calls.length}, then no ${missing[0]} ${missing[1]}`,
        detail: () => (missing === undefined ? '' : nearestCall(this.utils, rest, missing)),
      };
    });
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

interface Findings {
  readonly pass: boolean;
  readonly matcher: keyof JournalMatchers;
  readonly expected: string;
  readonly found: string;
  /** What explains it, if anything does. */
  readonly detail: () => string;
}

/** Holds the journal against an expectation. What keeps it from doing so fails the assertion, also one with `.not`. */
async function judge(
  matching: Matching,
  received: unknown,
  calls: readonly ExpectedCall[],
  find: (seen: Seen) => Findings,
): Promise<Judgement> {
  try {
    if (!(received instanceof World)) throw new Unanswerable(NO_WORLD);
    const seen = await received.watch(look(received, calls));
    const findings = find(seen);
    return { pass: findings.pass, message: () => report(matching, seen, findings) };
  } catch (error) {
    if (!(error instanceof Unanswerable || error instanceof ControlError)) throw error;
    return { pass: matching.isNot === true, message: () => error.message };
  }
}

/** No answer would be a true one. */
class Unanswerable extends Error {}

const NO_WORLD = 'expect() is to be given a world: what provisim() or world.fresh() gave';

async function look(world: World, calls: readonly ExpectedCall[]): Promise<Seen> {
  const [summary, exchanges] = await Promise.all([
    world.control.summary(),
    world.control.journal({ values: true }),
  ]);
  if (summary.dropped > 0) {
    throw new Unanswerable(
      `the journal of ${world.name} has dropped ${summary.dropped} exchanges; ` +
        'let it keep more (journalEntries, journalBytes), or clear it in between',
    );
  }
  for (const [api, operation] of calls) {
    const isSeen = exchanges.some((exchange) => exchange.api === api && exchange.operation === operation);
    if (!isSeen) await world.requireOperation(api, operation);
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

function report(
  { isNot = false, utils }: Matching,
  { world, exchanges }: Seen,
  { matcher, expected, found, detail }: Findings,
): string {
  const parts = [
    utils.matcherHint(matcher, 'world', ARGUMENTS[matcher], { isNot }),
    `Expected: ${isNot ? 'not ' : ''}${expected}\nFound:    ${found}`,
    detail(),
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
