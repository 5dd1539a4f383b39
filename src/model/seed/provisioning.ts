import { z } from 'zod';

const id = z.number().int().positive();
const text = z.string().nullable().default(null);
const extras = z.record(z.string(), z.unknown());
const flag = z.boolean().default(false);

/** A call as a seed or the control plane gives it. */
export const CALL = z.strictObject({
  id: id.optional(),
  tenantId: id,
  userId: id.nullable().default(null),
  startedAt: z.iso.datetime({ local: false }).transform((value) => Date.parse(value)),
  lengthSeconds: z.number().int().nonnegative(),
  isBuffered: flag,
});

/** Lists of a seed that make what is recorded, and where recordings go. */
export const PROVISIONING_LISTS = {
  /** Memberships of which more is known than that they are there. */
  memberships: z
    .array(z.strictObject({ id, groupId: id, userId: id, provisioning: extras.nullable().default(null) }))
    .default([]),
  recordingServers: z
    .array(z.strictObject({ id, tenantId: id, name: z.string(), isAvailable: z.boolean().default(true) }))
    .default([]),
  extensions: z
    .array(
      z.strictObject({
        id,
        tenantId: id,
        userId: id.nullable().default(null),
        name: z.string(),
        recordingMode: z.string().default('FULL'),
        ...{ hasVoice: flag, hasMessages: flag, hasVideo: flag, hasScreen: flag },
      }),
    )
    .default([]),
  storageFolders: z
    .array(z.strictObject({ id, tenantId: id, name: z.string(), path: text, type: text }))
    .default([]),
  storagePolicies: z
    .array(
      z.strictObject({
        id,
        tenantId: id,
        folderId: id.nullable().default(null),
        name: z.string(),
        terms: extras.default({}),
      }),
    )
    .default([]),
  calls: z.array(CALL).default([]),
};
