import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedCustomerServiceDistributiongroups,
  PrintedCustomerServiceDistributiongroupsDistributiongroup,
  PrintedCustomerUserServiceDistributiongroups,
  PrintedGroupmember,
  SentCustomerServiceDistributiongroups,
  SentCustomerServiceDistributiongroupsDistributiongroup,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { beginsLike, pageOf } from './directory.js';
import { groupFields, groupsOf, type DistributionGroup } from './groupWire.js';
import { printedRecipient, recipientsOf, userReference, type Recipient } from './recipients.js';
import type { Member } from './userProperties.js';

type Template = SentCustomerServiceDistributiongroupsDistributiongroup;
type Directory = ReadonlyMap<string, Recipient>;

/**
 * The groups of a customer that fit, page by page. A template in the request picks groups by its keys and says which
 * lists of people are wanted; the first that fits a group counts.
 *
 * @throws CortexError InvalidInteger for a page that cannot be
 * @source Cortex behaviour 18, distributiongroups; examples 67 to 71
 * @fidelity documented; the layout and how filters fit inferred
 */
export function printedGroups(
  tenant: Tenant,
  sent: SentCustomerServiceDistributiongroups,
  context: CortexContext,
): PrintedCustomerServiceDistributiongroups {
  const templates = sent.distributiongroup ?? [{}];
  const found = groupsOf(tenant, context).flatMap((group): [DistributionGroup, Template][] => {
    const template = templates.find((one) => isPicked(group, one));
    const fits =
      beginsLike(sent.displaynamefilter, group.displayName) && beginsLike(sent.emailfilter, group.email);
    return fits && template !== undefined ? [[group, template]] : [];
  });
  const directory = new Map(recipientsOf(tenant, context).map((one) => [one.reference, one]));
  return {
    distributiongroup: pageOf(found, sent).map(([group, template]) =>
      printedGroup(group, template, directory, context),
    ),
  };
}

/** Every group of the customer, and whether the user is in it. @source example 72 @fidelity documented; the layout inferred */
export function printedGroupsOfUser(
  { tenant, user }: Member,
  context: CortexContext,
): PrintedCustomerUserServiceDistributiongroups {
  const joined = new Set(context.model.groups.ofUser(user.id).map(({ groupId }) => groupId));
  return {
    distributiongroup: groupsOf(tenant, context).map(({ displayName, path, group }) => ({
      displayname: displayName,
      path,
      selected: joined.has(group.id),
    })),
  };
}

/** What GET prints of a group with the lists that a template asks for. */
export function printedGroup(
  group: DistributionGroup,
  template: Template,
  directory: Directory,
  context: CortexContext,
): PrintedCustomerServiceDistributiongroupsDistributiongroup {
  const { details } = group;
  const people = (list: readonly string[]) => list.flatMap((reference) => directory.get(reference) ?? []);
  const { members, sendasmembers, sendrestrictionacceptedmembers, sendrestrictionrejectedmembers } = template;
  const enabled = (list: readonly string[]) => people(list).map(enabledMember);
  return {
    ...groupFields(group),
    owners: { owners: people(details.owners).map(printedRecipient) },
    members: members && {
      member: people(membersOf(group, context)).filter(isOneOf(members.member)).map(enabledMember),
    },
    sendasmembers: sendasmembers && { sendasmember: enabled(details.sendAs) },
    sendrestrictionacceptedmembers: sendrestrictionacceptedmembers && {
      sendrestrictionacceptedmember: enabled(details.accepted),
    },
    sendrestrictionrejectedmembers: sendrestrictionrejectedmembers && {
      sendrestrictionrejectedmember: enabled(details.rejected),
    },
  };
}

/** References of a group's members: the users, then whoever else is in it. */
function membersOf({ group, details }: DistributionGroup, { model }: CortexContext): string[] {
  return [...model.groups.members(group.id).map(userReference), ...details.otherMembers];
}

function isPicked({ displayName, syncObjectId }: DistributionGroup, template: Template): boolean {
  return isSame(template.displayname, displayName) && isSame(template.syncobjectid, syncObjectId);
}

/** Sync ids in a list pick members; a list without any wants all of them. */
function isOneOf(sent: readonly { readonly syncobjectid?: string | undefined }[] = []) {
  const wanted = sent.flatMap(({ syncobjectid }) => syncobjectid ?? []);
  return ({ syncObjectId }: Recipient) =>
    wanted.length === 0 || wanted.some((id) => isSame(id, syncObjectId));
}

function enabledMember(recipient: Recipient): PrintedGroupmember {
  return { ...printedRecipient(recipient), enabled: true };
}
