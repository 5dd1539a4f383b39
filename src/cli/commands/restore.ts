import { controlCommand } from '../controlCommand.js';
import { UsageError } from '../exitCodes.js';
import { worldsText } from '../worldsText.js';
import { upload } from './snapshot.js';

const NAME = /^[a-z0-9-]{1,40}$/;

/** Makes a sandbox what a snapshot holds, by its name or from a file. */
export const restore = controlCommand({
  details:
    'Journal, clock and seed of the sandbox stay; `reset` still goes back to its seed. A word with a dot or a slash ' +
    'in it is a file, which leaves no snapshot behind.',
  words: [{ syntax: '<name or file>', help: 'the snapshot', offer: 'snapshots' }],
  flags: {},
  examples: [
    { tells: 'back to what was kept', run: 'provisim restore before' },
    {
      tells: 'from a file, into another sandbox',
      run: 'provisim restore ./before.snapshot --sandbox team-a',
    },
  ],
  async run({ control, sandbox, flags, words: [source], terminal }) {
    if (source === undefined) throw new UsageError('restore which snapshot?');
    if (NAME.test(source)) await sandbox.restore(source);
    else {
      const name = `restore-${process.pid}`;
      await upload(flags, name, source, terminal);
      try {
        await sandbox.restore(name);
      } finally {
        await control.dropSnapshot(name);
      }
    }
    const summary = await sandbox.summary();
    return { value: summary, text: worldsText([summary], terminal.style) };
  },
});
