import { z } from 'zod';
import type { ToldEntry } from '../journal/entries.js';
import { TruncatedJournal } from '../journal/verification.js';
import { Conflict, NotFound } from '../errors.js';
import { requestValues } from '../requestValues.js';
import { route, sandboxOf } from '../route.js';

const whole = z.coerce.number().int().nonnegative();
const number = z.number().int().nonnegative();
const STAGES = ['http', 'xml', 'envelope', 'routing', 'credentials', 'contract', 'rules'] as const;
const stage = z.enum([...STAGES, 'intercepted', 'server']);
const xpath = (where: string) =>
  z
    .string()
    .optional()
    .meta({
      description: `an XPath that comes to true, or finds something, in the ${where}; prefixes of its API are bound`,
    });
const criteria = {
  api: z.string().optional(),
  operation: z.string().optional(),
  outcome: z.enum(['done', 'refused', 'fault', 'rejected', 'page', 'intercepted']).optional(),
  reason: z
    .string()
    .optional()
    .meta({ description: 'the code, symbol or cause behind an outcome that is not done' }),
  stage: stage.optional().meta({ description: 'how far a request came that was not done' }),
  user: z.string().optional().meta({ description: 'the login name it came with, or its token stands for' }),
  text: z.string().optional().meta({ description: 'a text in the request or the answer' }),
  xpath: xpath('request'),
  answerXpath: xpath('answer'),
};
const FAULT = 'the number of the fault rule that met it';
const VIOLATIONS = 'whether the request departs from the contract';
/** Which exchanges are asked for. */
export const QUERY = z.strictObject({
  ...criteria,
  fault: whole.optional().meta({ description: FAULT }),
  violations: z.stringbool().optional().meta({ description: VIOLATIONS }),
  since: whole.optional().meta({ description: 'only exchanges after the one of this number' }),
  limit: whole.optional().meta({ description: 'the newest so many' }),
  wait: whole.max(300_000).optional().meta({ description: 'milliseconds to wait until there are `count`' }),
  count: whole.optional().meta({ description: 'how many to wait for; 1 by default' }),
  values: z
    .stringbool()
    .optional()
    .meta({ description: 'true: with what each request said, by the fields of its operation' }),
});
const MATCH = z.strictObject({
  ...criteria,
  fault: number.optional().meta({ description: FAULT }),
  violations: z.boolean().optional().meta({ description: VIOLATIONS }),
  since: number.optional(),
});
const count = number.optional();
const EXPECTATION = z.union([
  z.strictObject({
    ...{ match: MATCH, exactly: count, atLeast: count, atMost: count },
    never: z.literal(true).optional().meta({ description: 'the same as exactly 0' }),
  }),
  z.strictObject({ inOrder: z.array(MATCH).min(1).meta({ description: 'others may come between them' }) }),
]);
const MESSAGE = { headers: z.unknown(), body: z.string() };
const ENTRY = z.looseObject({
  id: z.number().int().meta({ description: 'running number since the last reset' }),
  at: z.iso.datetime(),
  api: z.string().nullable(),
  operation: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  user: z.string().nullable(),
  grade: z.string().nullable(),
  fault: z.strictObject({ rule: z.number().int(), when: z.enum(['before', 'after']) }).nullable(),
  request: z.strictObject({ method: z.string(), target: z.string(), ...MESSAGE }),
  answer: z.strictObject({ status: z.number().int(), ...MESSAGE }),
  diagnosis: z
    .strictObject({
      stage,
      why: z.string().meta({ description: 'one sentence for a person' }),
      error: z
        .strictObject({
          symbol: z.string(),
          code: z.string().nullable(),
          text: z.string().nullable(),
          source: z.string(),
        })
        .nullable()
        .meta({ description: 'the product’s own error, where it was one' }),
      nearest: z
        .strictObject({ method: z.string(), path: z.string(), ...MESSAGE })
        .nullable()
        .meta({ description: 'the valid message that comes closest, secrets masked' }),
    })
    .nullable()
    .meta({ description: 'why it was not done' }),
  violations: z.array(z.strictObject({ kind: z.string(), path: z.string(), message: z.string() })),
  changes: z
    .array(
      z.strictObject({
        kind: z.string(),
        id: z.union([z.number(), z.string()]).nullable(),
        before: z.looseObject({}).nullable().meta({ description: 'null when it was made' }),
        after: z.looseObject({}).nullable().meta({ description: 'null when it was removed' }),
      }),
    )
    .meta({ description: 'what it did to the estate, background work that it put off included' }),
});

export const JOURNAL_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/journal',
    summary: 'Exchanges that match, oldest first, secrets masked; waits for them when asked to.',
    query: QUERY,
    answer: z.array(ENTRY),
    async run(call) {
      const { limit, wait, count: awaited, values, ...query } = call.query;
      const sandbox = sandboxOf(call);
      const told = (entry: ToldEntry) => ({
        ...shown(entry),
        ...(values === true && { values: requestValues(entry, call.control.descriptions) }),
      });
      if (wait === undefined) return sandbox.journal(query, limit).map(told);
      const until = { count: awaited ?? 1, timeoutMs: wait, signal: call.signal };
      const entries = await sandbox.waitFor(query, until);
      return entries.slice(Math.max(entries.length - (limit ?? Infinity), 0)).map(told);
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/journal/{id}',
    summary: 'One exchange.',
    answer: ENTRY,
    run(call) {
      const { id = '' } = call.params;
      const entry = /^[1-9]\d{0,14}$/.test(id) ? sandboxOf(call).exchange(Number(id)) : undefined;
      if (entry === undefined) throw new NotFound(`no exchange ${id} in the journal`);
      return shown(entry);
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/journal/verify',
    summary:
      'Whether the exchanges are those that were expected; 409 where the journal no longer holds them all.',
    body: EXPECTATION,
    answer: z.strictObject({
      isMet: z.boolean(),
      found: z.number().int(),
      message: z.string(),
      nearest: ENTRY.nullable(),
      differs: z.array(z.string()).meta({ description: 'in what the nearest one differs' }),
    }),
    run(call) {
      try {
        const verdict = sandboxOf(call).verify(call.body);
        return { ...verdict, nearest: verdict.nearest === null ? null : shown(verdict.nearest) };
      } catch (error) {
        throw error instanceof TruncatedJournal ? new Conflict(error.message) : error;
      }
    },
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}/journal',
    summary: 'Forgets all exchanges; numbers begin at 1 again.',
    run: (call) => {
      sandboxOf(call).clearJournal();
    },
  }),
];

function shown<T extends { readonly at: number }>(entry: T): object {
  return { ...entry, at: new Date(entry.at).toISOString() };
}
