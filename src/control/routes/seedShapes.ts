import { z } from 'zod';

const seedName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a seed goes by its name here, not by a file');

/** A seed by name or written out. Files are the command line's: a request must not read those of this machine. */
export const SEED = z.union([seedName, z.looseObject({ include: z.array(seedName).optional() })], {
  error: 'seed must be the name of a seed, or an object that includes others by name',
});

const MESSAGE = z.strictObject({
  name: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional()
    .meta({ description: 'what later messages call it: {{name.element}} is a text of its answer' }),
  api: z.string().optional().meta({ description: 'told from the body if left out' }),
  path: z.string().startsWith('/').optional(),
  method: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  soapAction: z.string().optional(),
  login: z.string().min(1).optional().meta({
    description:
      'user:password, or a user whose password the world knows; the first user of the provider if left out',
  }),
  secrets: z
    .array(z.string().nullable())
    .optional()
    .meta({ description: 'whose passwords stand where the body says ***, in order; null for one of nobody' }),
  body: z.string(),
});
const STEP = z.union([
  MESSAGE,
  z.strictObject({ advanceMs: z.number().int() }),
  z.strictObject({ handOut: z.record(z.string(), z.array(z.string())) }),
]);

/** Either a seed, or messages to be sent to one. */
export const SEED_ORDER = z
  .strictObject({
    seed: SEED.optional(),
    clock: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .optional()
      .meta({ description: 'where the clock stands while the messages are sent' }),
    messages: z
      .array(STEP)
      .min(1)
      .optional()
      .meta({ description: 'the products’ own messages, sent in order; all are done or nothing changes' }),
  })
  .refine(({ seed, messages }) => seed !== undefined || messages !== undefined, {
    error: 'seed must be the name of a seed, or an object that includes others by name',
  })
  .meta({
    example: {
      seed: 'default',
      messages: [
        { body: '<request action="SET"><customer><fullname>Tea Blenders</fullname></customer></request>' },
      ],
    },
  });
