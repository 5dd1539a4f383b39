import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  DENIED,
  empty,
  EXISTS,
  HOSTED_DIRECTORY,
  HOSTING,
  INVALID_ARGUMENT,
  MARA,
  Markup,
  memberOf,
  missing,
  mpsWorld,
  noSuchObject,
  ORGANIZATION,
  PLANS,
  refusal,
  type Arguments,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

describe('a user', () => {
  const JO = memberOf(ORGANIZATION, 'CN=jo@pinecrest.example');
  const NEW = { container: ORGANIZATION, userPrincipalName: 'jo@pinecrest.example' };

  test('is disabled until EnableUser, and logs in to the others with the password set', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', NEW);
    await mps.must(DIRECTORY, 'SetPassword', { user: JO, newPassword: 'Secret-1' });
    const mspc = new Client(url);
    const login = { username: 'jo@pinecrest.example', password: 'Secret-1', ip: '' };

    expect(await mspc.call('GetUserByUsername', { username: 'jo@pinecrest.example' })).toMatchObject({
      Status: 'Suspended',
      IsPeer: 'true',
    });
    await mps.must(DIRECTORY, 'EnableUser', { user: JO });
    expect(await mspc.number('AuthenticateUser', login)).toBe(0);
  });

  test('carries its attributes to the products that know them', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', { ...NEW, givenName: 'Jo', sn: 'Hart', displayName: 'Jo Hart' });
    const properties = new Markup(
      '<property name="telephoneNumber">555 0100</property><property name="l"><value>Bergen</value></property><property name="L">Oslo</property>',
    );
    await mps.must(DIRECTORY, 'ModifyUser', { user: JO, properties });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'jo@pinecrest.example' }),
    ).toMatchObject({
      FirstName: 'Jo',
      LastName: 'Hart',
      PrimaryPhone: '555 0100',
      City: 'Oslo',
    });
  });

  test.each([
    ['of a name that is taken', { ...NEW, userPrincipalName: 'MARA@pinecrest.example' }, EXISTS],
    ['of an account name that is taken', { ...NEW, sAMAccountName: 'taken' }, EXISTS],
    ['of an account name that is too long', { ...NEW, sAMAccountName: 'a'.repeat(21) }, INVALID_ARGUMENT],
    ['of a policy that does not fit its container', { ...NEW, policyName: 'reseller' }, INVALID_ARGUMENT],
    ['without a name', { ...NEW, userPrincipalName: '' }, empty('userPrincipalName')],
    ['without a container', { userPrincipalName: 'x@y.example' }, missing('container')],
  ])('%s is refused', async (_what, given: Arguments, expected) => {
    const { mps } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', {
      container: ORGANIZATION,
      userPrincipalName: 'first@pinecrest.example',
      sAMAccountName: 'Taken',
    });

    expect(await mps.call(DIRECTORY, 'CreateUser', given)).toMatchObject(expected);
  });

  test('has an account name made from its own, with digits where that is taken', async () => {
    const { mps } = northfield();
    const samName = async (userPrincipalName: string) => {
      const made = await mps.must(DIRECTORY, 'CreateUser', { container: ORGANIZATION, userPrincipalName });
      return /"@samName":"([^"]+)"/.exec(JSON.stringify(made))?.[1];
    };

    expect(await samName('a"b+c@pinecrest.example')).toBe('abc_pinecrest.exampl');
    expect(await samName('abc@pinecrest.example')).toMatch(/^abc_pinecrest\.[a-z]*\d{1,4}$/);
  });

  test('cannot be the domain’s own administrator when it is deleted', async () => {
    const { mps } = northfield();
    const user = memberOf(HOSTING, 'CN=cspadmin@northfield.example');

    expect(await mps.call(DIRECTORY, 'DeleteUser', { user })).toMatchObject(DENIED);
  });

  test.each(['DeleteUser', 'EnableUser', 'DisableUser'])('%s wants a user', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(DIRECTORY, name, { user: ORGANIZATION })).toEqual(INVALID_ARGUMENT);
  });

  test('DisableUser leaves its organization alone', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'DisableUser', { user: MARA });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'mara@pinecrest.example' }),
    ).toMatchObject({
      Status: 'Suspended',
    });
    await mps.must(DIRECTORY, 'CreateUser', NEW);
  });

  test('Hosted Active Directory records it as what its organization’s plan says', async () => {
    const { mps } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: 'false' });

    expect(
      JSON.stringify(await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })),
    ).toContain(`"Type":"BusinessUser","Path":"${JO}"`);
  });

  test('Hosted Active Directory wants the organization to have a plan of its own', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'RemovePlanFromCustomer', { path: ORGANIZATION, planName: 'DirBusiness' });

    expect(await mps.call(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: '0' })).toEqual(
      refusal('0x80072030', `No plan of type 'ADBusinessOrg' is assigned to '${ORGANIZATION}'.`),
    );
  });

  test('takes attributes written out as text', async () => {
    const { mps, url } = northfield();
    const propertiesXmlString = '<properties><property name="company">Pinecrest Ltd</property></properties>';
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: '0', propertiesXmlString });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'jo@pinecrest.example' }),
    ).toMatchObject({
      CompanyName: 'Pinecrest Ltd',
    });
    expect(
      await mps.call(HOSTED_DIRECTORY, 'CreateUser', {
        ...NEW,
        userPrincipalName: 'other@pinecrest.example',
        isAdmin: '0',
        propertiesXmlString: '<properties>',
      }),
    ).toEqual(INVALID_ARGUMENT);
  });
});

test('an organization that was not made for hosting has no administrators to be among', async () => {
  const { mps, url } = northfield();
  await new Client(url).number('AddUser', account('bakery', { CompanyName: 'Old Mill' }));
  const path = memberOf(HOSTING, 'OU=OM');
  await mps.must('MPS Import', 'EnableCustomerForPlans', { path });
  await mps.must(HOSTED_DIRECTORY, 'Subscribe', { path, planName: 'DirBusiness' });
  const user = { container: path, userPrincipalName: 'eve@oldmill.example', isAdmin: '1' };

  expect(await mps.call(HOSTED_DIRECTORY, 'CreateUser', user)).toEqual(
    noSuchObject(memberOf(path, 'cn=Admins@OM')),
  );
  await mps.must('MPS Import', 'EnableOrganizationForHosting', { path });
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', user);
});
