import {
  changedRules,
  POLICY_DEFAULTS,
  type ApprovalMatter,
  type ApprovalProvider,
  type ApprovalRule,
} from '../../model/approvalPolicies.js';
import type { Tenant } from '../../model/tenants.js';
import { EVERY_SERVICE, PROVIDER_NAMES } from './approvalProviders.js';
import type {
  SentApprovalevent,
  SentApprovalservices,
  SentApprovalsubscriptions,
  SentCustomerApprovalproviders,
  SentCustomerApprovalprovidersApprovalprovider,
  SentCustomerApprovalprovidersApprovalproviderGroupsGroup,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { wrong } from './customerKeys.js';
import { defined } from './defined.js';
import { CortexError } from './errors.js';
import { plainName } from './serviceKeys.js';
import { existingUser } from './userKeys.js';

type SentProvider = SentCustomerApprovalprovidersApprovalprovider;
type SentGroup = SentCustomerApprovalprovidersApprovalproviderGroupsGroup;
/** A change of a customer's approval settings, once the customer is there. */
type ApprovalChange = (tenant: Tenant) => void;

/**
 * Finds what a SET says of a customer's approval providers; what is returned makes the change. What it does not name
 * stays as it is.
 *
 * @param home the customer, or how it will stand
 * @throws CortexError CustomerError for a provider that is not enabled, ServiceNotFound, UserNotFound
 * @source Cortex behaviour 18, approvalproviders
 * @fidelity documented; the errors inferred
 */
export function resolveProviders(
  home: Tenant,
  { approvalprovider = [] }: SentCustomerApprovalproviders,
  context: CortexContext,
): ApprovalChange {
  const changes = approvalprovider.map((sent) => resolveProvider(home, sent, context));
  return (tenant) => {
    for (const change of changes) change(tenant);
  };
}

function resolveProvider(home: Tenant, sent: SentProvider, context: CortexContext): ApprovalChange {
  const { approvalPolicies } = context.model;
  const provider = approvalPolicies.providers().find(({ asks }) => PROVIDER_NAMES[asks] === sent.name);
  if (provider === undefined)
    throw wrong(home.code, `The approval provider '${sent.name ?? ''}' is not enabled.`);
  const rules = sentRules(sent.subscriptions, context);
  const groups = (sent.groups?.group ?? []).map((group) => resolveGroup(home, group, context));
  return (tenant) => {
    refuseForeign(tenant, provider, sent);
    const { configuration = {} } = sent;
    const known = approvalPolicies.policy(tenant.id, provider);
    approvalPolicies.setPolicy(tenant.id, provider, {
      ...defined({
        description: sent.description,
        levels: atLeast(1, tenant, configuration.managers),
        timeoutDays: atLeast(0, tenant, configuration.timeoutdays),
        reminderDays: atLeast(0, tenant, configuration.reminderdays),
      }),
      rules: changedRules(known.rules, rules),
    });
    for (const change of groups) change(tenant);
  };
}

/** What is a setting of the other provider would be lost. @fidelity inferred */
function refuseForeign({ code }: Tenant, { asks }: ApprovalProvider, sent: SentProvider): void {
  const foreign = asks === 'managers' ? sent.groups : (sent.configuration ?? sent.subscriptions);
  if (foreign !== undefined) throw wrong(code, `${PROVIDER_NAMES[asks]} has no such setting.`);
}

/** A member list replaces the one there is; a group that is new begins with the defaults. @fidelity inferred */
function resolveGroup(home: Tenant, sent: SentGroup, context: CortexContext): ApprovalChange {
  const { approvalPolicies } = context.model;
  const name = sent.name?.trim() ?? '';
  const memberIds = sent.members?.member?.map(
    ({ username = '' }) => existingUser(home, { name: username.trim() }, context).id,
  );
  const rules = sentRules(sent.subscriptions, context);
  return (tenant) => {
    if (name === '') throw wrong(tenant.code, 'An approval group must specify the name.');
    const known = approvalPolicies.findGroup(tenant.id, name);
    if (sent.action === 'delete') {
      if (known === undefined) throw wrong(tenant.code, `There is no approval group '${name}'.`);
      approvalPolicies.removeGroup(known.id);
      return;
    }
    const { memberstoapprove, timeoutdays, reminderdays } = sent.configuration ?? {};
    const isAll = memberstoapprove === undefined || memberstoapprove === known?.memberIds.length;
    approvalPolicies.putGroup({
      tenantId: tenant.id,
      name: known?.name ?? name,
      description: sent.description ?? known?.description ?? '',
      needed: isAll ? (known?.needed ?? null) : (atLeast(1, tenant, memberstoapprove) ?? null),
      timeoutDays: atLeast(0, tenant, timeoutdays) ?? known?.timeoutDays ?? POLICY_DEFAULTS.timeoutDays,
      reminderDays: atLeast(0, tenant, reminderdays) ?? known?.reminderDays ?? POLICY_DEFAULTS.reminderDays,
      memberIds: [...new Set(memberIds ?? known?.memberIds ?? [])],
      rules: changedRules(known?.rules ?? [], rules),
    });
  };
}

function atLeast(least: number, { code }: Tenant, value: number | undefined): number | undefined {
  if (value !== undefined && value < least) throw wrong(code, `${value} is less than ${least}.`);
  return value;
}

function sentRules(sent: SentApprovalsubscriptions | undefined, context: CortexContext): ApprovalRule[] {
  const { users, userservices, services } = sent ?? {};
  return [
    ...(users?.subscription ?? []).flatMap((event) => toRules('users', null, event)),
    ...serviceRules('userServices', userservices, context),
    ...serviceRules('services', services, context),
  ];
}

/** @throws CortexError ServiceNotFound */
function serviceRules(
  about: ApprovalMatter,
  { service = [] }: SentApprovalservices = {},
  { model }: CortexContext,
): ApprovalRule[] {
  return service.flatMap(({ label = '', subscription = [] }) => {
    const isEvery = plainName(label) === plainName(EVERY_SERVICE);
    const offer = model.offers.all().find(({ fullName }) => plainName(fullName) === plainName(label));
    if (!isEvery && offer === undefined) throw new CortexError('ServiceNotFound', { name: label });
    return subscription.flatMap((event) => toRules(about, offer?.id ?? null, event));
  });
}

function toRules(
  about: ApprovalMatter,
  serviceId: number | null,
  { name, access }: SentApprovalevent,
): ApprovalRule[] {
  if (name === undefined || access === undefined) return [];
  const event = name === 'Provision' ? 'provision' : 'deprovision';
  return [{ about, serviceId, event, isNeeded: access === 'Object' }];
}
