import { z } from 'zod';
import { TruncatedJournal } from '../journalQuery.js';
import { Conflict, NotFound } from '../errors.js';
import { route, sandboxOf } from '../route.js';

const whole = z.coerce.number().int().nonnegative();
const criteria = {
  api: z.string().optional(),
  operation: z.string().optional(),
  outcome: z.enum(['done', 'refused', 'fault', 'rejected', 'page', 'intercepted']).optional(),
  reason: z
    .string()
    .optional()
    .meta({ description: 'the code, symbol or cause behind an outcome that is not done' }),
  text: z.string().optional().meta({ description: 'a text in the request or the answer' }),
};
const QUERY = z.strictObject({
  ...criteria,
  since: whole.optional().meta({ description: 'only exchanges after the one of this number' }),
  limit: whole.optional().meta({ description: 'the newest so many' }),
  wait: whole.max(300_000).optional().meta({ description: 'milliseconds to wait until there are `count`' }),
  count: whole.optional().meta({ description: 'how many to wait for; 1 by default' }),
});
const MATCH = z.strictObject({ ...criteria, since: z.number().int().nonnegative().optional() });
const count = z.number().int().nonnegative().optional();
const EXPECTATION = z.union([
  z.strictObject({ match: MATCH, exactly: count, atLeast: count, atMost: count }),
  z.strictObject({ inOrder: z.array(MATCH).min(1) }),
]);
const MESSAGE = { headers: z.unknown(), body: z.string() };
const ENTRY = z.looseObject({
  id: z.number().int().meta({ description: 'running number since the last reset' }),
  at: z.iso.datetime(),
  api: z.string().nullable(),
  operation: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  grade: z.string().nullable(),
  fault: z.strictObject({ rule: z.number().int(), when: z.enum(['before', 'after']) }).nullable(),
  request: z.strictObject({ method: z.string(), target: z.string(), ...MESSAGE }),
  answer: z.strictObject({ status: z.number().int(), ...MESSAGE }),
});

export const JOURNAL_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/journal',
    summary: 'Exchanges that match, oldest first, secrets masked; waits for them when asked to.',
    query: QUERY,
    answer: z.array(ENTRY),
    async run(call) {
      const { limit, wait, count: awaited, ...query } = call.query;
      const sandbox = sandboxOf(call);
      const entries =
        wait === undefined
          ? sandbox.journal(query)
          : await sandbox.waitFor(query, { count: awaited ?? 1, timeoutMs: wait, signal: call.signal });
      return (limit === undefined ? entries : entries.slice(-limit)).map(shown);
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/journal/{id}',
    summary: 'One exchange.',
    answer: ENTRY,
    run(call) {
      const { id } = call.params;
      const entry = sandboxOf(call)
        .journal()
        .find((one) => String(one.id) === id);
      if (entry === undefined) throw new NotFound(`no exchange ${id ?? ''} in the journal`);
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
