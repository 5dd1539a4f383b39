import { z } from 'zod';
import { route, sandboxOf } from '../route.js';

const SETTING = z.strictObject({
  mode: z.enum(['report', 'enforce']).meta({
    description:
      'report: departures from the contract are shown with each exchange; enforce: they are refused',
  }),
});

export const CONTRACT_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/contract',
    summary: 'Whether requests that depart from the contract are only told of, or refused.',
    answer: SETTING,
    run: (call) => ({ mode: sandboxOf(call).contract() }),
  }),
  route({
    method: 'put',
    path: '/sandboxes/{name}/contract',
    summary:
      'Sets that; a refusal names the first departure in the product’s form for a bad request. It stays through resets and restores.',
    body: SETTING,
    run: (call) => {
      sandboxOf(call).setContract(call.body.mode);
    },
  }),
];
