import { z } from 'zod';
import { NotFound } from '../errors.js';
import { route, sandboxOf } from '../route.js';

const ms = z.number().nonnegative().max(600_000);
const count = z.number().int().positive();
export const delay = z
  .union([
    ms,
    z.strictObject({ min: ms, max: ms }),
    z.strictObject({ median: ms, sigma: z.number().nonnegative().max(5) }),
  ])
  .meta({ description: 'milliseconds: fixed, between two, or log-normal around a median' });

export const MATCH = z.strictObject({
  api: z.enum(['mspc', 'provisioning', 'cortex', 'mps']).optional(),
  operation: z.string().optional(),
  entity: z
    .string()
    .optional()
    .meta({ description: 'a whole value in the request: a name, an id, an address' }),
  path: z.string().optional().meta({ description: 'reaches pages and descriptions too' }),
  method: z.string().optional(),
  nth: count.optional().meta({ description: 'only the nth of the calls that match otherwise' }),
  probability: z.number().min(0).max(1).optional(),
});
export const CANNED = z.strictObject({
  status: z.number().int().min(200).max(599),
  headers: z
    .record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/), z.string().regex(/^[ -~\t]*$/))
    .optional()
    .meta({ description: 'in the order in which they are sent' }),
  contentType: z
    .string()
    .regex(/^[ -~]+$/)
    .optional()
    .meta({ description: 'text/xml; charset=utf-8 if left out' }),
  body: z.string(),
});
const BEFORE = z
  .strictObject({
    delayMs: delay.optional(),
    error: z.string().optional().meta({ description: 'one of the product’s own errors; see /errors' }),
    status: z.number().int().min(400).max(599).optional(),
    connection: z.enum(['refuse', 'hang']).optional(),
    answer: CANNED.optional().meta({ description: 'an answer written out' }),
  })
  .meta({ description: 'what happens instead of the call: nothing of it is done' });
const AFTER = z
  .strictObject({
    delayMs: delay.optional(),
    connection: z.enum(['close', 'reset', 'hang']).optional(),
    afterBytes: z.number().int().nonnegative().optional(),
    drip: z.strictObject({ bytes: count, everyMs: ms }).optional(),
    contentLengthBy: z.number().int().optional(),
    chunked: z.boolean().optional(),
    repeat: z.enum(['answer', 'previous']).optional(),
    truncateAt: z.number().int().nonnegative().optional(),
    append: z.string().optional(),
    gzip: z.boolean().optional(),
    bom: z.boolean().optional(),
    charset: z.enum(['utf-16', 'iso-8859-1', 'windows-1252']).optional(),
    prefix: z
      .string()
      .regex(/^[A-Za-z_][\w.-]{0,20}$/)
      .optional(),
    reorder: z.boolean().optional(),
    absent: z.enum(['nil', 'empty']).optional(),
    nil: z.enum(['absent', 'empty']).optional(),
    empty: z.enum(['absent', 'nil']).optional(),
    dates: z.enum(['zone', 'fraction']).optional(),
    longTexts: count.max(10_000_000).optional(),
    rows: count.max(1_000_000).optional(),
  })
  .meta({ description: 'what happens to the answer: the call is done and its change stays' });

const ORDER = z
  .strictObject({
    match: MATCH.optional(),
    before: BEFORE.optional(),
    after: AFTER.optional(),
    times: count.optional().meta({ description: 'goes by itself after so many faults' }),
    expiresAt: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .optional()
      .meta({ description: 'goes by itself at this instant of the sandbox’s clock' }),
  })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    error: 'a rule says what happens either before the call is done or after',
  });
const RULE = z.looseObject({
  id: z.number().int(),
  matched: z.number().int().meta({ description: 'calls that matched' }),
  applied: z.number().int().meta({ description: 'faults that came of it' }),
});

export const FAULT_ROUTES = [
  route({
    method: 'get',
    path: '/errors',
    summary: 'Symbols of the errors that a fault rule can order, by API.',
    answer: z.record(z.string(), z.array(z.string())),
    run: ({ control }) => control.errors,
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/faults',
    summary: 'Fault rules that are in force, oldest first; the first that fits a call counts.',
    answer: z.array(RULE),
    run: (call) => sandboxOf(call).faults(),
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/faults',
    summary: 'Adds a fault rule.',
    body: ORDER,
    answer: RULE,
    status: 201,
    run: (call) => sandboxOf(call).addFault(call.body),
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}/faults/{id}',
    summary: 'Takes a fault rule away.',
    run(call) {
      const { id = '' } = call.params;
      if (!sandboxOf(call).removeFault(Number(id))) throw new NotFound(`no fault rule ${id}`);
    },
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}/faults',
    summary: 'Takes all fault rules away.',
    run: (call) => {
      sandboxOf(call).clearFaults();
    },
  }),
];
