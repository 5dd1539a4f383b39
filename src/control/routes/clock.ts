import { z } from 'zod';
import type { ClockState } from '../../sandbox/clock.js';
import { route, sandboxOf } from '../route.js';

const instant = z.iso.datetime({ offset: true }).meta({ example: '2026-01-15T10:30:00Z' });
const at = instant.transform((text) => Date.parse(text)).optional();

const SETTING = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('real') }),
  z.strictObject({ mode: z.literal('frozen'), at }),
  z.strictObject({ mode: z.literal('running'), at, factor: z.number().nonnegative().max(1e9).optional() }),
]);
export const CLOCK_STATE = z.strictObject({
  mode: z.enum(['real', 'frozen', 'running']),
  now: instant,
  factor: z.number().meta({ description: 'seconds that pass in the sandbox for each real one' }),
});

export const CLOCK_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/clock',
    summary: 'Tells the time of a sandbox, and how its clock goes.',
    answer: CLOCK_STATE,
    run: (call) => shownClock(sandboxOf(call).clock()),
  }),
  route({
    method: 'put',
    path: '/sandboxes/{name}/clock',
    summary:
      'Sets the clock: real time, frozen, or running from an instant, faster or slower than real time.',
    body: SETTING,
    answer: CLOCK_STATE,
    run(call) {
      const sandbox = sandboxOf(call);
      sandbox.setClock(call.body);
      return shownClock(sandbox.clock());
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/clock/advance',
    summary: 'Moves the clock on, or back, and does the background work that is due by then.',
    body: z.strictObject({ ms: z.number().int() }),
    answer: CLOCK_STATE,
    run(call) {
      const sandbox = sandboxOf(call);
      sandbox.advanceClock(call.body.ms);
      return shownClock(sandbox.clock());
    },
  }),
];

export function shownClock({ mode, now, factor }: ClockState): object {
  return { mode, now: new Date(now).toISOString(), factor };
}
