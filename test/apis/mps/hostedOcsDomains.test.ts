import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import { INVALID_ARGUMENT, mpsWorld, OCS, ORGANIZATION, refusal } from './client.js';
import { given, onceOf, USER } from './ocsWorld.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());
const northfieldOnce = onceOf(northfield);

describe('a SIP domain', () => {
  const world = northfieldOnce();
  const notOwned = (domain: string) =>
    refusal('0x80131509', `The specified SIP domain '${domain}' does not belong to '${ORGANIZATION}'.`);

  test.each([
    ['ValidateSipDomainOwnership', { address: 'other.example' }],
    ['DeleteSipDomain', { address: 'other.example' }],
    ['CreateSipUser', { primaryURI: 'sip:mara@other.example' }],
    ['SetSipUserProperties', { primaryURI: 'mara@other.example' }],
  ])('%s refuses one that is not owned', async (name, changes) => {
    expect(await world().mps.call(OCS, name, given(name, changes))).toEqual(notOwned('other.example'));
  });

  test.each(['10.0.0.1', 'a b', 'under_score.example', '-a.example'])(
    'CreateSipDomain refuses %s',
    async (address) => {
      expect(await world().mps.call(OCS, 'CreateSipDomain', given('CreateSipDomain', { address }))).toEqual(
        INVALID_ARGUMENT,
      );
    },
  );

  test('one of the parent may carry an address', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'SetSipUserProperties', { ...USER, primaryURI: 'mara@harbormail.example' });

    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({
      primaryURI: 'sip:mara@harbormail.example',
    });
  });
});
