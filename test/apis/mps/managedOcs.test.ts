import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  INVALID_ARGUMENT,
  MANAGED_OCS,
  MARA,
  MARA_LOGIN,
  mpsWorld,
  POOL,
  refusal,
  type Arguments,
} from './client.js';

const emulator = emulatorFor();
const northfield = (seed?: string) => mpsWorld(emulator(), seed);

const WEST = 'imsvc02.northfield.example';

describe('shared pools', () => {
  test('are listed by pool, tag and status', async () => {
    const { mps } = northfield('northfield-west');
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'east' });
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: WEST, poolTag: 'west' });
    await mps.must(MANAGED_OCS, 'RemoveSharedPool', { poolFQDN: WEST });
    const listed = async (filter: Arguments) => {
      const answer = JSON.stringify(await mps.must(MANAGED_OCS, 'GetSharedPools', filter));
      return [...answer.matchAll(/"poolFQDN":"([^"]+)"/g)].map((found) => found[1]);
    };

    expect(await listed({})).toEqual([POOL, WEST]);
    expect(await listed({ poolStatus: 'unavailable' })).toEqual([WEST]);
    expect(await listed({ poolTag: 'EAST' })).toEqual([POOL]);
    expect(await listed({ poolTag: 'east', poolStatus: 'Unavailable' })).toEqual([]);
    expect(await listed({ poolFQDN: WEST })).toEqual([WEST]);
    expect(await mps.call(MANAGED_OCS, 'GetSharedPools', { poolStatus: 'Broken' })).toEqual(INVALID_ARGUMENT);
  });

  test('change their tag, and can be deleted', async () => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'east' });
    await mps.must(MANAGED_OCS, 'SetSharedPoolProperties', { poolFQDN: POOL, poolTag: 'north' });

    expect(await mps.must(MANAGED_OCS, 'GetSharedPools')).toMatchObject({
      pools: { pool: { poolTag: 'north', poolStatus: 'Available' } },
    });
    await mps.must(MANAGED_OCS, 'DeleteSharedPool', { poolFQDN: POOL });
    expect(await mps.must(MANAGED_OCS, 'GetSharedPools')).toEqual({ pools: '' });
  });

  test.each(['RemoveSharedPool', 'SetSharedPoolProperties', 'GetSharedPools'])(
    '%s needs the pool on the list',
    async (name) => {
      const { mps } = northfield();

      expect(await mps.call(MANAGED_OCS, name, { poolFQDN: POOL })).toEqual(
        refusal('0x80004005', `The service pointer '${POOL}' does not exist.`),
      );
    },
  );

  test('AddSharedPool needs a pool that there is', async () => {
    const { mps } = northfield();

    expect(await mps.call(MANAGED_OCS, 'AddSharedPool', { poolFQDN: WEST, poolTag: 'x' })).toMatchObject({
      description: `The pool '${WEST}' does not exist.`,
    });
  });

  test.each([
    'AddSharedPool',
    'DeleteSharedPool',
    'RemoveSharedPool',
    'SetSharedPoolProperties',
    'GetSharedPools',
    'GetPools',
    'GetPoolProperties',
    'Initialize',
  ])('%s is for domain administrators', async (name) => {
    const { as } = northfield();

    expect(await as(MARA_LOGIN).call(MANAGED_OCS, name, { poolFQDN: POOL, poolTag: 'x' })).toEqual(
      refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'),
    );
  });
});

describe('a SIP account of the managed layer', () => {
  test.each([
    ['mara@10.0.0.7', 'sip:mara@10.0.0.7'],
    ['SIP:mara@pinecrest.example', 'sip:mara@pinecrest.example'],
  ])('may have the address %s', async (given, primaryURI) => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, primaryURI: given });

    expect(await mps.must(MANAGED_OCS, 'GetSipUserProperties', { user: MARA })).toMatchObject({ primaryURI });
  });

  test.each([
    'mara@0.0.0.0',
    'mara@224.0.0.1',
    'mara@239.255.255.255',
    'mara@10.0.0.256',
    'mara',
    'a@b@c',
    '@x.example',
  ])('may not have the address %s', async (primaryURI) => {
    const { mps } = northfield();

    expect(await mps.call(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, primaryURI })).toEqual(
      INVALID_ARGUMENT,
    );
  });

  test('needs no plan', async () => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'DeleteSipUser', { user: MARA });

    expect(await mps.call(MANAGED_OCS, 'GetSipUserProperties', { user: MARA })).toMatchObject({
      code: '0x80072030',
      source: 'Office Communications Server Provider::GetSipUserProperties',
    });
    await mps.must(MANAGED_OCS, 'CreateSipUser', {
      user: MARA,
      enabled: '1',
      primaryURI: 'mara@elsewhere.example',
    });
    expect(
      await mps.call(MANAGED_OCS, 'CreateSipUser', { user: MARA, enabled: '1', primaryURI: 'm@x.example' }),
    ).toMatchObject({ code: '0x80071392' });
  });

  test('refuses an empty home server and one of no pool', async () => {
    const { mps } = northfield();
    const set = (homeServerDN: string) =>
      mps.call(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, homeServerDN });

    expect(await set('')).toEqual(refusal('0x80070057', "The argument 'homeServerDN' cannot be null."));
    expect(await set('CN=other,DC=northfield,DC=example')).toMatchObject({
      description: "The pool 'CN=other,DC=northfield,DC=example' does not exist.",
    });
  });
});
