import { attributeOf, childOf, group, leaf, textOf, type Element } from '../element.js';
import { nameIn, namePart, toPath } from '../distinguishedNames.js';
import { MpsError } from '../errors.js';
import { propertiesIn } from '../fragment.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantPath, userAt } from '../objects.js';
import { placeOf } from '../managed/planCalls.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_USER } from '../requirements.js';
import { FRAGMENT, OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';

const NAMESPACE = NAMESPACES.hostedDirectory;
const { managedDirectory, managedPlans, managedHosting } = NAMESPACES;
/** An account whose password never expires. @source public copy of part of CreateUser */
const PASSWORD_NEVER_EXPIRES = '65536';
/** What the organization's plan makes its users. */
const USER_TYPES: Readonly<Record<string, string>> = {
  ADBusinessOrg: 'BusinessUser',
  ADConsumerOrg: 'ConsumerUser',
};

/** Creates, enables and records a user; sets a password and makes it an administrator if asked. @throws MpsError PLAN_NOT_HELD */
export const createDirectoryUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateUser',
  access: 'public',
  type: 'write',
  schema: {
    container: REQUIRED,
    userPrincipalName: REQUIRED,
    ...SERVER,
    isAdmin: { type: 'boolean', required: true },
    displayName: OPTIONAL,
    givenName: OPTIONAL,
    middleName: OPTIONAL,
    sn: OPTIONAL,
    initials: OPTIONAL,
    description: OPTIONAL,
    newPassword: OPTIONAL,
    propertiesXmlString: FRAGMENT,
    properties: FRAGMENT,
  },
  source: 'dd251874; the step for administrators from a public copy',
  grade: 'documented',
  run: (given, context) => {
    const { container, userPrincipalName, preferredDomainController, isAdmin, newPassword } = given;
    const customerTypeName = userType(context, container, preferredDomainController);
    const { displayName, givenName, middleName, sn, initials, description } = given;
    const person = Object.entries({ displayName, givenName, middleName, sn, initials, description });
    const place = { container, preferredDomainController };
    const texts = person.map(([name, value]) => leaf(name, value));
    const user = makeUser(context, place, userPrincipalName, [...texts, propertiesIn(given)]);
    const path = attributeOf(user, 'path') ?? '';
    prepareUser(context, { user: path, preferredDomainController }, { newPassword, isAdmin });
    if (isAdmin) keepPassword(context, path, preferredDomainController);
    context.call(managedPlans, 'CreateCustomer', [
      ...placeOf({ path, preferredDomainController }),
      leaf('customerTypeName', customerTypeName),
    ]);
    return [user];
  },
});

/** Closes a user's record and deletes it. */
export const deleteDirectoryUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteUser',
  access: 'public',
  type: 'write',
  schema: PATH,
  source: 'list page and Hosted Exchange::DeleteBusinessUser',
  grade: 'inferred',
  run: (place, { call }) => {
    call(managedPlans, 'DeleteCustomer', placeOf(place));
    call(managedDirectory, 'DeleteUser', [
      leaf('user', place.path),
      leaf('preferredDomainController', place.preferredDomainController),
    ]);
  },
});

/**
 * Puts a user into its organization's administrators.
 *
 * @throws MpsError NO_SUCH_OBJECT when the organization has no such group: it was not made for hosting
 */
export const makeUserAdmin = procedure({
  namespace: NAMESPACE,
  procedure: 'MakeUserAdmin',
  access: 'private',
  type: 'write',
  schema: { user: REQUIRED, ...SERVER },
  requires: CUSTOMER_AT_USER,
  source: 'a step of dd251874; public in the product, where its arguments are not published',
  grade: 'inferred',
  run: ({ user }, { call, model }) => {
    const { tenant } = userAt(model, user);
    const name = `Admins@${tenant.ou}`;
    if (model.directory.groups.findByPurpose(tenant.id, 'admins') === undefined) {
      const organization = nameIn(tenantPath(model, tenant));
      throw new MpsError('NO_SUCH_OBJECT', toPath(`${namePart('cn', name)},${organization}`));
    }
    const memberships = group('memberships', [group('membership', [], { group: name })]);
    call(managedDirectory, 'SetGroupMemberships_', [leaf('user', user), memberships]);
  },
});

/** Creates a user under the policy of its organization's type: steps that several namespaces begin with. */
export function makeUser(
  { call }: ProcedureContext,
  place: { readonly container: string; readonly preferredDomainController: string },
  userPrincipalName: string,
  attributes: readonly (Element | undefined)[] = [],
): Element {
  const server = leaf('preferredDomainController', place.preferredDomainController);
  const orgType = textOf(
    call(managedHosting, 'GetOrgType', [leaf('path', place.container), server]),
    'orgType',
  );
  const made = call(managedDirectory, 'CreateUser', [
    leaf('container', place.container),
    leaf('userPrincipalName', userPrincipalName),
    leaf('policyName', orgType),
    ...attributes,
    server,
  ]);
  return childOf(made, 'user') ?? made;
}

/** Sets the password if there is one, enables the user, and makes it an administrator if asked. */
export function prepareUser(
  { call }: ProcedureContext,
  place: { readonly user: string; readonly preferredDomainController: string },
  { newPassword, isAdmin }: { readonly newPassword: string | undefined; readonly isAdmin: boolean },
): void {
  const at = [leaf('user', place.user), leaf('preferredDomainController', place.preferredDomainController)];
  if (newPassword !== undefined)
    call(managedDirectory, 'SetPassword', [...at, leaf('newPassword', newPassword)]);
  call(managedDirectory, 'EnableUser', at);
  if (isAdmin) call(NAMESPACE, 'MakeUserAdmin', at);
}

function keepPassword({ call }: ProcedureContext, user: string, preferredDomainController: string): void {
  const control = {
    ...leaf('property', PASSWORD_NEVER_EXPIRES),
    attributes: [['name', 'userAccountControl']] as const,
  };
  call(managedDirectory, 'ModifyUser', [
    leaf('user', user),
    group('properties', [control]),
    leaf('preferredDomainController', preferredDomainController),
  ]);
}

/** Business or consumer, as the plan of the organization says. @throws MpsError PLAN_NOT_HELD */
function userType({ call }: ProcedureContext, container: string, preferredDomainController: string): string {
  const root = call(managedDirectory, 'GetThisOrganizationRoot', [
    leaf('path', container),
    leaf('preferredDomainController', preferredDomainController),
  ]);
  const path = textOf(root, 'organization') ?? container;
  const found = call(managedPlans, 'GetPlansByCustomer', placeOf({ path, preferredDomainController }));
  const types = (childOf(found, 'plans')?.children ?? []).map((plan) => textOf(plan, 'planTypeName') ?? '');
  const held = types.find((name) => name in USER_TYPES);
  if (held === undefined) throw new MpsError('PLAN_NOT_HELD', 'ADBusinessOrg', path);
  return USER_TYPES[held] ?? '';
}
