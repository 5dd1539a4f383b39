import type { CannedAnswer, Delay, FaultMatch, FaultOrder, FaultRule } from '../../sandbox/faults.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { nearest } from '../../text/nearest.js';

/** Symbols of the errors that a fault rule can order, by API. */
export type ProductErrors = Readonly<Record<string, readonly string[]>>;

/** What goes wrong in a sandbox on purpose. */
export interface FaultVerbs {
  /** Fault rules in force, oldest first. */
  faults(): FaultRule[];
  /** @throws RangeError for an error that no API, or not the one named, has */
  addFault(order: FaultOrder): FaultRule;
  /** @returns whether there was one */
  removeFault(id: number): boolean;
  clearFaults(): void;
}

/** An answer to be given in place of the product's own, to the next call that matches. */
export interface AnswerOrder extends CannedAnswer {
  readonly match?: FaultMatch | undefined;
  readonly delayMs?: Delay | undefined;
  /** How many calls get it; one where nothing is said. */
  readonly times?: number | undefined;
}

export interface QueuedAnswer extends AnswerOrder {
  /** That of the fault rule it is kept as, which the journal names. */
  readonly id: number;
  /** Calls that still get it. */
  readonly left: number;
}

/** Answers that stand ready. Each is a fault rule, so that both are met in the order in which they were added. */
export interface AnswerVerbs {
  answers(): QueuedAnswer[];
  queueAnswer(order: AnswerOrder): QueuedAnswer;
  clearAnswers(): void;
}

export function answerVerbs({ faults }: Sandbox): AnswerVerbs {
  const queued = () => faults.list().flatMap((rule) => toQueued(rule) ?? []);
  return {
    answers: queued,
    queueAnswer({ match, delayMs, times = 1, ...answer }) {
      const { id } = faults.add({ match, before: { answer, delayMs }, times });
      return { match, delayMs, times, ...answer, id, left: times };
    },
    clearAnswers: () => {
      for (const { id } of queued()) faults.remove(id);
    },
  };
}

function toQueued({ id, match, before, times = Infinity, applied }: FaultRule): QueuedAnswer | undefined {
  if (before?.answer === undefined) return undefined;
  return { match, delayMs: before.delayMs, times, ...before.answer, id, left: times - applied };
}

export function faultVerbs({ faults }: Sandbox, errors: ProductErrors): FaultVerbs {
  return {
    faults: () => faults.list(),
    addFault(order) {
      requireKnownError(order, errors);
      return faults.add(order);
    },
    removeFault: (id) => faults.remove(id),
    clearFaults: () => {
      faults.clear();
    },
  };
}

function requireKnownError({ match, before }: FaultOrder, errors: ProductErrors): void {
  const { error } = before ?? {};
  if (error === undefined) return;
  const possible = match?.api === undefined ? Object.values(errors).flat() : (errors[match.api] ?? []);
  if (possible.includes(error)) return;
  const meant = nearest(error, possible);
  throw new RangeError(`no error ${error}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}
