import { z } from 'zod';
import { route, sandboxOf } from '../route.js';

const milliseconds = z.number().int().nonnegative();
const FAILURE = z.strictObject({
  tenant: z.string().min(1).meta({ description: 'short code of the customer' }),
  user: z.string().min(1).nullable().default(null).meta({ description: 'name of the user, with its suffix' }),
  service: z.string().min(1).nullable().default(null).meta({ description: 'name of the service' }),
  reason: z.string().default('Provisioning failed').meta({ description: 'what the log of the request says' }),
});
const SETTING = z.strictObject({
  requestedMs: milliseconds.default(0).meta({ description: 'until an ordered change begins' }),
  inProgressMs: milliseconds.default(0).meta({ description: 'until it is carried out' }),
  failNext: z.array(FAILURE).default([]).meta({ description: 'objects whose next change fails' }),
});

export const PROVISIONING_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/provisioning',
    summary: 'Tells how long the steps of provisioning take in a sandbox, and what fails the next time.',
    answer: SETTING,
    run: (call) => sandboxOf(call).provisioning(),
  }),
  route({
    method: 'put',
    path: '/sandboxes/{name}/provisioning',
    summary: 'Sets how long the steps of provisioning take, and which objects fail the next time.',
    body: SETTING,
    answer: SETTING,
    run(call) {
      const sandbox = sandboxOf(call);
      sandbox.setProvisioning(call.body);
      return sandbox.provisioning();
    },
  }),
];
