import { controlCommand } from '../controlCommand.js';
import { UsageError } from '../exitCodes.js';
import { worldsText } from '../worldsText.js';

export const sandboxes = controlCommand({
  details:
    'A sandbox is a world of its own: data, journal, fault rules, clock. Clients choose one by the address ' +
    '(http://127.0.0.1:9002/~team-a/esUsers.asmx), by the login (serveradmin~team-a) or by a header.',
  flags: {},
  examples: [
    { tells: 'what there is', run: 'provisim sandboxes' },
    { tells: 'their names, for a script', run: "provisim sandboxes --json | jq -r '.[].name'" },
  ],
  async run({ control, terminal }) {
    const all = await control.sandboxes();
    return { value: all, text: worldsText(all, terminal.style) };
  },
});

export const drop = controlCommand({
  details: 'Everything in it is gone. The sandbox named default stays; reset it instead.',
  words: [{ syntax: '<name>', help: 'the sandbox', offer: 'sandboxes' }],
  flags: {},
  examples: [
    { tells: 'one that is no longer needed', run: 'provisim drop team-a' },
    { tells: 'on an emulator elsewhere', run: 'provisim drop team-a --control http://127.0.0.1:9191' },
  ],
  async run({ control, words: [name], terminal }) {
    if (name === undefined) throw new UsageError('drop which sandbox?');
    await control.drop(name);
    const rest = await control.sandboxes();
    return { value: rest, text: worldsText(rest, terminal.style) };
  },
});
