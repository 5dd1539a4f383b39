import { z } from 'zod';

/** A body or query that a route does not take; the message says what is wrong with it. */
export class BadRequest extends Error {}

/** @throws BadRequest */
export function checked<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
}
