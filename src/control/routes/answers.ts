import { z } from 'zod';
import { route, sandboxOf } from '../route.js';
import { CANNED, delay, MATCH } from './faults.js';

const times = z.number().int().positive();
const ORDER = CANNED.extend({
  match: MATCH.optional(),
  delayMs: delay.optional(),
  times: times.optional().meta({ description: 'how many calls get it; one if left out' }),
}).meta({
  example: { match: { api: 'mspc', operation: 'GetUserById' }, status: 503, body: '<busy/>', times: 2 },
});
const QUEUED = z.looseObject({
  id: z.number().int().meta({ description: 'of the fault rule it is kept as; the journal names it' }),
  left: z.number().int().meta({ description: 'calls that still get it' }),
});

export const ANSWER_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/answers',
    summary: 'Answers that stand ready, in the order in which they are given.',
    answer: z.array(QUEUED),
    run: (call) => sandboxOf(call).answers(),
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/answers',
    summary: 'Queues an answer: the next call that matches gets it, and nothing of the call is done.',
    body: ORDER,
    answer: QUEUED,
    status: 201,
    run: (call) => sandboxOf(call).queueAnswer(call.body),
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}/answers',
    summary: 'Takes all queued answers away; other fault rules stay.',
    run: (call) => {
      sandboxOf(call).clearAnswers();
    },
  }),
];
