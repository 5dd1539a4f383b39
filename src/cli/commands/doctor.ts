import {
  checkDatabase,
  checkEmulator,
  checkFile,
  checkNode,
  checkPorts,
  checkSeed,
  checkTimeZones,
  type Finding,
} from '../checks.js';
import { command } from '../command.js';
import { CONTROL_FLAGS, controlOf, type Where } from '../controlCommand.js';
import { EXIT } from '../exitCodes.js';
import { configOf, START_FLAGS, type StartFlags } from '../startFlags.js';
import { table, type Style } from '../terminal.js';

const FLAGS: StartFlags = { ...START_FLAGS, ...CONTROL_FLAGS };

/** Looks at all that an emulator needs, and says what to do about what is missing. */
export const doctor = command({
  details:
    'It takes the options of `start` and looks whether an emulator could start with them: Node, SQLite, ports, seed, ' +
    'database file, time zones; and whether one runs already, in which version. It ends with 1 when anything fails; ' +
    'a warning alone is no failure.',
  flags: FLAGS,
  examples: [
    { tells: 'this machine', run: 'provisim doctor' },
    { tells: 'before a start with these options', run: 'provisim doctor --port 9100 --db provisim.db' },
    { tells: 'an emulator elsewhere', run: 'provisim doctor --control http://127.0.0.1:9191' },
  ],
  async run({ flags: { control, controlToken, json, ...options }, terminal }) {
    const where = { control: textOf(control), controlToken: textOf(controlToken) };
    const findings = await look(options, where);
    const isSound = findings.every(({ state }) => state !== 'fail');
    terminal.print(json === true ? JSON.stringify(findings) : findingsText(findings, terminal.style));
    return isSound ? EXIT.fine : EXIT.failed;
  },
});

async function look(options: Parameters<typeof configOf>[0], where: Where): Promise<Finding[]> {
  const isNamed = where.control !== undefined || (process.env.PROVISIM_CONTROL_URL ?? '') !== '';
  const { findings, addresses } = await checkEmulator(controlOf(where), isNamed);
  const machine = [checkNode(), await checkDatabase(), ...findings];
  try {
    const config = configOf(options);
    const ports = await checkPorts(config, addresses);
    return [...machine, ...ports, await checkSeed(config), await checkFile(config), checkTimeZones(config)];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [...machine, { check: 'options', state: 'fail', found, advice: 'see `provisim start --help`' }];
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function findingsText(findings: readonly Finding[], style: Style): string {
  const paint = { ok: style.green, warn: style.yellow, fail: style.red };
  const rows = findings.map(({ check, state, found, advice }) => [
    state,
    check,
    advice === undefined ? found : `${found}: ${advice}`,
  ]);
  const [headings = '', ...lines] = table(['STATE', 'CHECK', 'FOUND'], rows, style).split('\n');
  return [
    headings,
    ...lines.map((line) =>
      line.replace(/^(ok|warn|fail)\b/, (word) => paint[word as Finding['state']](word)),
    ),
  ].join('\n');
}
