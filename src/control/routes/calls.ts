import { z } from 'zod';
import type { Call, NewCall } from '../../model/calls.js';
import { CALL } from '../../model/seed/provisioning.js';
import { route, sandboxOf } from '../route.js';

const CALLS = z.strictObject({ calls: z.array(CALL) });
type Calls = z.infer<typeof CALLS>;

/** As it is given: what is read can be sent back. */
const SHOWN = z.strictObject({
  id: z.number().int(),
  tenantId: z.number().int(),
  userId: z.number().int().nullable(),
  startedAt: z.iso.datetime(),
  lengthSeconds: z.number().int(),
  isBuffered: z.boolean(),
});

/** Recorded calls: nothing rings here, so what statistics count is put there from outside. */
export const CALL_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/calls',
    summary: 'Lists the recorded calls that statistics count, oldest number first.',
    answer: z.strictObject({ calls: z.array(SHOWN) }),
    run: (call) => ({ calls: sandboxOf(call).calls().map(shown) }),
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/calls',
    summary: 'Adds recorded calls.',
    body: CALLS,
    run(call) {
      sandboxOf(call).addCalls(given(call.body));
    },
  }),
  route({
    method: 'put',
    path: '/sandboxes/{name}/calls',
    summary: 'Replaces all recorded calls.',
    body: CALLS,
    run(call) {
      sandboxOf(call).replaceCalls(given(call.body));
    },
  }),
];

function given({ calls }: Calls): NewCall[] {
  return calls.map(({ id, ...call }) => (id === undefined ? call : { ...call, id }));
}

function shown({ startedAt, ...call }: Call): object {
  return { ...call, startedAt: new Date(startedAt).toISOString() };
}
