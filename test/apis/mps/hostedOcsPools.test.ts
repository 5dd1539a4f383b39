import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import { mpsWorld, OCS, ORG, ORGANIZATION, refusal } from './client.js';
import { given, USER } from './ocsWorld.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

describe('pools', () => {
  test.each(['GetPoolProperties', 'SetPoolAssignment'])('%s refuses an unknown one', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(OCS, name, given(name, { poolFQDN: 'none.example' }))).toEqual(
      refusal(
        '0x80072030',
        "The pool 'none.example' does not exist.",
        'Office Communications Server Provider::GetPoolProperties',
      ),
    );
  });

  test('CreateSipUser without an assigned pool needs a home server', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'DeleteSipUser', USER);
    await mps.must('Managed Office Communications Server', 'DeletePoolAssignment', ORG);
    const homeServerDN =
      'cn=imsvc01, cn=Pools, cn=RTC Service, cn=Microsoft, cn=System, dc=northfield, dc=example';

    expect(await mps.call(OCS, 'CreateSipUser', given('CreateSipUser'))).toEqual(
      refusal('0x80004005', `No pool is assigned to '${ORGANIZATION}'.`),
    );
    await mps.must(OCS, 'CreateSipUser', given('CreateSipUser', { homeServerDN }));
    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({
      homeServerDN:
        'CN=LC Services,CN=Microsoft,CN=imsvc01,CN=Pools,CN=RTC Service,CN=Microsoft,CN=System,DC=northfield,DC=example',
    });
  });
});
