import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, pick } from '../../client.js';

const emulator = emulatorFor();
const demo = () => newWorld(emulator(), 'demo');
const UNKNOWN = 999;

describe('a plan that is not there', () => {
  const terms = { PlanId: UNKNOWN, UserId: 1, PackageId: 0, ServerId: 0 };

  test.each([
    ['no name', terms],
    ['a space that is not there', { ...terms, PlanName: 'gold', PackageId: UNKNOWN }],
    ['a server that is not there', { ...terms, PlanName: 'gold', ServerId: UNKNOWN }],
  ])(
    'is no error to UpdateHostingPlan and UpdateHostingAddon, even with %s: no row is changed',
    async (_, plan) => {
      const { admin } = demo();

      const answers = [
        await admin.call('UpdateHostingPlan', { plan }),
        await admin.call('UpdateHostingAddon', { plan }),
      ];

      expect(answers.map((answer) => pick(answer, 'Result'))).toEqual([{ Result: '0' }, { Result: '0' }]);
      expect(await admin.call('GetHostingPlan', { planId: UNKNOWN })).toEqual({});
    },
  );
});

test('UpdateHostingAddon stores the server it is given, and refuses one that is not there', async () => {
  const { admin } = demo();
  const addon = { PlanName: 'extra', UserId: 1, PackageId: 0, ServerId: 1 };
  const PlanId = await admin.number('AddHostingAddon', { plan: addon });
  const server = async () => pick(await admin.call('GetHostingPlan', { planId: PlanId }), 'ServerId');
  const added = await server();

  await admin.call('UpdateHostingAddon', { plan: { ...addon, PlanId } });
  const refused = await admin.call('UpdateHostingAddon', { plan: { ...addon, PlanId, ServerId: UNKNOWN } });

  expect(added).toEqual({ ServerId: '0' });
  expect(await server()).toEqual({ ServerId: '1' });
  expect(refused).toHaveProperty('fault', expect.stringContaining('"FK_HostingPlans_Servers"'));
});
