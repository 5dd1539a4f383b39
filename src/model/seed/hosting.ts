import { z } from 'zod';

const id = z.number().int().positive();
const instant = z.iso.datetime({ local: false }).transform((value) => Date.parse(value));
const texts = z.record(z.string(), z.string());

/** A service by its number alone, or as it runs on this server. */
const running = z.union([
  id.transform((serviceId) => ({ serviceId, settings: {} })),
  z.strictObject({
    serviceId: id,
    id: id.optional(),
    name: z.string().optional(),
    settings: texts.default({}),
  }),
]);

export const server = z.strictObject({
  id,
  name: z.string(),
  instantAlias: z.string().nullable().default(null),
  services: z.array(running),
});

/** What services keep for spaces, as a seed lists it. */
export const HOSTING_LISTS = {
  itemTypes: z
    .array(
      z.strictObject({
        id,
        serviceId: id,
        name: z.string(),
        className: z.string(),
        position: z.number().int().default(1),
        countsDiskSpace: z.boolean().default(false),
        countsBandwidth: z.boolean().default(false),
        isSuspendable: z.boolean().default(false),
        isDisposable: z.boolean().default(false),
        isSearchable: z.boolean().default(false),
        isImportable: z.boolean().default(false),
        isBackupable: z.boolean().default(false),
      }),
    )
    .default([]),
  hostedItems: z
    .array(
      z.strictObject({
        id,
        spaceId: id,
        typeId: id,
        installationId: id.nullable().default(null),
        name: z.string(),
        createdAt: instant.default(0),
        properties: z.record(z.string(), z.string().nullable()).default({}),
      }),
    )
    .default([]),
  domains: z
    .array(
      z.strictObject({
        id,
        spaceId: id,
        name: z.string(),
        allowsHosting: z.boolean().default(false),
        isSubDomain: z.boolean().default(false),
        isInstantAlias: z.boolean().default(false),
        isPointer: z.boolean().default(false),
        zoneItemId: id.nullable().default(null),
        webSiteItemId: id.nullable().default(null),
        mailDomainItemId: id.nullable().default(null),
        aliasedDomainId: id.nullable().default(null),
      }),
    )
    .default([]),
  spaceSettings: z.array(z.strictObject({ spaceId: id, name: z.string(), properties: texts })).default([]),
};
