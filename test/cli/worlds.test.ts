import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld, type World } from '../client.js';
import { folderFor } from '../folder.js';
import { provisim, type Ended } from './runner.js';

const emulator = emulatorFor();
const other = emulatorFor();
const folder = folderFor('worlds');

/** Runs a command against the emulator of this file, in its folder. */
function run(...parameters: readonly string[]): Promise<Ended> {
  return provisim(parameters, { env: { PROVISIM_CONTROL_URL: emulator().address.controlUrl }, cwd: folder });
}

let world: World;
beforeEach(() => {
  world = newWorld(emulator());
});

const hasAnn = (url: string) => new Client(url).call('UserExists', { username: 'ann' });

/** What a table says of a world: its users and exchanges. */
function rowOf(out: string, name: string): string[] | undefined {
  const rows = out.split('\n').map((line) => line.split(/ {2,}/));
  return rows.find(([first]) => first === name)?.slice(1);
}

describe('reset', () => {
  test('puts back the sandbox that flag or environment names, and no other', async () => {
    const beside = newWorld(emulator());
    await world.admin.call('AddUser', account('ann'));
    await beside.admin.call('AddUser', account('ann'));

    const { code, out, err } = await run('reset', '--sandbox', world.name);

    expect({ code, err, row: rowOf(out, world.name) }).toEqual({ code: 0, err: '', row: ['1', '0'] });
    expect([await hasAnn(world.url), await hasAnn(beside.url)]).toEqual(['false', 'true']);
    const byVariable = await provisim(['reset', '--json'], {
      env: { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: beside.name },
    });
    expect(JSON.parse(byVariable.out)).toMatchObject({
      name: beside.name,
      users: 1,
      exchanges: 0,
      dropped: 0,
    });
  });

  test('puts back every sandbox with --all', async () => {
    const beside = newWorld(emulator());
    await world.admin.call('AddUser', account('ann'));
    await beside.admin.call('AddUser', account('ann'));

    const { code, out } = await run('reset', '--all', '--json');

    const names = (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
    expect(code).toBe(0);
    expect(names).toEqual(expect.arrayContaining(['default', world.name, beside.name]));
    expect([await hasAnn(world.url), await hasAnn(beside.url)]).toEqual(['false', 'false']);
  });
});

describe('seed', () => {
  test('sends the messages of a folder, and leaves the world when one is refused', async () => {
    const messages = join(folder, 'messages');
    mkdirSync(messages);
    const find = '<request version="1.0" action="FIND"><customer/></request>';
    writeFileSync(join(messages, '01-find.xml'), find);
    const seeded = await run('seed', './messages', '--sandbox', world.name, '--json');
    writeFileSync(join(messages, '02-wrong.xml'), find.replace('customer', 'custmer'));
    await world.admin.call('AddUser', account('ann'));

    const { code, err } = await run('seed', './messages', '--sandbox', world.name);

    expect({ code: seeded.code, err: seeded.err }).toEqual({ code: 0, err: '' });
    expect(code).toBe(2);
    expect(err).toContain('02-wrong');
    expect(await hasAnn(world.url)).toBe('true');
  });

  test('plants one by name, and makes the sandbox when it is new', async () => {
    const { code, out } = await run('seed', 'demo', '--sandbox', 'seeded-by-name', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'seeded-by-name', users: 15, exchanges: 0, dropped: 0 });
  });

  test('plants a file, to which resets return', async () => {
    const file = join(folder, 'world.json');
    const users = [{ id: 2, ownerId: 1, username: 'ann', password: 'x', role: 'user' }];
    writeFileSync(file, JSON.stringify({ include: ['default'], users }));

    const { code, err } = await run('seed', './world.json', '--sandbox', world.name);
    world.control.reset();

    expect({ code, err, ann: await hasAnn(world.url) }).toEqual({ code: 0, err: '', ann: 'true' });
  });

  test.each([
    ['nowhere', 2, 'provisim: seed nowhere: no such seed; use default, empty, demo'],
    ['./missing.json', 1, "provisim: ENOENT: no such file or directory, open './missing.json'"],
    ['./list.json', 2, 'provisim: ./list.json: a seed is a JSON object'],
    ['./broken.json', 2, 'provisim: ./broken.json: not JSON: '],
    ['./wrong.json', 2, 'provisim: seed (inline): ✖ Invalid input'],
  ])('says what is wrong with %s', async (source, code, message) => {
    writeFileSync(join(folder, 'list.json'), '[]');
    writeFileSync(join(folder, 'broken.json'), '{');
    writeFileSync(join(folder, 'wrong.json'), '{"users": [{}]}');

    const ended = await run('seed', source, '--sandbox', world.name);

    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(ended.err).toContain(message);
    expect(ended.err).not.toMatch(/^\s+at /m);
  });
});

