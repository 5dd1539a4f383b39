import type { Group } from '../../model/groups.js';
import type { Tenant } from '../../model/tenants.js';
import type { PrintedCustomerServiceDistributiongroupsDistributiongroup } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerPath } from './customerWire.js';
import { merged } from './details.js';
import { aliasOf, directoryPath, type DirectoryObject } from './directory.js';

type Printed = PrintedCustomerServiceDistributiongroupsDistributiongroup;
type Word<K extends keyof Printed> = NonNullable<Printed[K]> & string;

/** What only this API knows of a group. Null: nobody said, and the answer is derived. */
export interface GroupDetails {
  readonly syncObjectId: string;
  readonly email: string | null;
  readonly alias: string | null;
  /** Beside the primary one. */
  readonly addresses: readonly string[];
  readonly mailTip: string;
  readonly type: string;
  readonly isHidden: boolean;
  readonly requiresAuthentication: boolean;
  readonly joinRestriction: string;
  readonly departRestriction: string;
  readonly moderationNotifications: string;
  /** References of recipients, as `recipients.ts` makes them; so are the lists below. */
  readonly owners: readonly string[];
  /** Members that are no users; users are members in the model. */
  readonly otherMembers: readonly string[];
  readonly sendAs: readonly string[];
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** @source the values of example 67 @fidelity inferred */
const DEFAULTS: GroupDetails = {
  ...{ syncObjectId: '', email: null, alias: null, addresses: [], mailTip: '' },
  type: 'Distribution',
  isHidden: false,
  requiresAuthentication: true,
  joinRestriction: 'Closed',
  departRestriction: 'Open',
  moderationNotifications: 'Never',
  ...{ owners: [], otherMembers: [], sendAs: [], accepted: [], rejected: [] },
};

/** A group of a customer as its directory has it. */
export interface DistributionGroup extends DirectoryObject {
  readonly group: Group;
  readonly details: GroupDetails;
  readonly email: string;
  readonly alias: string;
}

/** The groups of a customer, also those that other products made, oldest first. */
export function groupsOf(tenant: Tenant, context: CortexContext): DistributionGroup[] {
  const home = customerPath(tenant, context);
  return context.model.groups.ofTenant(tenant.id).map((group) => toGroup(group, tenant, home));
}

export function toGroup(group: Group, tenant: Tenant, home: string): DistributionGroup {
  const details = merged(DEFAULTS, group.cortex);
  const alias = details.alias ?? aliasOf(group.name, `group${group.id}`);
  return {
    ...{ group, details, alias, displayName: group.name, syncObjectId: details.syncObjectId },
    path: groupPath(group.name, home),
    email: details.email ?? `${alias}@${tenant.primaryDomain}`,
  };
}

export function groupPath(name: string, home: string): string {
  return directoryPath(name, 'Distribution Groups', home);
}

/** What GET prints of a group without its people. @source example 67 @fidelity inferred: built from the form of SET */
export function groupFields({ details, ...group }: DistributionGroup): Printed {
  return {
    displayname: group.displayName,
    syncobjectid: group.syncObjectId,
    enabled: true,
    path: group.path,
    email: group.email,
    emailalias: group.alias,
    mailtip: details.mailTip,
    grouptype: wordOf(TYPES, details.type),
    hidefromaddresslists: details.isHidden,
    requiresenderauthentication: details.requiresAuthentication,
    memberjoinrestriction: wordOf(JOINING, details.joinRestriction),
    memberdepartrestriction: wordOf(LEAVING, details.departRestriction),
    sendmoderationnotifications: wordOf(NOTIFYING, details.moderationNotifications),
    emailaddresses: { emailaddress: [group.email, ...details.addresses] },
  };
}

const TYPES = ['Distribution', 'Security'] as const satisfies readonly Word<'grouptype'>[];
const JOINING = [
  'Closed',
  'Open',
  'ApprovalRequired',
] as const satisfies readonly Word<'memberjoinrestriction'>[];
const LEAVING = ['Open', 'Closed'] as const satisfies readonly Word<'memberdepartrestriction'>[];
const NOTIFYING = [
  'Never',
  'Internal',
  'Always',
] as const satisfies readonly Word<'sendmoderationnotifications'>[];

/** Of what a seed put there, only words of the list count. */
function wordOf<W extends string>(words: readonly [W, ...W[]], stored: string): W {
  return words.find((word) => word === stored) ?? words[0];
}
