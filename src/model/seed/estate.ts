import { z } from 'zod';
import { ROLE } from '../codes.js';
import { server } from './hosting.js';

const id = z.number().int().positive();
const text = z.string().nullable().default(null);
const standing = z.enum(['active', 'suspended', 'cancelled', 'pending']).default('active');
const instant = z.iso.datetime({ local: false }).transform((value) => Date.parse(value));
const extras = z.record(z.string(), z.unknown()).nullable().default(null);
const serviceItem = z.strictObject({
  serviceId: id,
  calculatesDiskSpace: z.boolean().default(false),
  calculatesBandwidth: z.boolean().default(false),
});
const items = {
  services: z.array(serviceItem).default([]),
  quotas: z.array(z.strictObject({ quotaId: id, value: z.number().int() })).default([]),
};

/** Lists of a seed that make the estate all products share. Ids are chosen by the seed; states go by name. */
export const ESTATE_LISTS = {
  services: z
    .array(
      z.strictObject({
        id,
        name: text,
        cortexName: text,
        mpsName: text,
        position: z.number().int(),
      }),
    )
    .default([]),
  quotas: z
    .array(
      z.strictObject({
        id,
        serviceId: id,
        name: z.string(),
        description: z.string().nullable(),
        type: z.number().int(),
        position: z.number().int(),
        isHidden: z.boolean().default(false),
        itemTypeId: id.nullable().default(null),
        counts: z.enum(['domains', 'subDomains', 'domainPointers']).nullable().default(null),
        isPerOrganization: z.boolean().default(false),
      }),
    )
    .default([]),
  servers: z.array(server).default([]),
  tenants: z
    .array(
      z.strictObject({
        id,
        parentId: id.nullable(),
        code: z.string(),
        fullName: z.string(),
        eid: z.string().exactOptional(),
        shortName: z.string().exactOptional(),
        ou: z.string().exactOptional(),
        primaryDomain: z.string().exactOptional(),
        location: z.string().exactOptional(),
        standing,
        isReseller: z.boolean().default(false),
        ...{ provisioning: extras, cortex: extras, mps: extras },
      }),
    )
    .default([]),
  users: z
    .array(
      z.strictObject({
        id,
        tenantId: id.exactOptional(),
        ownerId: z.number().int().nonnegative(),
        isPeer: z.boolean().default(false),
        username: z.string(),
        cortexName: z.string().exactOptional(),
        provisioningName: z.string().exactOptional(),
        upn: z.string().exactOptional(),
        password: text,
        role: z.enum(Object.keys(ROLE) as [keyof typeof ROLE]).default('user'),
        standing,
        loginStanding: z.enum(['enabled', 'disabled', 'lockedOut']).default('enabled'),
        ...{ firstName: text, lastName: text, email: text, companyName: text, address: text, city: text },
        ...{ state: text, country: text, zip: text, primaryPhone: text, secondaryPhone: text, fax: text },
        comments: text,
        createdAt: instant.exactOptional(),
        changedAt: instant.exactOptional(),
        ...{ mspc: extras, provisioning: extras, cortex: extras, mps: extras },
      }),
    )
    .default([]),
  groups: z
    .array(
      z.strictObject({
        id,
        tenantId: id,
        name: z.string(),
        members: z.array(id).default([]),
        ...{ provisioning: extras, cortex: extras, mps: extras },
      }),
    )
    .default([]),
  plans: z
    .array(
      z.strictObject({
        id,
        ownerId: id,
        spaceId: id.nullable().default(null),
        serverId: id.nullable().default(null),
        isAddon: z.boolean().default(false),
        name: z.string(),
        description: text,
        isAvailable: z.boolean().default(true),
        setupPrice: z.string().default('0.0000'),
        recurringPrice: z.string().default('0.0000'),
        recurrenceUnit: z.number().int().default(2),
        recurrenceLength: z.number().int().default(1),
        ...items,
      }),
    )
    .default([]),
  spaces: z
    .array(
      z.strictObject({
        id,
        parentId: id.nullable(),
        ownerId: id,
        planId: id.nullable().default(null),
        serverId: id.nullable().default(null),
        name: text,
        comments: text,
        standing,
        purchasedAt: instant.nullable().default(null),
        overrides: z.strictObject(items).optional(),
        isDefaultTop: z.boolean().default(false),
      }),
    )
    .default([]),
  addons: z
    .array(
      z.strictObject({
        id,
        spaceId: id,
        planId: id,
        quantity: z.number().int().default(1),
        purchasedAt: instant,
        comments: text,
        standing,
      }),
    )
    .default([]),
  subscriptions: z
    .array(
      z.strictObject({
        tenantId: id,
        userId: id.nullable().default(null),
        serviceId: id,
        plan: text,
        ...{ provisioning: extras, cortex: extras, mps: extras },
      }),
    )
    .default([]),
  systemSettings: z
    .array(z.strictObject({ name: z.string(), properties: z.record(z.string(), z.string()) }))
    .default([]),
  settings: z
    .array(z.strictObject({ userId: id, name: z.string(), properties: z.record(z.string(), z.string()) }))
    .default([]),
};
