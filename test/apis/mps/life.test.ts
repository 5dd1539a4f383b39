import { expect, test } from '@jest/globals';
import { Client, emulatorFor } from '../../client.js';
import { at, Cortex } from '../cortex/client.js';
import { ProvisioningClient, provisioningUrl, statusOf } from '../provisioning/client.js';
import { HOSTED_DIRECTORY, HOSTING_NAMESPACE, IMPORT, memberOf, mpsWorld, OCS, refusal } from './client.js';

const emulator = emulatorFor();

/** The root of a fresh world. */
const HOSTING = 'LDAP://OU=Hosting,DC=csp,DC=local';
const FEATURES = {
  enabled: 'true',
  enabledForEnhancedPresence: 'true',
  enabledForFederation: 'false',
  enabledForInternetAccess: 'true',
  publicNetworkEnabled: 'false',
  allowOrganizeMeetingWithAnonymousParticipants: 'false',
  meetingPolicy: 'Standard Meetings',
  ucEnabled: 'false',
  ucPolicy: 'Default UC',
};

/** What Cortex prints of services in its catalogue. */
const PORTAL = { name: 'Proxy', status: 'Provisioned' };
const COMMUNICATIONS = {
  name: 'OCS',
  fullname: 'Office Communication Server 2007',
  status: 'Provisioned',
};

/** The organization in Cortex, with its users and what is provisioned. */
async function toldBy(cortex: Cortex) {
  const asked = '<customer><fullname>PinecrestDental</fullname><user><service/></user><service/></customer>';
  return at(await cortex.call('GET', asked), 'customer', 0);
}

