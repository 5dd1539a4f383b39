import { attributeOf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { userAt } from '../objects.js';
import { purposeOf } from '../policies.js';
import { procedure } from '../procedure.js';
import { CUSTOMER_AT_USER } from '../requirements.js';
import { OPTIONAL, REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.managedDirectory;
const USER = { user: REQUIRED, preferredDomainController: OPTIONAL } as const;

/** Enables a user account, alone: its organization stays as it is. */
export const enableUser = procedure({
  namespace: NAMESPACE,
  procedure: 'EnableUser',
  access: 'public',
  type: 'write',
  schema: USER,
  requires: CUSTOMER_AT_USER,
  source: 'msp_opsguide list; shape inferred',
  grade: 'inferred',
  run: ({ user }, { model }) => {
    model.users.setEnabled(userAt(model, user).user.id, true);
  },
});

/** Disables a user account, alone: its organization stays as it is. */
export const disableUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DisableUser',
  access: 'public',
  type: 'write',
  schema: USER,
  requires: CUSTOMER_AT_USER,
  source: 'msp_opsguide list; shape inferred',
  grade: 'inferred',
  run: ({ user }, { model }) => {
    model.users.setEnabled(userAt(model, user).user.id, false);
  },
});

/** Sets a user's password, for every product. */
export const setPassword = procedure({
  namespace: NAMESPACE,
  procedure: 'SetPassword',
  access: 'public',
  type: 'write',
  schema: { user: REQUIRED, newPassword: REQUIRED, preferredDomainController: OPTIONAL },
  requires: CUSTOMER_AT_USER,
  source: 'a step of dd251874; shape inferred',
  grade: 'inferred',
  run: ({ user, newPassword }, { model }) => {
    model.users.setPassword(userAt(model, user).user.id, newPassword);
  },
});

/** Puts a user into its organization's groups, as far as the organization has them. */
export const setGroupMemberships = procedure({
  namespace: NAMESPACE,
  procedure: 'SetGroupMemberships_',
  access: 'private',
  type: 'write',
  schema: { user: REQUIRED, memberships: { type: 'element', required: true } },
  source: 'a step of dd279091',
  grade: 'inferred',
  run: ({ user, memberships }, { model }) => {
    const { tenant, user: found } = userAt(model, user);
    for (const membership of memberships.children) {
      const purpose = purposeOf(attributeOf(membership, 'group') ?? '');
      const joined =
        purpose === undefined ? undefined : model.directory.groups.findByPurpose(tenant.id, purpose);
      if (joined !== undefined) model.directory.groups.addMember(joined.id, found.id);
    }
  },
});
