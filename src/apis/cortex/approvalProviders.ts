import type {
  ApprovalGroup,
  ApprovalMatter,
  ApprovalProvider,
  ApprovalRule,
} from '../../model/approvalPolicies.js';
import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedApprovalservicesService,
  PrintedApprovalsubscriptions,
  PrintedCustomerApprovalproviders,
  PrintedCustomerApprovalprovidersApprovalprovider,
  PrintedCustomerApprovalprovidersApprovalproviderGroupsGroup,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { requireChange } from './rights.js';
import { displayName } from './userWire.js';

type PrintedProvider = PrintedCustomerApprovalprovidersApprovalprovider;

/** @source Cortex behaviour 18, approvalproviders */
export const PROVIDER_NAMES = {
  managers: 'Workflow Managers',
  groups: 'Workflow Groups',
} as const satisfies Readonly<Record<ApprovalProvider['asks'], PrintedProvider['name']>>;

/** What stands for every service. @source elements.json, approvalproviders, label */
export const EVERY_SERVICE = 'All';

/**
 * The approval providers of the installation, and what a customer made of them.
 *
 * @throws CortexError NotAuthorized for a caller that may only look
 * @source Cortex behaviour 18, approvalproviders
 * @fidelity documented; the layout inferred: the one of the SET, by the document's own advice
 */
export function printedProviders(tenant: Tenant, context: CortexContext): PrintedCustomerApprovalproviders {
  requireChange(context, tenant);
  const providers = context.model.approvalPolicies.providers();
  return { approvalprovider: providers.map((provider) => printedProvider(tenant, provider, context)) };
}

function printedProvider(
  tenant: Tenant,
  provider: ApprovalProvider,
  context: CortexContext,
): PrintedProvider {
  const { approvalPolicies } = context.model;
  const policy = approvalPolicies.policy(tenant.id, provider);
  const named = { name: PROVIDER_NAMES[provider.asks], description: policy.description };
  if (provider.asks === 'groups') {
    const groups = approvalPolicies.groups(tenant.id);
    return { ...named, groups: { group: groups.map((group) => printedGroup(group, context)) } };
  }
  const users = [{ about: 'users', serviceId: null, event: 'provision', isNeeded: false } as const];
  return {
    ...named,
    configuration: {
      managers: policy.levels,
      timeoutdays: policy.timeoutDays,
      reminderdays: policy.reminderDays,
    },
    subscriptions: printedRules([...policy.rules, ...users], context),
  };
}

function printedGroup(
  group: ApprovalGroup,
  context: CortexContext,
): PrintedCustomerApprovalprovidersApprovalproviderGroupsGroup {
  const members = group.memberIds.flatMap((id) => context.model.users.find(id) ?? []);
  return {
    name: group.name,
    description: group.description,
    configuration: {
      memberstoapprove: group.needed ?? members.length,
      timeoutdays: group.timeoutDays,
      reminderdays: group.reminderDays,
    },
    members: {
      member: members.map((user) => ({ displayname: displayName(user), username: user.cortexName })),
    },
    subscriptions: printedRules(group.rules, context),
  };
}

/** Both events of everything there is a rule about. */
function printedRules(rules: readonly ApprovalRule[], context: CortexContext): PrintedApprovalsubscriptions {
  const of = (about: ApprovalMatter) => rules.filter((rule) => rule.about === about);
  const [users, userServices, services] = [of('users'), of('userServices'), of('services')];
  return {
    users: users.length === 0 ? undefined : { subscription: printedEvents(users) },
    userservices: userServices.length === 0 ? undefined : { service: printedServices(userServices, context) },
    services: services.length === 0 ? undefined : { service: printedServices(services, context) },
  };
}

function printedServices(
  rules: readonly ApprovalRule[],
  { model }: CortexContext,
): PrintedApprovalservicesService[] {
  return [...new Set(rules.map(({ serviceId }) => serviceId))].map((serviceId) => ({
    label: serviceId === null ? EVERY_SERVICE : (model.offers.find(serviceId)?.fullName ?? ''),
    subscription: printedEvents(rules.filter((rule) => rule.serviceId === serviceId)),
  }));
}

function printedEvents(rules: readonly ApprovalRule[]) {
  const accessTo = (event: ApprovalRule['event']) =>
    rules.find((rule) => rule.event === event)?.isNeeded === true ? 'Object' : 'None';
  return [
    { name: 'Provision', access: accessTo('provision') },
    { name: 'Deprovision', access: accessTo('deprovision') },
  ] as const;
}
