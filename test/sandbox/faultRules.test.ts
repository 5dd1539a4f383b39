import { describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/sandbox/faults.js';
import { account, emulatorFor, newWorld, type World } from '../client.js';
import { rulesOf } from './faultWorld.js';

const emulator = emulatorFor();
const ruled = rulesOf(emulator);

describe('a rule', () => {
  const outcomes = async ({ admin }: World, calls: number) => {
    const found = [];
    for (let call = 0; call < calls; call += 1) found.push((await admin.exchange('UserExists')).status);
    return found;
  };

  test('can be about the nth call', async () => {
    expect(await outcomes(ruled({ match: { nth: 2 }, before: { status: 503 } }), 3)).toEqual([200, 503, 200]);
  });

  test('ends after so many faults', async () => {
    const world = ruled({ before: { status: 503 }, times: 2 });

    expect(await outcomes(world, 3)).toEqual([503, 503, 200]);
    expect(world.control.faults()).toEqual([]);
  });

  test('ends at an instant of the sandbox’s clock', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ before: { status: 503 }, expiresAt: world.control.clock().now + 1_000 });

    const before = await outcomes(world, 1);
    world.control.advanceClock(1_000);

    expect([before, await outcomes(world, 1)]).toEqual([[503], [200]]);
  });

  test('can be about a share of the calls, the same ones after a reset', async () => {
    const order: FaultOrder = { match: { probability: 0.5 }, before: { status: 503 } };
    const world = ruled(order);
    const once = await outcomes(world, 20);
    world.control.reset();
    world.control.addFault(order);

    expect(await outcomes(world, 20)).toEqual(once);
    expect(new Set(once).size).toBe(2);
  });

  test('can be about an entity', async () => {
    const world = ruled({ match: { entity: 'Ann' }, before: { error: 'ERROR_USER_ACCOUNT_DEMO' } });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('-106');
    expect(await world.admin.call('AddUser', account('annabel'))).toBe('2');
  });

  test('is of its own sandbox', async () => {
    ruled({ before: { status: 503 } });

    expect(await outcomes(newWorld(emulator()), 1)).toEqual([200]);
  });

  test('goes with a reset', async () => {
    const world = ruled({ before: { status: 503 } });

    world.control.reset();

    expect(world.control.faults()).toEqual([]);
  });

  test('with an error that there is not names the nearest', () => {
    const { control } = newWorld(emulator());

    expect(() => control.addFault({ before: { error: 'ERROR_USER_EXISTS' } })).toThrow(
      /^no error ERROR_USER_EXISTS/,
    );
    expect(() => control.addFault({ before: { error: 'ERROR_USER_NOT_FOUNT' } })).toThrow(
      'no error ERROR_USER_NOT_FOUNT; did you mean ERROR_USER_NOT_FOUND?',
    );
  });
});
