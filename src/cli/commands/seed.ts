import { controlCommand, controlOf, sandboxNameOf } from '../controlCommand.js';
import { seedSourceOf } from '../../files/seedSource.js';
import { readMessages, readSeed } from '../seedFile.js';
import { worldsText } from '../worldsText.js';

/** Begins a sandbox again as a seed, to which later resets return. */
export const seed = controlCommand({
  details:
    'The sandbox is made when it is new. Seeds by name: default (a fresh installation), empty, standalone, demo (a ' +
    'small hoster with resellers, customers and plans), recorder, northfield. A file is JSON of the same form; it may ' +
    'begin with {"include": ["default"]}. A word with a dot or a slash in it is a file, or a folder of the ' +
    'products’ own messages, which are sent in the order of their names and all have to be done.',
  words: [{ syntax: '<name, file or folder>', help: 'the seed', offer: 'seeds' }],
  flags: {},
  examples: [
    { tells: 'a small hoster to explore', run: 'provisim seed demo' },
    { tells: 'your own world, in a sandbox of its own', run: 'provisim seed ./world.json --sandbox team-a' },
    { tells: 'what your own messages make of a fresh one', run: 'provisim seed ./messages' },
  ],
  async run({ sandbox, flags, words: [source = ''], terminal }) {
    const messages = seedSourceOf(source) === 'folder' ? await readMessages(source) : undefined;
    const document = messages === undefined ? readSeed(source) : undefined;
    const progress = terminal.progress(source);
    const control = controlOf(flags, { onProgress: progress?.at }).sandbox(sandboxNameOf(flags));
    try {
      await (messages === undefined ? control.seed(document) : control.seedMessages(messages));
    } finally {
      progress?.end();
    }
    const summary = await sandbox.summary();
    return { value: summary, text: worldsText([summary], terminal.style) };
  },
});
