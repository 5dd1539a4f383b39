import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld } from '../../client.js';
import { send } from '../../golden/exchange.js';
import { Cortex, newCustomer } from './client.js';

const user = (name: string) => `<customer><name>LTB</name><user><name>${name}</name></user></customer>`;

describe('an emulator with options of its own', () => {
  const emulator = emulatorFor({
    cortex: { realm: 'hosting.example', version: '12.1.0.7', strictUserNames: true },
  });

  test('challenges in its realm', async () => {
    const { url } = newWorld(emulator());

    const answer = await send('POST', `${url}/cortexapi/default.aspx`, {}, Buffer.alloc(0));

    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      'Basic realm="hosting.example"',
    ]);
    expect(
      (await new Cortex({ url }, 'nobody:x').exchange('GET', '<global/>')).headers['www-authenticate'],
    ).toBe('Basic realm="hosting.example"');
  });

  test('tells its version', async () => {
    const { body } = await new Cortex(newWorld(emulator())).exchange('GET', '<global/>');

    expect(body).toContain('<api>12.1.0.7</api>\r\n      <database>12.1.0.7</database>');
  });

  test('finds and gets users by their whole names alone, and changes them by either', async () => {
    const cortex = new Cortex(newWorld(emulator()));
    await cortex.set(
      newCustomer(
        'Larkspur Tea Blenders',
        '<user><name>blend1</name></user><user><name>blend2</name></user>',
      ),
    );

    expect((await cortex.exchange('FIND', user('blend1'))).body).not.toContain('<user>');
    expect(await cortex.refusal('GET', user('blend1'))).toEqual([16, 400, "User 'blend1' not found."]);
    expect((await cortex.exchange('GET', user('blend1_LTB'))).body).toContain('<name>blend1_LTB</name>');
    expect(await cortex.set(user('blend2'), 'DELETE')).toBeGreaterThan(0);
  });
});

describe('an emulator without', () => {
  const emulator = emulatorFor();

  test('challenges as the host that was asked, and knows users by bare names', async () => {
    const world = newWorld(emulator());
    const cortex = new Cortex(world);
    await cortex.set(newCustomer('Larkspur Tea Blenders', '<user><name>blend1</name></user>'));

    const answer = await send('POST', `${world.url}/cortexapi/default.aspx`, {}, Buffer.alloc(0));

    expect(answer.headers['www-authenticate']).toBe('Basic realm="127.0.0.1"');
    expect((await cortex.exchange('GET', user('blend1'))).body).toContain('<name>blend1_LTB</name>');
  });
});
