import { writeFileSync } from 'node:fs';
import { command, type Command, type FlagValues } from '../command.js';
import { controlCommand, type Outcome } from '../controlCommand.js';
import type { ControlClient } from '../../client/controlClient.js';
import { COVERAGE_FORMATS, coverageText, formatOf, formatted } from '../coverageText.js';
import { EXIT } from '../exitCodes.js';
import { choice, repeatable, text } from '../flags.js';
import { missed, readPercent, readThreshold, type Threshold } from '../thresholds.js';

const SHOW_FLAGS = {
  format: choice('--format <name>', 'print or write it so', COVERAGE_FORMATS),
  out: text('--out <file>', 'write it to a file, whose ending says the format: .json, .xml (JUnit), .md'),
  minOperations: { ...text('--min-operations <percent>', 'of operations at least'), read: readPercent },
  minFields: { ...text('--min-fields <percent>', 'of fields at least'), read: readPercent },
  minErrors: { ...text('--min-errors <percent>', 'of errors at least'), read: readPercent },
  min: repeatable({
    ...text('--min <what=percent>', 'the same of one API: mspc.operations=90; may be given again'),
    read: readThreshold,
  }),
};

const show = controlCommand({
  details:
    'Operations count as touched when they were called, however that ended; fields when a request carried them; errors ' +
    'when one was answered with them. JSON, JUnit and Markdown also list what was not touched, each with a request or ' +
    'a fault rule that touches it; --sandbox says whose estate the requests are to fit. It ends with 1 where a ' +
    'share is below what --min asks for.',
  flags: SHOW_FLAGS,
  examples: [
    { tells: 'how far the tests came', run: 'provisim coverage' },
    { tells: 'for the build server', run: 'provisim coverage --out coverage.xml --min-operations 80' },
    { tells: 'for a pull request', run: 'provisim coverage --format markdown --min mspc.operations=90' },
  ],
  async run({ control, sandbox, flags, terminal }) {
    const report = await control.coverage(sandbox.name);
    const { isOn } = report.setting;
    if (!isOn && report.exchanges === 0)
      terminal.note('provisim: nothing is counted until `provisim coverage on`, or with --coverage of start');
    const below = missed(report, thresholdsOf(flags));
    const { format, out } = flags;
    const wanted = format ?? (out === undefined ? undefined : formatOf(out));
    const document =
      wanted === undefined ? undefined : await formatted(control, report, wanted, sandbox.name);
    if (out !== undefined && document !== undefined) writeFileSync(out, document);
    for (const line of below) terminal.note(`provisim: ${line}`);
    const shown = out === undefined && document !== undefined ? document.trimEnd() : undefined;
    return {
      value: report,
      text: shown ?? coverageText(report, terminal.style),
      exitCode: below.length === 0 ? EXIT.fine : EXIT.failed,
    };
  },
});

function thresholdsOf(flags: FlagValues<typeof SHOW_FLAGS>): Threshold[] {
  const { minOperations, minFields, minErrors, min = [] } = flags;
  const all = { operations: minOperations, fields: minFields, errors: minErrors };
  const together = (['operations', 'fields', 'errors'] as const).flatMap((kind): Threshold[] => {
    const percent = all[kind];
    return percent === undefined ? [] : [{ api: undefined, kind, percent }];
  });
  return [...together, ...min];
}

const on = controlCommand({
  details: 'What was counted before stays. Counting costs each exchange a second look at its request.',
  flags: {
    sandboxes: text('--sandboxes <prefix>', 'only sandboxes whose names begin so'),
  },
  examples: [
    { tells: 'from now on', run: 'provisim coverage on' },
    { tells: 'in the worlds of one run alone', run: 'provisim coverage on --sandboxes run-7-' },
  ],
  async run({ control, flags: { sandboxes } }) {
    const setting = await control.setCoverage({ isOn: true, sandboxes });
    const where = sandboxes === undefined ? 'all sandboxes' : `sandboxes that begin with ${sandboxes}`;
    return { value: setting, text: `coverage is on for ${where}` };
  },
});

const off = controlCommand({
  flags: {},
  examples: [
    { tells: 'the figures stay', run: 'provisim coverage off' },
    { tells: 'look at them later', run: 'provisim coverage off\nprovisim coverage' },
  ],
  async run({ control }) {
    return { value: await control.setCoverage({ isOn: false }), text: 'coverage is off' };
  },
});

const clear = controlCommand({
  details: 'A reset of a sandbox does not: a run goes through many.',
  flags: {},
  examples: [
    { tells: 'before a run', run: 'provisim coverage clear' },
    { tells: 'and count it', run: 'provisim coverage clear\nprovisim coverage on' },
  ],
  run: ({ control }) => cleared(control),
});

async function cleared(control: ControlClient): Promise<Outcome> {
  await control.clearCoverage();
  return { value: null, text: 'coverage begins anew' };
}

/** What calls touched of the contracts. */
export const coverage: Command = command({
  details: 'It counts over all sandboxes, which come and go; nothing is counted until it is on.',
  flags: {},
  parts: {
    show: { summary: 'show what was touched, and check it', command: show },
    on: { summary: 'begin to count', command: on },
    off: { summary: 'count no more', command: off },
    clear: { summary: 'forget what was counted', command: clear },
  },
  standard: 'show',
  examples: [
    {
      tells: 'count a run, and fail below 80 %',
      run: 'provisim coverage on\nnpm test\nprovisim coverage --min-operations 80',
    },
    { tells: 'the same with an emulator of its own', run: 'provisim exec --coverage -- npm test' },
  ],
});
