import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, type World } from '../client.js';
import { readProject } from '../control/soapUi.js';
import { folderFor } from '../folder.js';
import { provisim, type Ended } from './runner.js';

const emulator = emulatorFor();
const folder = folderFor('export');

let world: World;
beforeAll(async () => {
  world = newWorld(emulator());
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('AddUser', account('ann'));
});

function run(parameters: readonly string[], sandbox = world.name): Promise<Ended> {
  const env = { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: sandbox };
  return provisim(parameters, { env, cwd: folder });
}

describe('provisim export', () => {
  test('har writes a file and says how much is in it', async () => {
    const ended = await run(['export', 'har', '--outcome', 'refused', '--out', 'run.har']);

    const { log } = JSON.parse(readFileSync(join(folder, 'run.har'), 'utf8')) as {
      readonly log: { readonly version: string; readonly entries: readonly object[] };
    };
    expect(ended).toEqual({ code: 0, out: '1 exchange in run.har\n', err: '' });
    expect([log.version, log.entries.length]).toEqual(['1.2', 1]);
  });

  test('har prints where no file is named', async () => {
    const { out } = await run(['export', 'har', '--limit', '1']);

    const { log } = JSON.parse(out) as {
      readonly log: { readonly entries: readonly { readonly comment: string }[] };
    };
    expect(log.entries.map(({ comment }) => comment)).toEqual([
      'mspc AddUser: refused, ERROR_USER_ALREADY_EXISTS',
    ]);
  });

  test('golden writes folders that a seed can be made of', async () => {
    const ended = await run(['export', 'golden', '--operation', 'AddUser', '--out', 'recorded']);
    const played = newWorld(emulator());

    const seeded = await run(['seed', join(folder, 'recorded/mspc/AddUser/0001')], played.name);

    expect(ended).toEqual({ code: 0, out: '6 files in recorded\n', err: '' });
    expect(readdirSync(join(folder, 'recorded/mspc/AddUser'))).toEqual(['0001', '0002']);
    expect(seeded.code).toBe(0);
    expect(await played.admin.call('UserExists', { username: 'ann' })).toBe('true');
  });

  test('soapui writes a project', async () => {
    const ended = await run(['export', 'soapui', '--out', 'provisim-soapui-project.xml']);

    const project = readProject(readFileSync(join(folder, 'provisim-soapui-project.xml'), 'utf8'));
    expect(ended).toEqual({ code: 0, out: 'project in provisim-soapui-project.xml\n', err: '' });
    expect(project['con:interface']).toHaveLength(6);
  });

  test('wsdl writes contracts into a folder', async () => {
    const ended = await run(['export', 'wsdl', '--out', 'contracts/here']);

    expect(ended).toEqual({ code: 0, out: '7 files in contracts/here\n', err: '' });
    expect(readdirSync(join(folder, 'contracts/here'))).toEqual([
      ...[
        'ProvisioningService.wsdl',
        'ProvisioningService_schema1.xsd',
        'cortex.json',
        'esAuthentication.wsdl',
      ],
      ...['esPackages.wsdl', 'esUsers.wsdl', 'mps.json'],
    ]);
  });

  test('names what there is when something else is asked for', async () => {
    const { code, err } = await run(['export', 'soapUI']);

    expect(code).toBe(2);
    expect(err).toContain('soapui');
  });

  test('of a sandbox that is not there makes no file', async () => {
    expect(await run(['export', 'har', '--out', 'none.har'], 'nowhere')).toEqual({
      code: 1,
      out: '',
      err: 'provisim: no sandbox named nowhere\n',
    });
    expect(existsSync(join(folder, 'none.har'))).toBe(false);
  });
});
