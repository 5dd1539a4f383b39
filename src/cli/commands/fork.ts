import { controlCommand } from '../controlCommand.js';
import { UsageError } from '../exitCodes.js';
import { duration, text } from '../flags.js';
import { readSeed } from '../seedFile.js';
import { worldsText } from '../worldsText.js';

/** Makes a new sandbox that begins as another, as a snapshot or as a seed. */
export const fork = controlCommand({
  details:
    'What happens in the copy does not show in the original, nor the other way round. Journal and clock begin anew.',
  words: [{ syntax: '<name>', help: 'what the new one is called: 1 to 40 of a-z, 0-9 and -' }],
  flags: {
    from: {
      ...text('--from <sandbox>', 'begin as this one is now (default: the one --sandbox names)'),
      offer: 'sandboxes',
    },
    snapshot: { ...text('--snapshot <name>', 'begin as a snapshot'), offer: 'snapshots' },
    seed: { ...text('--seed <name or file>', 'begin as a seed'), offer: 'seeds' },
    ttl: duration('--ttl <duration>', 'drop it after so long without a request: 90s, 10m, 2h, 1d'),
  },
  examples: [
    { tells: 'a copy of default as it is now, to try something', run: 'provisim fork try --ttl 10m' },
    { tells: 'a fresh world with the demo data', run: 'provisim fork team-a --seed demo' },
    { tells: 'a world as it was kept', run: 'provisim fork again --snapshot before-migration' },
  ],
  async run({ control, sandbox, words: [name], flags: { from, snapshot, seed, ttl }, terminal }) {
    if (name === undefined) throw new UsageError('fork to which name?');
    if ([from, snapshot, seed].filter((given) => given !== undefined).length > 1)
      throw new UsageError('a sandbox begins as one thing: give --from, --snapshot or --seed');
    if (ttl !== undefined && ttl <= 0) throw new UsageError('--ttl: a duration above 0');
    const beginning =
      snapshot !== undefined
        ? { snapshot }
        : seed !== undefined
          ? { seed: readSeed(seed) }
          : { sandbox: from ?? sandbox.name };
    const made = await control.create(name, { ...beginning, ttlMs: ttl });
    return { value: made, text: worldsText([made], terminal.style) };
  },
});
