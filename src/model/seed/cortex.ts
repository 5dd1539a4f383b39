import { z } from 'zod';

const id = z.number().int().positive();
const reference = id.nullable().default(null);
const instant = z.iso.datetime({ local: false }).transform((value) => Date.parse(value));
const text = z.string().default('');
const flag = z.boolean().default(false);
/** A service by the name Cortex has for it. */
const service = z.string();
const plans = z.array(z.strictObject({ name: z.string(), fullName: z.string() })).default([]);
const status = z.enum(['notProvisioned', 'requested', 'inProgress', 'provisioned', 'failed', 'pending']);

const days = z.number().int().nonnegative();
const answer = z.enum(['pending', 'accepted', 'rejected']).default('pending');
const rules = z
  .array(
    z.strictObject({
      about: z.enum(['users', 'userServices', 'services']),
      /** Null for users, and for every service. */
      service: service.nullable().default(null),
      event: z.enum(['provision', 'deprovision']),
      isNeeded: z.boolean().default(true),
    }),
  )
  .default([]);

const validation = z.strictObject({
  name: z.string(),
  type: z.enum([
    'Text',
    'Boolean',
    'RegularExpression',
    'RangeValidator',
    'SQLQueryDDL',
    'SqlValidation',
    'ValidationControl',
  ]),
  errorMessage: text,
  value: z.string().optional(),
  path: z.string().optional(),
  minimum: z.number().int().optional(),
  maximum: z.number().int().optional(),
  options: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
});

/** Lists of a seed for what is offered where, who may do what, and the changes that were ordered. */
export const CORTEX_LISTS = {
  offers: z
    .array(
      z.strictObject({
        service,
        /** The name it goes by where several services share one. */
        sharedName: z.string().nullable().default(null),
        fullName: z.string(),
        /** Of a service that lets customers sell: the location in which they may. */
        sellsIn: z.string().nullable().default(null),
        isForUsers: flag,
        isBuiltIn: flag,
        isGivenAtOnce: flag,
        hasInstances: flag,
        hasManyPlansPerUser: flag,
        packages: plans,
        userPlans: plans,
      }),
    )
    .default([]),
  locations: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        fullName: z.string().optional(),
        root: z.string().optional(),
        userAttributes: z.array(z.string()).default([]),
        offers: z.array(service).default([]),
      }),
    )
    .default([]),
  /** A service under another name in one location. */
  localNames: z.array(z.strictObject({ location: z.string(), service, fullName: z.string() })).default([]),
  /** What Hosted Apps and Desktops offers. */
  appOfferings: z
    .array(
      z.strictObject({
        name: z.string(),
        displayName: z.string(),
        type: z.string().default('Citrix App'),
        isDefault: flag,
      }),
    )
    .default([]),
  /** Server collections of Citrix with the applications they publish. */
  serverCollections: z
    .array(
      z.strictObject({
        name: z.string(),
        tenantId: reference,
        apps: z.array(z.strictObject({ name: z.string(), adName: z.string() })).default([]),
      }),
    )
    .default([]),
  contacts: z
    .array(
      z.strictObject({
        id,
        tenantId: id,
        name: z.string(),
        email: z.string(),
        cortex: z.record(z.string(), z.unknown()).nullable().default(null),
      }),
    )
    .default([]),
  roles: z
    .array(
      z.strictObject({
        guid: z.guid().toLowerCase(),
        name: z.string(),
        grants: z.enum(['api', 'tenant', 'branch', 'everything']).nullable().default(null),
        heldBy: z.enum(['everyone', 'accounts', 'resellers', 'provider']).nullable().default(null),
      }),
    )
    .default([]),
  properties: z
    .array(
      z.strictObject({
        scope: z.enum(['tenant', 'user', 'service', 'plan', 'instance']),
        service: service.optional(),
        name: z.string(),
        fullName: z.string(),
        isMandatory: flag,
        category: text,
        description: text,
        sortOrder: z.number().int().default(0),
        isVisible: flag,
        isReadOnly: flag,
        adAttribute: text,
        initial: text,
        validation: validation.default({ name: 'Text', type: 'Text', errorMessage: '' }),
      }),
    )
    .default([]),
  progress: z
    .array(z.strictObject({ tenantId: id, userId: reference, serviceId: reference, status, isHeld: flag }))
    .default([]),
  requests: z
    .array(
      z.strictObject({
        id,
        parentId: reference,
        effect: z.enum(['provision', 'deprovision', 'remove', 'bulk']),
        tenantId: id,
        userId: reference,
        serviceId: reference,
        name: text,
        label: text,
        ownerName: text,
        status,
        requestedAt: instant,
        startedAt: instant.nullable().default(null),
        completedAt: instant.nullable().default(null),
        log: z
          .array(
            z.strictObject({
              at: instant,
              level: z.enum(['Information', 'Error']).default('Information'),
              message: z.string(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  /** Queries over the views for reports. Types of columns are given by the name of the column. */
  reports: z
    .array(
      z.strictObject({
        name: z.string(),
        description: text,
        query: z.string(),
        types: z.record(z.string(), z.string()).default({}),
        takesMs: z.number().int().nonnegative().default(0),
      }),
    )
    .default([]),
  /** The kinds of approval the installation has. */
  approvalProviders: z
    .array(z.strictObject({ asks: z.enum(['managers', 'groups']), description: text }))
    .default([]),
  approvalPolicies: z
    .array(
      z.strictObject({
        tenantId: id,
        asks: z.enum(['managers', 'groups']),
        levels: z.number().int().positive().optional(),
        timeoutDays: days.optional(),
        reminderDays: days.optional(),
        rules,
      }),
    )
    .default([]),
  approvalGroups: z
    .array(
      z.strictObject({
        tenantId: id,
        name: z.string(),
        description: text,
        needed: id.nullable().default(null),
        timeoutDays: days.default(7),
        reminderDays: days.default(3),
        memberIds: z.array(id).default([]),
        rules,
      }),
    )
    .default([]),
  /** Approvals that requests wait for, with the answers there are so far. */
  approvals: z
    .array(
      z.strictObject({
        requestId: id,
        tenantId: id,
        userId: reference,
        subjectName: z.string(),
        requestedBy: id,
        needed: id,
        requestedAt: instant,
        answers: z.array(
          z.strictObject({ guid: z.guid().toLowerCase(), userId: id, status: answer, reason: text }),
        ),
      }),
    )
    .default([]),
  /** Where the running numbers of a kind go on: `request`, `tenant`, `user` … */
  counters: z.array(z.strictObject({ kind: z.string(), next: id })).default([]),
};
