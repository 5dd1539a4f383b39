import fc from 'fast-check';
import { NOW } from '../client.js';
import { CALLS, PRODUCTS, VERBS, type ProductName, type Verb } from './products.js';
import type { Rule } from './oracle.js';

/** One thing that is done to a world, by a client of a product or by the control API. */
export type Step =
  | {
      readonly kind: 'call';
      readonly product: ProductName;
      readonly verb: Verb;
      readonly name: string;
      readonly text: string;
    }
  | { readonly kind: 'fault'; readonly operation: string; readonly act: Rule['act']; readonly times: number }
  | { readonly kind: 'freeze'; readonly at: number }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'clearFaults' | 'clearJournal' | 'journal' | 'reset' | 'snapshot' | 'restore' | 'drop' };

/** Few names, so that most calls are about something that is there; no product's are another's. */
const NAMES = {
  mspc: ['ann', 'bob'],
  provisioning: ['carla', 'dan'],
  cortex: ['EAST', 'FORD'],
  mps: ['Gale', 'Holt'],
} as const;
const TEXTS = ['Ash', 'Birch', 'Cedar'] as const;
const DAY_MS = 86_400_000;

const call = fc.constantFrom(...PRODUCTS).chain((product) =>
  fc.record({
    kind: fc.constant('call' as const),
    product: fc.constant(product),
    verb: fc.constantFrom(...VERBS, 'create' as const),
    name: fc.constantFrom(...NAMES[product]),
    text: fc.constantFrom(...TEXTS),
  }),
);

const fault = fc.record({
  kind: fc.constant('fault' as const),
  operation: fc
    .constantFrom(...PRODUCTS, 'mspc' as const)
    .chain((product) => fc.constantFrom(...VERBS.map((verb) => operationOf(product, verb)))),
  act: fc.constantFrom('refuse' as const, 'unavailable' as const, 'lose' as const),
  times: fc.integer({ min: 1, max: 2 }),
});

/** Whole seconds, which is all that a `Date` header tells. */
const freeze = fc.record({
  kind: fc.constant('freeze' as const),
  at: fc.integer({ min: -365, max: 365 }).map((days) => NOW + days * DAY_MS),
});
const advance = fc.record({
  kind: fc.constant('advance' as const),
  ms: fc.integer({ min: -100, max: 100_000 }).map((seconds) => seconds * 1_000),
});

const plain = (
  kind: 'clearFaults' | 'clearJournal' | 'journal' | 'reset' | 'snapshot' | 'restore' | 'drop',
) => fc.constant({ kind });

/** Any step; calls are most of them. */
export const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: call },
  { weight: 3, arbitrary: fault },
  { weight: 1, arbitrary: freeze },
  { weight: 1, arbitrary: advance },
  { weight: 1, arbitrary: plain('clearFaults') },
  { weight: 1, arbitrary: plain('clearJournal') },
  { weight: 2, arbitrary: plain('journal') },
  { weight: 1, arbitrary: plain('reset') },
  { weight: 1, arbitrary: plain('snapshot') },
  { weight: 1, arbitrary: plain('restore') },
  { weight: 1, arbitrary: plain('drop') },
);

function operationOf(product: ProductName, verb: Verb): string {
  return CALLS[product].request(verb, { name: '', text: '', id: 0 }, '').operation;
}

/** Every name there is, to be read at the end. */
export const EVERYTHING = PRODUCTS.flatMap((product) => NAMES[product].map((name) => ({ product, name })));
