import { z } from 'zod';
import type { Model } from '../model.js';
import type { Each } from './planting.js';

const id = z.number().int().positive();
const bytes = z.number().int().nonnegative();

/** What spaces were measured to use: disk space, and bandwidth by the time it was logged at. */
export const USAGE_LISTS = {
  diskSpaceUsage: z.array(z.strictObject({ spaceId: id, serviceId: id, bytes })).default([]),
  bandwidthUsage: z
    .array(
      z.strictObject({
        spaceId: id,
        serviceId: id,
        loggedAt: z.iso.datetime({ local: false }).transform((value) => Date.parse(value)),
        bytesSent: bytes.default(0),
        bytesReceived: bytes.default(0),
      }),
    )
    .default([]),
};

/** Plants measurements of spaces that are there. */
export function plantUsage(model: Model, each: Each): void {
  each('diskSpaceUsage', (row) => {
    model.usage.addDiskSpace(row);
  });
  each('bandwidthUsage', (row) => {
    model.usage.addBandwidth(row);
  });
}