test('the life of an organization, from Initialize to Unsubscribe', async () => {
  const { mps, url, name } = mpsWorld(emulator(), 'default');
  const mspc = new Client(url);
  const reseller = memberOf(HOSTING, 'OU=HarborMail');
  const organization = memberOf(reseller, 'OU=PinecrestDental');
  const user = memberOf(organization, 'CN=mara@pinecrest.example');

  // What a Domain Administrator sets up.
  await mps.must(HOSTING_NAMESPACE, 'InitializeADforHosting');
  await mps.must(HOSTED_DIRECTORY, 'Initialize');
  await mps.must(OCS, 'Initialize');
  await mps.must(OCS, 'CreateOrganizationPlan', { planName: 'TalkOrg', planDescription: 'Companies' });
  await mps.must(OCS, 'CreateUserPlan', {
    planName: 'TalkBasic',
    planDescription: 'Chat',
    features: FEATURES,
  });
  const directoryPlan = {
    planName: 'DirBusiness',
    planDescription: 'Directory',
    planTypeName: 'ADBusinessOrg',
  };
  await mps.must(HOSTED_DIRECTORY, 'CreateOrganizationPlan', directoryPlan);

  // The organization, its record and its user.
  await mps.must(HOSTED_DIRECTORY, 'CreateResellerOrganization', { name: 'HarborMail', container: HOSTING });
  const customer = { name: 'PinecrestDental', container: reseller, planName: 'DirBusiness' };
  await mps.must(HOSTED_DIRECTORY, 'CreateOrganization', customer);
  await mps.must(IMPORT, 'EnableCustomerForPlans', { path: organization });
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', {
    container: organization,
    userPrincipalName: 'mara@pinecrest.example',
    givenName: 'Mara',
    sn: 'Quist',
    isAdmin: '1',
    newPassword: 'S4mple!pass',
  });

  // The service.
  await mps.must(OCS, 'Subscribe', { organization, planName: 'TalkOrg' });
  await mps.must(OCS, 'AddAvailablePlans', { organization, availablePlans: { planName: 'TalkBasic' } });
  await mps.must(OCS, 'CreateSipDomain', { organization, address: 'pinecrest.example' });
  await mps.must(OCS, 'SetPoolAssignment', { organization, poolFQDN: 'pool01.csp.local' });
  const primaryURI = 'mara@pinecrest.example';
  await mps.must(OCS, 'CreateSipUser', { user, planName: 'TalkBasic', primaryURI });

  expect(await mps.must(OCS, 'GetSipUserProperties', { user })).toEqual({
    enabled: 'true',
    enabledForEnhancedPresence: 'true',
    enabledForFederation: 'false',
    enabledForInternetAccess: 'true',
    homeServerDN:
      'CN=LC Services,CN=Microsoft,CN=pool01,CN=Pools,CN=RTC Service,CN=Microsoft,CN=System,DC=csp,DC=local',
    instanceID: expect.stringMatching(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/) as unknown,
    primaryURI: 'sip:mara@pinecrest.example',
    publicNetworkEnabled: 'false',
    targetServerDNIfMoving: '',
    allowOrganizeMeetingWithAnonymousParticipants: 'false',
    meetingPolicy: 'Standard Meetings',
    ucEnabled: 'false',
    ucPolicy: 'Default UC',
  });

  // The others see it: the user is the account of its tenant, with the same password.
  expect(await mspc.call('GetUserByUsername', { username: 'mara@pinecrest.example' })).toMatchObject({
    FirstName: 'Mara',
    LastName: 'Quist',
    Status: 'Active',
    Role: 'User',
    IsPeer: 'false',
  });
  const authentication = { username: 'mara@pinecrest.example', password: 'S4mple!pass', ip: '' };
  expect(await mspc.number('AuthenticateUser', authentication)).toBe(0);

  const cortex = new Cortex({ url });
  expect(await toldBy(cortex)).toMatchObject({
    name: 'Pin',
    location: 'csp.local',
    parent: { name: 'Har', fullname: 'HarborMail' },
    enabled: 'True',
    status: 'Provisioned',
    service: [PORTAL, COMMUNICATIONS],
    user: [
      {
        name: 'mara@pinecrest.examp',
        fullname: 'Mara Quist',
        upn: 'mara@pinecrest.example',
        enabled: 'True',
        status: 'Provisioned',
        service: [COMMUNICATIONS],
      },
    ],
  });
  const mara = new Cortex({ url }, 'mara@pinecrest.examp:S4mple!pass');
  expect(at(await mara.call('GET', '<identity/>'), 'identity', 'customer', 'name')).toBe('Pin');

  const recorder = new ProvisioningClient(provisioningUrl(emulator(), { name }));
  await recorder.login();
  expect(await recorder.call('listEnvironments', { filter: {} })).toMatchObject({
    environments: [
      { eid: '0000', displayName: 'Reference environment' },
      { eid: '0001', displayName: 'HarborMail', shortName: 'Har', inactive: 'false' },
      { eid: '0002', displayName: 'PinecrestDental', shortName: 'Pin', inactive: 'false' },
    ],
  });
  expect(await recorder.call('listUsers', { filter: { environmentFilter: { eid: '0002' } } })).toMatchObject({
    users: [{ loginName: 'mara@pinecrest.example', displayName: 'Mara Quist', locked: 'false' }],
  });
  const own = { eid: '0002', loginName: 'mara@pinecrest.example', password: 'S4mple!pass' };
  expect(statusOf(await new ProvisioningClient(provisioningUrl(emulator(), { name })).login(own))).toBe('OK');

  // And the end.
  expect(await mps.call(OCS, 'Unsubscribe', { organization })).toEqual(
    refusal('0x80131509', "The organization has 1 users with a plan of type 'OCSUserHosting'."),
  );
  await mps.must(OCS, 'DeleteSipUser', { user });
  expect(at(await toldBy(cortex), 'user', 0, 'service')).toBe('');
  expect(at(await toldBy(cortex), 'service')).toMatchObject([PORTAL, COMMUNICATIONS]);
  await mps.must(OCS, 'Unsubscribe', { organization });
  expect(at(await toldBy(cortex), 'service')).toMatchObject([PORTAL]);
  expect(await mps.call(OCS, 'GetPoolAssignment', { organization })).toEqual(
    refusal('0x80072030', `No plan of type 'OCSOrgHosting' is assigned to '${organization}'.`),
  );
  await mps.must(OCS, 'Subscribe', { organization, planName: 'TalkOrg' });
  expect(await mps.must(OCS, 'GetPoolAssignment', { organization })).toBe('');
  expect(await mps.must(OCS, 'GetSipDomainsByOrganization', { organization })).toEqual({ sipDomains: '' });
  expect(await mps.must(OCS, 'GetOrganizationAvailablePlans', { organization })).toEqual({
    availablePlans: '',
  });
});
