import type { Field, Values } from '../../contract/description.js';
import type { Model } from '../../model/model.js';
import { DIRECTORY_SERVICE, EXCHANGE_SERVICE, ORGANIZATION_PLAN, USER_PLAN } from './services.js';
import { SETTING_NAMES } from './sipSettings.js';
import { SampleDirectory, type SampleOrganization, type SampleUser } from './samples.js';

/** What a procedure is given beyond the arguments that say the same everywhere. */
type Example = (directory: SampleDirectory) => Values;

/** Values for a procedure, `Namespace::Procedure`, from what there is in an estate. */
export function exampleOf(operation: string, fields: readonly Field[], model: Model): Values {
  const directory = new SampleDirectory(model);
  const own = EXAMPLES[operation]?.(directory) ?? {};
  const shared = Object.fromEntries(
    fields.flatMap(({ name, isRequired }) => {
      const value = isRequired && own[name] === undefined ? SHARED[name]?.(directory) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...shared, ...own };
}

const [MAILBOX_PLAN = ''] = Object.keys(EXCHANGE_SERVICE.planTypes);
const [DIRECTORY_PLAN = ''] = Object.keys(DIRECTORY_SERVICE.planTypes);
const DOMAIN = 'aurora-mills.example';

const talks = ({ plans }: SampleOrganization) => plans.has(ORGANIZATION_PLAN);
const isEmpty = ({ users }: SampleOrganization) => users.length === 0;
const isUnknown = ({ record }: { readonly record: unknown }) => record === undefined;

/** Arguments that mean the same wherever they are required. */
const SHARED: Readonly<Record<string, (directory: SampleDirectory) => string | boolean | undefined>> = {
  organization: (directory) => directory.organization(talks)?.path,
  org: (directory) => directory.organization(talks)?.path,
  path: (directory) => directory.organization(talks)?.path,
  container: (directory) => directory.organization(talks)?.path,
  user: (directory) => directory.user(({ hasSip }) => hasSip)?.path,
  group: (directory) => directory.group(),
  preferredDomainController: (directory) => directory.server(),
  poolFQDN: (directory) => directory.pool(),
  poolTag: () => 'West',
  name: () => 'AuroraMills',
  SMTPDomain: () => DOMAIN,
  planDescription: () => 'A plan to try out',
  isAdmin: () => false,
  newPassword: () => 'Welcome-1',
  userPrincipalName: (directory) => `lea@${directory.organization(talks)?.tenant.primaryDomain ?? DOMAIN}`,
};

const inReseller: Example = (directory) => ({ container: directory.reseller()?.path ?? directory.hosting() });
const ofMailUser: Example = (directory) => ({
  path: directory.user(({ hasMailbox }) => hasMailbox)?.path ?? '',
  planName: directory.plans(MAILBOX_PLAN)[0] ?? '',
});
const ownDomain: Example = (directory) => {
  const organization = directory.organization(
    (one) => talks(one) && directory.sipDomainOf(one) !== undefined,
  );
  const address = organization && directory.sipDomainOf(organization);
  return { organization: organization?.path ?? '', address: address ?? '' };
};
const newDomain: Example = (directory) => ({
  address: `chat.${directory.organization(talks)?.tenant.primaryDomain ?? DOMAIN}`,
});
const newPlan: Example = () => ({ planName: 'TrialPlan' });
const organizationPlan: Example = (directory) => ({ planName: directory.plans(ORGANIZATION_PLAN)[0] ?? '' });
const userPlan: Example = (directory) => ({ planName: directory.plans(USER_PLAN)[0] ?? '' });
const empty: Example = (directory) => ({ path: directory.organization(isEmpty)?.path ?? '' });
const deletable: Example = (directory) => ({ path: directory.user(({ hasSip }) => !hasSip)?.path ?? '' });
const fresh: Example = (directory) => ({ path: directory.organization(isUnknown)?.path ?? '' });
const described = { property: { '@name': 'description', '#text': 'Sample' } };

function another(plans: readonly string[], held: string | undefined): string {
  return plans.find((plan) => plan !== held) ?? held ?? '';
}

/** Who could talk but does not yet. */
function silent(directory: SampleDirectory): { user: SampleUser | undefined; plan: string } {
  const user = directory.user((one, at) => !one.hasSip && one.record !== undefined && talks(at));
  const at = user && directory.organizationOf(user);
  return { user, plan: at?.available[0] ?? '' };
}

const newPath: Example = (directory) => {
  const at = directory.organization(talks);
  return {
    path: at?.path ?? '',
    planName: another(directory.plans(ORGANIZATION_PLAN), at?.plans.get(ORGANIZATION_PLAN)),
  };
};

const heldPlan: Example = (directory) => {
  const at = directory.organization((one) => talks(one) && isEmpty(one));
  return { path: at?.path ?? '', planName: at?.plans.get(ORGANIZATION_PLAN) ?? '' };
};

const subscription: Example = (directory) => {
  const at = directory.organization((one) => !talks(one) && one.plans.has(DIRECTORY_PLAN));
  return { path: at?.path ?? '', planName: directory.plans(ORGANIZATION_PLAN)[0] ?? '' };
};

const addable: Example = (directory) => {
  const at = directory.organization(talks);
  const plans = directory.plans(USER_PLAN);
  const planName = plans.find((plan) => at?.available.includes(plan) !== true) ?? plans[0] ?? '';
  return { availablePlans: { planName } };
};

const listed: Example = (directory) => {
  const at = directory.organization(({ available }) => available.length > 0);
  return { path: at?.path ?? '', planName: at?.available[0] ?? '' };
};

/** The same under the names that the hosted namespace has for them. */
function hosted(example: Example): Example {
  return (directory) => {
    const { path, planName, ...rest } = example(directory);
    return {
      ...rest,
      ...(path === undefined ? {} : { organization: path }),
      ...(planName === undefined ? {} : { planName }),
    };
  };
}

const OCS = 'Hosted Office Communications Server';
const MANAGED_OCS = 'Managed Office Communications Server';
const IMPORT = 'MPS Import';
const PLANS = 'Managed Plans';
const MANAGED = 'Managed Active Directory';
const DIRECTORY = 'Hosted Active Directory';
const DIRECTORY_IMPORT = 'Hosted Active Directory Import';
const EXCHANGE = 'Hosted Exchange';
const MESSAGING = 'Hosted Messaging and Collaboration';

const EXAMPLES: Readonly<Record<string, Example>> = {
  [`${OCS}::AddAvailablePlans`]: addable,
  [`${OCS}::ChangeOrganizationPlanAssignment`]: hosted(newPath),
  [`${OCS}::ChangeUserPlanAssignment`]: (directory) => {
    const user = directory.user(({ hasSip }) => hasSip);
    const at = user && directory.organizationOf(user);
    return { user: user?.path ?? '', planName: another(at?.available ?? [], user?.plans.get(USER_PLAN)) };
  },
  [`${OCS}::CreateOrganizationPlan`]: newPlan,
  [`${OCS}::CreateSipDomain`]: newDomain,
  [`${OCS}::CreateSipUser`]: (directory) => {
    const { user, plan } = silent(directory);
    return { user: user?.path ?? '', planName: plan, primaryURI: `sip:${user?.user.upn ?? ''}` };
  },
  [`${OCS}::CreateUserPlan`]: () => ({ planName: 'TrialPlan', features: trialFeatures() }),
  [`${OCS}::DeleteSipDomain`]: ownDomain,
  [`${OCS}::GetOrganizationPlan`]: organizationPlan,
  [`${OCS}::GetUserPlan`]: userPlan,
  [`${OCS}::ModifyOrganizationPlan`]: (directory) => ({
    ...organizationPlan(directory),
    planDescription: 'Renewed',
  }),
  [`${OCS}::ModifyUserPlan`]: (directory) => ({ ...userPlan(directory), features: { ucEnabled: true } }),
  [`${OCS}::RemoveAvailablePlans`]: (directory) => {
    const { path, planName = '' } = listed(directory);
    return { organization: path ?? '', availablePlans: { planName } };
  },
  [`${OCS}::SetSipUserProperties`]: () => ({ enabledForFederation: true }),
  [`${OCS}::Subscribe`]: hosted(subscription),
  [`${OCS}::Unsubscribe`]: (directory) => ({
    organization: directory.organization((one) => talks(one) && isEmpty(one))?.path ?? '',
  }),
  [`${OCS}::ValidateSipDomainOwnership`]: ownDomain,
  [`${MANAGED_OCS}::CreateSipDomain`]: newDomain,
  [`${MANAGED_OCS}::CreateSipUser`]: (directory) => {
    const { user } = silent(directory);
    return { user: user?.path ?? '', enabled: true, primaryURI: `sip:${user?.user.upn ?? ''}` };
  },
  [`${MANAGED_OCS}::DeleteSipDomain`]: ownDomain,
  [`${MANAGED_OCS}::SetSharedPoolProperties`]: () => ({ poolTag: 'West' }),
  [`${MANAGED_OCS}::SetSipUserProperties`]: () => ({ enabledForFederation: true }),
  [`${MANAGED_OCS}::ValidateSipDomainOwnership`]: ownDomain,
  [`${IMPORT}::EnableCustomerForPlans`]: fresh,
  [`${IMPORT}::ImportOrganization`]: (directory) => ({ ...fresh(directory), policyName: 'customer' }),
  [`${IMPORT}::ImportUser`]: (directory) => ({
    path: directory.user((user, at) => isUnknown(user) && !isUnknown(at))?.path ?? '',
  }),
  [`${IMPORT}::EnableOrganizationForHosting`]: (directory) => ({
    ...fresh(directory),
    policyName: 'customer',
  }),
  [`${IMPORT}::EnableUserForHosting`]: (directory) => {
    const found = directory.user((user, at) => !user.isInDirectory && isUnknown(user) && !isUnknown(at));
    return { path: found?.path ?? '', userPrincipalName: found?.user.upn ?? '' };
  },
  [`${IMPORT}::ApplyMailboxPlan`]: ofMailUser,
  [`${IMPORT}::AllocateExistingMailbox`]: (directory) => ({
    path: ofMailUser(directory)['path'] ?? '',
    kilobytes: 51_200,
  }),
  [`${IMPORT}::CreateMailbox`]: (directory) => ({
    path: directory.user((user, at) => at.hasMail && !user.hasMailbox && !isUnknown(user))?.path ?? '',
    planName: directory.plans(MAILBOX_PLAN)[0] ?? '',
    mailStore: { serverName: 'EXMB01', mailStoreName: 'Store 1 (EXMB01)' },
  }),
  [`${PLANS}::AddAvailablePlansToCustomer`]: addable,
  [`${PLANS}::AddCustomerPlan`]: subscription,
  [`${PLANS}::ChangeCustomerPlan`]: newPath,
  [`${PLANS}::RemovePlanFromCustomer`]: heldPlan,
  [`${PLANS}::SetAvailablePlanStatus`]: (directory) => ({ ...listed(directory), statusTypeName: 'Disabled' }),
  [`${PLANS}::CreatePlan`]: () => ({ planName: 'TrialPlan', planTypeName: ORGANIZATION_PLAN }),
  [`${PLANS}::ModifyPlan`]: (directory) => ({ ...organizationPlan(directory), planDescription: 'Renewed' }),
  [`${PLANS}::GetPlan`]: organizationPlan,
  [`${PLANS}::RegisterService`]: () => ({
    serviceId: 'A1B2C3D4E5F60718293A4B5C6D7E8F90',
    serviceName: 'Trial Service',
    serviceDescription: 'A service to try out',
  }),
  [`${PLANS}::CreateCustomer`]: fresh,
  [`${PLANS}::DeleteCustomer`]: (directory) => ({
    path: directory.organization((one) => !isUnknown(one) && isEmpty(one))?.path ?? '',
  }),
  [`${PLANS}::QueryCustomersByParentID`]: (directory) => ({ path: directory.reseller()?.path ?? '' }),
  [`${MANAGED}::CreateOrganization`]: (directory) => ({ ...inReseller(directory), policyName: 'customer' }),
  [`${MANAGED}::DeleteOrganization`]: (directory) => ({ org: directory.organization(isEmpty)?.path ?? '' }),
  [`${MANAGED}::ModifyOrganization`]: () => ({ properties: described }),
  [`${MANAGED}::CreateUser`]: () => ({ policyName: 'customer', givenName: 'Lea', sn: 'Sommer' }),
  [`${MANAGED}::ModifyUser`]: () => ({ properties: described }),
  [`${MANAGED}::GetPolicy`]: (directory) => ({
    policyName: 'customer',
    objectType: 'org',
    objectPath: directory.organization()?.path ?? '',
  }),
  [`${DIRECTORY}::CreateResellerOrganization`]: (directory) => ({ container: directory.hosting() }),
  [`${DIRECTORY}::CreateOrganization`]: (directory) => ({
    ...inReseller(directory),
    planName: directory.plans(DIRECTORY_PLAN)[0] ?? '',
  }),
  [`${DIRECTORY}::DeleteOrganization`]: empty,
  [`${DIRECTORY}::CreateUser`]: () => ({ newPassword: 'Welcome-1' }),
  [`${DIRECTORY}::DeleteUser`]: deletable,
  [`${DIRECTORY}::CreateOrganizationPlan`]: () => ({ planName: 'TrialPlan', planTypeName: DIRECTORY_PLAN }),
  [`${DIRECTORY}::Subscribe`]: (directory) => ({
    path: directory.organization((one) => !isUnknown(one) && !one.plans.has(DIRECTORY_PLAN))?.path ?? '',
    planName: directory.plans(DIRECTORY_PLAN)[0] ?? '',
  }),
  [`${DIRECTORY_IMPORT}::ImportBusinessOrganization`]: (directory) => ({
    organization: fresh(directory)['path'] ?? '',
    planName: directory.plans(DIRECTORY_PLAN)[0] ?? '',
  }),
  [`${DIRECTORY_IMPORT}::ImportResellerOrganization`]: (directory) => ({
    organization: directory.unknownReseller()?.path ?? '',
  }),
  [`${DIRECTORY_IMPORT}::ImportUser`]: (directory) => ({
    user: directory.user((user, at) => isUnknown(user) && !isUnknown(at))?.path ?? '',
  }),
  [`${EXCHANGE}::CreateBusinessOrganization`]: inReseller,
  [`${EXCHANGE}::DeleteBusinessOrganization`]: empty,
  [`${EXCHANGE}::DeleteBusinessUser`]: deletable,
  [`${EXCHANGE}::AddAvailablePlans`]: (directory) => ({
    availablePlans: { planName: directory.plans(MAILBOX_PLAN)[0] ?? '' },
  }),
  [`${MESSAGING}::CreateOrganization`]: inReseller,
  'Hosted Email 2007::AddAvailablePlans': (directory) => ({
    availablePlans: { planName: directory.plans(MAILBOX_PLAN)[0] ?? '' },
  }),
  'Error Provider::SetError': () => ({ hr: '0x80070005', desc: 'Access is denied.' }),
  'Error Provider::TranslateProvisioningError': () => ({ errorMessageContext: 'Sample', locId: 1033 }),
};

/** Every feature of a user plan: no policies are known beforehand, so both are named as the documents name them. */
function trialFeatures(): Values {
  return Object.fromEntries(
    SETTING_NAMES.map((name) => [name, POLICY_OF[name] ?? name.startsWith('enabled')]),
  );
}

const POLICY_OF: Readonly<Record<string, string>> = {
  meetingPolicy: 'Standard Meetings',
  ucPolicy: 'Default UC',
};
