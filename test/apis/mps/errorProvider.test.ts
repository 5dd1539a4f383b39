import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import { mpsWorld } from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

describe('TranslateProvisioningError', () => {
  const tried = (mustHandleError: string) => `<request><procedure><try>
    <execute namespace="Error Provider" procedure="SetError"><executeData><hr>0x80131509</hr><desc>first</desc></executeData></execute>
    </try><catch>
    <execute namespace="Error Provider" procedure="TranslateProvisioningError"><executeData><errorMessageContext>x</errorMessageContext><mustHandleError>${mustHandleError}</mustHandleError></executeData></execute>
    </catch></procedure></request>`;

  test('makes 0x80004005 of an error that must be handled', async () => {
    const { mps } = northfield();

    expect((await mps.post(tried('1'))).body).toContain('description="Unspecified error" code="0x80004005"');
  });

  test('lets another go on as it is', async () => {
    const { mps } = northfield();

    expect((await mps.post(tried('0'))).body).toContain('description="first" code="0x80131509"');
  });
});
