import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  DENIED,
  HOSTED_DIRECTORY,
  HOSTING,
  HOSTING_NAMESPACE,
  MARA,
  memberOf,
  mpsWorld,
  refusal,
  RESELLER,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

describe('rights', () => {
  const secret = 'Secret-1';

  test('an administrator of a customer works in its own organization only', async () => {
    const { mps, as } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateOrganization', {
      name: 'Other',
      container: RESELLER,
      planName: 'DirBusiness',
    });
    const container = memberOf(RESELLER, 'OU=Other');
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', {
      container,
      userPrincipalName: 'a@other.example',
      isAdmin: '1',
      newPassword: secret,
    });
    const admin = as(`a@other.example:${secret}`);

    await admin.must(HOSTED_DIRECTORY, 'CreateUser', {
      container,
      userPrincipalName: 'b@other.example',
      isAdmin: '0',
      newPassword: secret,
    });
    expect(await admin.call(DIRECTORY, 'DeleteUser', { user: MARA })).toMatchObject(DENIED);
    expect(
      await admin.call(DIRECTORY, 'CreateOrganization', {
        name: 'X',
        container: RESELLER,
        policyName: 'customer',
      }),
    ).toMatchObject(DENIED);
    expect(await admin.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({
      roles: { role: 'Customer Administrator' },
    });

    const ordinary = as(`b@other.example:${secret}`);
    expect(
      await ordinary.call(DIRECTORY, 'DeleteUser', { user: memberOf(container, 'CN=a@other.example') }),
    ).toMatchObject(DENIED);
    expect(await ordinary.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({ roles: '' });
  });

  test('an administrator of a reseller works below it too', async () => {
    const { mps, as } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateResellerOrganization', { name: 'R', container: HOSTING });
    const reseller = memberOf(HOSTING, 'OU=R');
    await mps.must(DIRECTORY, 'CreateUser', {
      container: reseller,
      userPrincipalName: 'r@r.example',
      policyName: 'reseller',
    });
    const user = memberOf(reseller, 'CN=r@r.example');
    await mps.must(DIRECTORY, 'SetPassword', { user, newPassword: secret });
    await mps.must(DIRECTORY, 'EnableUser', { user });
    const login = as(`r@r.example:${secret}`);
    const given = { name: 'C', container: reseller, planName: 'DirBusiness' };

    expect(await login.call(HOSTED_DIRECTORY, 'CreateOrganization', given)).toMatchObject(DENIED);
    await mps.must('Hosted Active Directory Import', 'ImportUser', { user, isAdmin: '1' });
    await login.must(HOSTED_DIRECTORY, 'CreateOrganization', given);
    expect(
      await login.call(HOSTED_DIRECTORY, 'CreateOrganization', { ...given, container: RESELLER }),
    ).toMatchObject(DENIED);
    expect(await login.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({
      roles: { role: ['Reseller Administrator', 'Customer Administrator'] },
    });
  });

  test('TestDomainAdmin tells a domain administrator from others', async () => {
    const { mps, as } = northfield();

    expect(await mps.must(HOSTING_NAMESPACE, 'TestDomainAdmin')).toBe('');
    expect(await as('mara@pinecrest.example:S4mple!pass').call(HOSTING_NAMESPACE, 'TestDomainAdmin')).toEqual(
      refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'),
    );
  });
});
