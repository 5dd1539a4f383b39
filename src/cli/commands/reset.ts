import { controlCommand } from '../controlCommand.js';
import { on } from '../flags.js';
import { worldsText } from '../worldsText.js';

/** Puts one sandbox, or each of them, back to its seed. */
export const reset = controlCommand({
  details:
    'Entities, ids and clock are as they were at the start, and journal and fault rules are empty. It takes a ' +
    'millisecond, so it can run before every test.',
  flags: { all: on('--all', 'every sandbox there is') },
  examples: [
    { tells: 'the sandbox named default', run: 'provisim reset' },
    { tells: 'another one', run: 'provisim reset --sandbox team-a' },
    { tells: 'all of them', run: 'provisim reset --all' },
  ],
  async run({ flags: { all }, control, sandbox, terminal }) {
    const names = all === true ? (await control.sandboxes()).map(({ name }) => name) : [sandbox.name];
    const summaries = [];
    for (const name of names) {
      const world = control.sandbox(name);
      await world.reset();
      summaries.push(await world.summary());
    }
    return {
      value: all === true ? summaries : summaries[0],
      text: worldsText(summaries, terminal.style),
    };
  },
});
