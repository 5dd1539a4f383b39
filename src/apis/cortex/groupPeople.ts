import type { Tenant } from '../../model/tenants.js';
import type {
  SentCustomerServiceDistributiongroupsDistributiongroup,
  SentGroupmember,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { defined } from './defined.js';
import type { DistributionGroup, GroupDetails } from './groupWire.js';
import { refused } from './plans.js';
import { recipientNamed, recipientsOf, type Recipient } from './recipients.js';
import type { HeldService } from './serviceKeys.js';

type Sent = SentCustomerServiceDistributiongroupsDistributiongroup;

/** Somebody a request puts into a list, or takes out of it. */
interface Named {
  readonly recipient: Recipient;
  readonly isIn: boolean;
}

/**
 * Puts people into the lists of a group and takes others out; those not named stay. Owners cannot be taken out one by
 * one, so that their list replaces the one there is.
 *
 * @returns what of the lists the group itself keeps
 * @throws CortexError InvalidService for somebody who is not there
 * @source Cortex behaviour 18, distributiongroups
 * @fidelity inferred
 */
export function changePeople(
  tenant: Tenant,
  service: HeldService,
  { group, details }: DistributionGroup,
  sent: Sent,
  context: CortexContext,
): Partial<GroupDetails> {
  const lists = [
    ...[sent.owners, sent.members, sent.sendasmembers],
    ...[sent.sendrestrictionacceptedmembers, sent.sendrestrictionrejectedmembers],
  ];
  if (lists.every((list) => list === undefined)) return {};
  const recipients = recipientsOf(tenant, context);
  const named = (list: readonly SentGroupmember[] = []): Named[] =>
    list.map((one) => {
      const recipient = recipientNamed(recipients, one, service);
      keepSyncId(recipient, one, service, context);
      return { recipient, isIn: one.enabled ?? true };
    });
  const members = named(sent.members?.member);
  changeMembers(group.id, members, context);
  const accepted = named(sent.sendrestrictionacceptedmembers?.sendrestrictionacceptedmember);
  const rejected = named(sent.sendrestrictionrejectedmembers?.sendrestrictionrejectedmember);
  const isOther = ({ recipient }: Named) => recipient.userId === null;
  return defined({
    owners: sent.owners && changed([], named(sent.owners.owners)),
    otherMembers: sent.members && changed(details.otherMembers, members.filter(isOther)),
    sendAs: sent.sendasmembers && changed(details.sendAs, named(sent.sendasmembers.sendasmember)),
    accepted: sent.sendrestrictionacceptedmembers && changed(details.accepted, accepted),
    rejected: sent.sendrestrictionrejectedmembers && changed(details.rejected, rejected),
  });
}

/** Users are members for every product. */
function changeMembers(groupId: number, members: readonly Named[], { model }: CortexContext): void {
  for (const { recipient, isIn } of members) {
    if (recipient.userId === null) continue;
    if (isIn) model.groups.addMember(groupId, recipient.userId);
    else model.groups.removeMember(groupId, recipient.userId);
  }
}

function changed(stored: readonly string[], named: readonly Named[]): readonly string[] {
  return named.reduce<readonly string[]>((list, { recipient: { reference }, isIn }) => {
    const others = list.filter((one) => one !== reference);
    if (!isIn) return others;
    return list.includes(reference) ? list : [...list, reference];
  }, stored);
}

/**
 * A sync id beside the other keys of a user becomes the user's.
 *
 * @throws CortexError InvalidService where it is another one's, or there is another one
 * @fidelity inferred: nothing else in the document gives a user its sync id
 */
function keepSyncId(
  recipient: Recipient,
  { syncobjectid }: SentGroupmember,
  service: HeldService,
  { model }: CortexContext,
): void {
  const { userId, syncObjectId, displayName } = recipient;
  if (syncobjectid === undefined || isSame(syncobjectid, syncObjectId)) return;
  if (userId === null || syncObjectId !== '') {
    throw refused(service, `The sync object id of '${displayName}' is not '${syncobjectid}'.`);
  }
  const { cortex } = model.users.get(userId);
  model.users.change(userId, { cortex: { ...cortex, syncObjectId: syncobjectid } });
}