describe('fork', () => {
  test('copies a sandbox as it is, and one lives without the other', async () => {
    await world.admin.call('AddUser', account('ann'));

    const { code, out } = await run('fork', `${world.name}-copy`, '--from', world.name, '--ttl', '10m');
    world.control.reset();

    expect({ code, row: rowOf(out, `${world.name}-copy`) }).toEqual({ code: 0, row: ['2', '0'] });
    expect(await hasAnn(`${emulator().address.url}/~${world.name}-copy`)).toBe('true');
  });

  test('begins as the sandbox that --sandbox names, as a seed or as a snapshot', async () => {
    await world.admin.call('AddUser', account('ann'));
    world.control.saveSnapshot('with-ann');
    const users = async (name: string, ...from: readonly string[]) => {
      const { out } = await run('fork', name, '--json', ...from);
      return (JSON.parse(out) as { users: number }).users;
    };

    expect(await users('forked-1', '--sandbox', world.name)).toBe(2);
    expect(await users('forked-2', '--seed', 'demo')).toBe(15);
    expect(await users('forked-3', '--snapshot', 'with-ann')).toBe(2);
  });

  test.each([
    [['default'], 1, 'there is a sandbox named default already'],
    [['Bad_Name'], 2, 'no sandbox can be named "Bad_Name"; a name has 1 to 40 of a-z, 0-9 and -'],
    [['new-1', '--from', 'nowhere'], 2, 'no sandbox named nowhere'],
    [['new-2', '--seed', 'demo', '--from', 'default'], 2, 'give --from, --snapshot or --seed'],
    [['new-3', '--ttl', 'soon'], 2, "argument 'soon' is invalid. a duration such as 500ms, 90s, 10m"],
    [[], 2, "missing required argument 'name'"],
  ])('refuses %j', async (parameters, code, message) => {
    const ended = await run('fork', ...parameters);

    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(ended.err).toContain(message);
  });
});

test('sandboxes are listed and dropped', async () => {
  const listed = await run('sandboxes');
  const dropped = await run('drop', world.name, '--json');
  const again = await run('drop', world.name);
  const last = await run('drop', 'default');

  expect(rowOf(listed.out, world.name)).toEqual(['1', '0']);
  expect((JSON.parse(dropped.out) as { name: string }[]).map(({ name }) => name)).not.toContain(world.name);
  expect([again.code, again.err]).toEqual([1, `provisim: no sandbox named ${world.name}\n`]);
  expect([last.code, last.err]).toEqual([1, 'provisim: the sandbox default stays; reset it instead\n']);
});

describe('snapshots', () => {
  test('are kept, restored, carried as files to another emulator, and forgotten', async () => {
    await world.admin.call('AddUser', account('ann'));
    const saved = await run('snapshot', 'save', 'carried', '--sandbox', world.name, '--out', 'kept.snapshot');
    world.control.reset();

    const restored = await run('restore', 'carried', '--sandbox', world.name);
    const got = await run('snapshot', 'get', 'carried');
    const there = ['--control', other().address.controlUrl];
    const put = await run('snapshot', 'put', 'kept.snapshot', ...there, '--json');
    const fromFile = await run('restore', './carried.snapshot', ...there);
    const left = await run('snapshot', 'drop', 'carried', '--json');

    expect([saved.code, restored.code, got.code, put.code, fromFile.code, left.code]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    expect(saved.out).toMatch(/^SNAPSHOT +SIZE\ncarried +\d+ kB\n$/);
    expect(got.out).toMatch(/^carried\.snapshot: \d+ kB\n$/);
    expect(readFileSync(join(folder, 'kept.snapshot'))).toEqual(
      readFileSync(join(folder, 'carried.snapshot')),
    );
    expect(await hasAnn(world.url)).toBe('true');
    expect(await hasAnn(other().address.url)).toBe('true');
    expect(JSON.parse(put.out)).toEqual({
      name: 'kept',
      bytes: readFileSync(join(folder, 'kept.snapshot')).length,
    });
    expect(
      other()
        .control.snapshots.list()
        .map(({ name }) => name),
    ).toEqual(['kept']);
    expect((JSON.parse(left.out) as { name: string }[]).map(({ name }) => name)).not.toContain('carried');
  });

  test('go to stdout as they are', async () => {
    world.control.saveSnapshot('as-bytes');

    const { code, out } = await run('snapshot', 'get', 'as-bytes', '-');

    expect([code, out.slice(0, 15)]).toEqual([0, 'SQLite format 3']);
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  test.each([
    [['snapshot', 'get', 'nowhere'], 1, 'no snapshot named nowhere'],
    [['snapshot', 'save', 'Bad Name'], 2, 'no snapshot can be named "Bad Name"'],
    [['snapshot', 'put', 'no snapshot.txt'], 2, 'say what the snapshot is to be called'],
    [['snapshot', 'put', 'junk.txt'], 2, 'these bytes are no snapshot of this version'],
    [['snapshot', 'lst'], 2, "unknown command 'lst'\n(Did you mean list?)"],
    [['restore', 'nowhere'], 1, 'no snapshot named nowhere'],
    [['restore', './junk.txt'], 2, 'these bytes are no snapshot of this version'],
  ])('%j is refused', async (parameters, code, message) => {
    writeFileSync(join(folder, 'junk.txt'), 'junk');

    const ended = await run(...parameters);

    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(ended.err).toContain(message);
  });

  test('are listed where no part is named', async () => {
    world.control.saveSnapshot('listed');

    const { code, out } = await run('snapshot');

    expect([code, /^listed +\d+ kB$/m.test(out)]).toEqual([0, true]);
    expect((await run('snapshot', '--control', other().address.controlUrl)).code).toBe(0);
  });
});
