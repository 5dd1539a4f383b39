import { z } from 'zod';
import { GROUP_PURPOSES } from '../directory/groups.js';

const id = z.number().int().positive();
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const digits = z.string().regex(/^[0-9a-fA-F]{32}$/);
const instant = z.iso
  .datetime({ local: false })
  .transform((value) => Date.parse(value))
  .default(0);
/** Whom a record stands for: one of the three. */
const subject = {
  tenantId: id.nullable().default(null),
  userId: id.nullable().default(null),
  groupId: id.nullable().default(null),
};

/** Lists of a seed that make a directory's plan database and communications server. */
export const DIRECTORY_LISTS = {
  directoryUnits: z
    .array(
      z.strictObject({
        tenantId: id,
        name: z.string(),
        properties: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
  directoryGroups: z
    .array(
      z.strictObject({
        tenantId: id,
        /** The unit it lies in, by name. */
        unit: z.string().nullable().default(null),
        name: z.string(),
        purpose: z.enum(GROUP_PURPOSES),
        accountName: z.string().max(20),
        members: z.array(id).default([]),
      }),
    )
    .default([]),
  /** Account names of users that were made in the directory. */
  directoryAccounts: z.array(z.strictObject({ userId: id, name: z.string().max(20) })).default([]),
  hostedServices: z
    .array(
      z.strictObject({
        guid: digits,
        name: z.string(),
        description: z.string(),
        planTypes: z.array(z.strictObject({ name: z.string().max(20), code: z.string().max(2) })).default([]),
        /** Services that must be there before this one, by GUID. */
        needs: z.array(digits).default([]),
      }),
    )
    .default([]),
  hostedPlans: z
    .array(
      z.strictObject({
        planType: z.string(),
        name: z.string().max(20),
        description: z.string(),
        features: z.record(z.string(), z.string()).default({}),
        createdAt: instant,
      }),
    )
    .default([]),
  customerRecords: z.array(z.strictObject({ ...subject, type: z.string().length(2) })).default([]),
  planAssignments: z.array(z.strictObject({ ...subject, plan: z.string(), createdAt: instant })).default([]),
  availablePlans: z.array(z.strictObject({ ...subject, plan: z.string(), createdAt: instant })).default([]),
  wellKnownObjects: z.array(z.strictObject({ tenantId: id, key: z.string(), name: z.string() })).default([]),
  servicePointers: z
    .array(
      z.strictObject({
        container: z.string(),
        name: z.string(),
        tenantId: id.nullable().default(null),
        properties: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
  pools: z
    .array(
      z.strictObject({
        fqdn: z.string(),
        name: z.string(),
        properties: z.strictObject({
          backEndDBPath: z.string(),
          defaultLocationProfile: z.string().optional(),
          domainFQDN: z.string().optional(),
          instanceID: guid,
          majorVersion: z.number().int(),
          mcuFactories: z.array(z.string()),
          minorVersion: z.number().int(),
          displayName: z.string(),
          poolType: z.string(),
          members: z.array(z.string()),
          supportIMPresence: z.boolean(),
          supportMeeting: z.boolean(),
        }),
      }),
    )
    .default([]),
  sipUsers: z
    .array(
      z.strictObject({
        userId: id,
        primaryUri: z.string(),
        instanceGuid: guid,
        homeServer: z.string(),
        settings: z.strictObject({
          enabled: z.boolean(),
          enabledForEnhancedPresence: z.boolean(),
          enabledForFederation: z.boolean(),
          enabledForInternetAccess: z.boolean(),
          publicNetworkEnabled: z.boolean(),
          allowOrganizeMeetingWithAnonymousParticipants: z.boolean(),
          meetingPolicy: z.string(),
          ucEnabled: z.boolean(),
          ucPolicy: z.string(),
        }),
      }),
    )
    .default([]),
};
