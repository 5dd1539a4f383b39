import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { command, type Command } from '../command.js';
import { controlCommand, controlOf, type Outcome, type Where } from '../controlCommand.js';
import type { ControlClient } from '../../client/controlClient.js';
import { UsageError } from '../exitCodes.js';
import { text } from '../flags.js';
import { table, type Style, type Terminal } from '../terminal.js';

const NAME = { syntax: '<name>', help: '1 to 40 of a-z, 0-9 and -', offer: 'snapshots' } as const;

const save = controlCommand({
  details: 'A snapshot of the same name is replaced. It holds the data, not the journal and the clock.',
  words: [NAME],
  flags: { out: text('--out <file>', 'write it to this file as well') },
  examples: [
    { tells: 'keep the default sandbox as it is now', run: 'provisim snapshot save before' },
    {
      tells: 'and as a file, for another emulator',
      run: 'provisim snapshot save before --out before.snapshot',
    },
  ],
  async run({ control, sandbox, flags, words: [name = ''], terminal }) {
    await sandbox.saveSnapshot(name);
    if (flags.out !== undefined) await download(flags, name, flags.out, terminal);
    return listed(control, terminal.style, name);
  },
});

const list = controlCommand({
  flags: {},
  examples: [
    { tells: 'what there is', run: 'provisim snapshot list' },
    { tells: 'as JSON', run: 'provisim snapshot list --json' },
  ],
  run: ({ control, terminal }) => listed(control, terminal.style),
});

const get = controlCommand({
  details: 'The file can be put into another emulator of the same version.',
  words: [NAME, { syntax: '[file]', help: 'where to write it; - is stdout (default: NAME.snapshot)' }],
  flags: {},
  examples: [
    { tells: 'to before.snapshot', run: 'provisim snapshot get before' },
    { tells: 'packed', run: 'provisim snapshot get before - | gzip > before.snapshot.gz' },
  ],
  async run({ control, flags, words: [name = '', file = `${name}.snapshot`], terminal }) {
    const bytes = await download(flags, name, file, terminal);
    if (file === '-') return undefined;
    const found = (await control.snapshots()).find((one) => one.name === name);
    return { value: { ...found, file }, text: `${file}: ${sizeText(bytes)}` };
  },
});

const put = controlCommand({
  words: [
    { syntax: '<file>', help: 'a file that `snapshot get` wrote' },
    { syntax: '[name]', help: 'what it is called from now on (default: as the file)', offer: 'snapshots' },
  ],
  flags: {},
  examples: [
    { tells: 'under the name before', run: 'provisim snapshot put before.snapshot' },
    { tells: 'under another name', run: 'provisim snapshot put before.snapshot monday' },
  ],
  async run({ control, flags, words: [file = '', name = nameOf(file)], terminal }) {
    await upload(flags, name, file, terminal);
    return listed(control, terminal.style, name);
  },
});

const drop = controlCommand({
  words: [NAME],
  flags: {},
  examples: [
    { tells: 'one that is no longer needed', run: 'provisim snapshot drop before' },
    { tells: 'and see what is left, as JSON', run: 'provisim snapshot drop before --json' },
  ],
  async run({ control, words: [name = ''], terminal }) {
    await control.dropSnapshot(name);
    return listed(control, terminal.style);
  },
});

/** Keeps worlds under names, and carries them to other emulators as files. */
export const snapshot: Command = command({
  details: 'A snapshot is a whole world under a name: `restore` and `fork` begin with it.',
  flags: {},
  parts: {
    save: { summary: 'keep a sandbox as it is now', command: save },
    list: { summary: 'list the snapshots', command: list },
    get: { summary: 'write a snapshot to a file', command: get },
    put: { summary: 'take in a snapshot from a file', command: put },
    drop: { summary: 'forget a snapshot', command: drop },
  },
  standard: 'list',
  examples: [
    { tells: 'keep, change, go back', run: 'provisim snapshot save before\nprovisim restore before' },
    {
      tells: 'carry a world to another emulator',
      run: 'provisim snapshot get before\nprovisim snapshot put before.snapshot --control http://127.0.0.1:9191',
    },
  ],
});

async function download(where: Where, name: string, file: string, terminal: Terminal): Promise<number> {
  const progress = terminal.progress(`snapshot ${name}`);
  try {
    const image = await controlOf(where, { onProgress: progress?.at }).snapshot(name);
    if (file === '-') terminal.write(image);
    else writeFileSync(file, image);
    return image.length;
  } finally {
    progress?.end();
  }
}

/** Puts a file into an emulator as a snapshot. */
export async function upload(where: Where, name: string, file: string, terminal: Terminal): Promise<void> {
  const image = readFileSync(file);
  const progress = terminal.progress(file);
  try {
    await controlOf(where, { onProgress: progress?.at }).putSnapshot(name, image);
  } finally {
    progress?.end();
  }
}

/** What a snapshot in a file is called where nothing is said. @throws UsageError */
function nameOf(file: string): string {
  const name = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  if (/^[a-z0-9-]{1,40}$/.test(name)) return name;
  throw new UsageError(`${file}: say what the snapshot is to be called: provisim snapshot put ${file} NAME`);
}

async function listed(control: ControlClient, style: Style, only?: string): Promise<Outcome> {
  const all = await control.snapshots();
  const shown = only === undefined ? all : all.filter(({ name }) => name === only);
  const rows = shown.map(({ name, bytes }) => [name, sizeText(bytes)]);
  return {
    value: only === undefined ? all : shown[0],
    text: rows.length === 0 ? 'no snapshots' : table(['SNAPSHOT', 'SIZE'], rows, style),
  };
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
