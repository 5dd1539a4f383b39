import { expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { COMMAND } from '../command.js';
import { provisim } from './runner.js';

const emulator = emulatorFor({ controlToken: 'nobody-guesses-this' });

test('an emulator that asks for a token gets it from a flag or a variable', async () => {
  const env = { PROVISIM_CONTROL_URL: emulator().address.controlUrl };
  const worlds = `[{"name":"default","users":1,"exchanges":0,"dropped":0}]\n`;

  const without = await provisim(['sandboxes', '--json'], { env });
  const wrong = await provisim(['doctor', '--json', '--control-token', 'nobody-knows-this'], { env });
  const byFlag = await provisim(['sandboxes', '--json', '--control-token', 'nobody-guesses-this'], { env });
  const variable = { ...env, PROVISIM_CONTROL_TOKEN: 'nobody-guesses-this' };
  const byVariable = await provisim(['sandboxes', '--json'], { env: variable });

  expect([without.code, without.out, without.err]).toEqual([
    1,
    '',
    'provisim: the control API asks for the token: Authorization: Bearer …; see --control-token\n',
  ]);
  expect([wrong.code, JSON.parse(wrong.out)]).toEqual([
    1,
    expect.arrayContaining([
      expect.objectContaining({ check: 'emulator', state: 'fail', advice: 'see --control-token' }),
    ]),
  ]);
  expect([byFlag, byVariable]).toEqual([
    { code: 0, out: worlds, err: '' },
    { code: 0, out: worlds, err: '' },
  ]);
});

test('the command of exec gets the token of its emulator', async () => {
  const inner = [process.execPath, COMMAND, 'sandboxes', '--json'];

  const { code, out } = await provisim(['exec', '--control-token', 'nobody-guesses-this', '--', ...inner]);

  expect([code, out]).toEqual([0, '[{"name":"default","users":1,"exchanges":0,"dropped":0}]\n']);
});
