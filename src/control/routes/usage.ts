import { z } from 'zod';
import { USAGE_LISTS } from '../../model/seed/usage.js';
import type { Measurements } from '../../model/usage.js';
import { route, sandboxOf } from '../route.js';

const USAGE = z.strictObject({
  diskSpace: USAGE_LISTS.diskSpaceUsage,
  bandwidth: USAGE_LISTS.bandwidthUsage,
});
const measured = { spaceId: z.number().int(), serviceId: z.number().int() };
const bytes = z.number().int();
const SHOWN = z.strictObject({
  diskSpace: z.array(z.strictObject({ ...measured, bytes })),
  bandwidth: z.array(
    z.strictObject({ ...measured, loggedAt: z.string(), bytesSent: bytes, bytesReceived: bytes }),
  ),
});

export const USAGE_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/usage',
    summary: 'Disk space and bandwidth that hosting spaces were measured to use.',
    answer: SHOWN,
    run: (call) => shown(sandboxOf(call).usage()),
  }),
  route({
    method: 'put',
    path: '/sandboxes/{name}/usage',
    summary: 'Replaces all measurements of disk space and bandwidth.',
    body: USAGE,
    answer: SHOWN,
    run(call) {
      const sandbox = sandboxOf(call);
      sandbox.setUsage(call.body);
      return shown(sandbox.usage());
    },
  }),
];

function shown({ diskSpace, bandwidth }: Measurements): object {
  const toText = (instant: number) => new Date(instant).toISOString();
  return { diskSpace, bandwidth: bandwidth.map((row) => ({ ...row, loggedAt: toText(row.loggedAt) })) };
}
