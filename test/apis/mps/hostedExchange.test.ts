import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  EXCHANGE,
  MARA_LOGIN,
  memberOf,
  mpsWorld,
  ORG,
  ORGANIZATION,
  PLANS,
  refusal,
  RESELLER,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

describe('Hosted Exchange', () => {
  const NEW = { container: RESELLER, name: 'Fresh', SMTPDomain: 'fresh.example' };
  const FRESH = memberOf(RESELLER, 'OU=Fresh');

  test('makes a business with a user that has a mailbox, and takes both away', async () => {
    const { mps } = northfield();
    await mps.must(EXCHANGE, 'CreateBusinessOrganization', {
      ...NEW,
      availablePlans: { planName: 'MailSilver' },
    });
    const user = {
      container: FRESH,
      userPrincipalName: 'kim@fresh.example',
      isAdmin: '1',
      planName: 'MailSilver',
    };
    await mps.must(EXCHANGE, 'CreateBusinessUser', { ...user, newPassword: 'Secret-1' });
    const path = memberOf(FRESH, 'CN=kim@fresh.example');

    expect(await mps.must(PLANS, 'GetPlansByCustomer', { path })).toMatchObject({
      plans: { plan: { planName: 'MailSilver' } },
    });
    await mps.must(EXCHANGE, 'DeleteBusinessUser', { path });
    await mps.must(EXCHANGE, 'DeleteBusinessOrganization', { path: FRESH, deleteSMTPDomain: '' });
    expect(await mps.call(EXCHANGE, 'GetAvailablePlans', { path: FRESH })).toMatchObject({
      code: '0x80072030',
    });
  });

  test('makes consumers', async () => {
    const { mps } = northfield();
    await mps.must(EXCHANGE, 'CreateConsumerUser', {
      container: ORGANIZATION,
      userPrincipalName: 'con@pinecrest.example',
    });

    expect(
      JSON.stringify(await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })),
    ).toContain('"Type":"ConsumerUser"');
  });

  test('AddAvailablePlans is for reseller administrators', async () => {
    const { as } = northfield();

    expect(
      await as(MARA_LOGIN).call(EXCHANGE, 'AddAvailablePlans', {
        path: ORGANIZATION,
        availablePlans: { planName: 'MailSilver' },
      }),
    ).toEqual(refusal('0x80070005', 'Access is denied.', `${EXCHANGE}::AddAvailablePlans`));
  });

  test('Hosted Messaging and Collaboration does the same in one call', async () => {
    const { mps } = northfield();
    const messaging = 'Hosted Messaging and Collaboration';
    await mps.must(messaging, 'CreateOrganization', { container: RESELLER, name: 'Fresh' });
    await mps.must(messaging, 'CreateUser', { container: FRESH, userPrincipalName: 'kim@fresh.example' });

    expect(await mps.must(PLANS, 'QueryCustomersByParentID', { path: FRESH })).toMatchObject({
      customers: { customer: { Type: 'BusinessUser' } },
    });
  });

  test('Hosted Email 2007 adds to the same list', async () => {
    const { mps } = northfield();
    await mps.must('Hosted Email 2007', 'AddAvailablePlans', {
      ...ORG,
      availablePlans: { planName: ['MailSilver'] },
    });

    expect(
      await mps.must(PLANS, 'GetAvailablePlansByCustomer', {
        path: ORGANIZATION,
        planTypeName: 'ExchangeMailbox',
      }),
    ).toMatchObject({
      availablePlans: { plan: { planName: 'MailSilver' } },
    });
  });
});
