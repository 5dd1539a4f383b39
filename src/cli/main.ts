#!/usr/bin/env node
import { VERSION } from '../control/version.js';
import { EXIT, Failure } from './exitCodes.js';
import { endOf, runCommandLine, type Listed } from './parser.js';

const RUN = 'Run it:';
const WORLDS = 'Worlds:';
const WATCH = 'Ask and check:';
const SETUP = 'Set up:';

/** Every command. Each is loaded when it is named, so that a small one starts at once. */
const COMMANDS: readonly Listed[] = [
  {
    ...{ name: 'start', group: RUN, summary: 'start the emulator' },
    load: async () => (await import('./commands/start.js')).start,
  },
  {
    ...{
      name: 'exec',
      group: RUN,
      summary: 'run a command, such as your tests, with an emulator of its own',
    },
    load: async () => (await import('./commands/exec.js')).exec,
  },
  {
    ...{ name: 'reset', group: WORLDS, summary: 'put a sandbox back to its seed' },
    load: async () => (await import('./commands/reset.js')).reset,
  },
  {
    ...{ name: 'seed', group: WORLDS, summary: 'begin a sandbox again as a seed' },
    load: async () => (await import('./commands/seed.js')).seed,
  },
  {
    ...{ name: 'snapshot', group: WORLDS, summary: 'keep sandboxes as they are, here or as files' },
    load: async () => (await import('./commands/snapshot.js')).snapshot,
  },
  {
    ...{ name: 'restore', group: WORLDS, summary: 'make a sandbox what a snapshot holds' },
    load: async () => (await import('./commands/restore.js')).restore,
  },
  {
    ...{ name: 'fork', group: WORLDS, summary: 'make a new sandbox as a copy' },
    load: async () => (await import('./commands/fork.js')).fork,
  },
  {
    ...{ name: 'sandboxes', group: WORLDS, summary: 'list the sandboxes' },
    load: async () => (await import('./commands/sandboxes.js')).sandboxes,
  },
  {
    ...{ name: 'drop', group: WORLDS, summary: 'take a sandbox away' },
    load: async () => (await import('./commands/sandboxes.js')).drop,
  },
  {
    ...{ name: 'clock', group: WORLDS, summary: 'show, freeze, set and advance the time of a sandbox' },
    load: async () => (await import('./commands/clock.js')).clock,
  },
  {
    ...{ name: 'fault', group: WORLDS, summary: 'let calls fail on purpose' },
    load: async () => (await import('./commands/fault.js')).fault,
  },
  {
    ...{ name: 'call', group: WATCH, summary: 'build a message, send it, show request and answer' },
    load: async () => (await import('./commands/call.js')).call,
  },
  {
    ...{ name: 'prov', group: WATCH, summary: 'send an MPS request document, as ProvTest does' },
    load: async () => (await import('./commands/prov.js')).prov,
  },
  {
    ...{ name: 'journal', group: WATCH, summary: 'show what a sandbox was asked and what it answered' },
    load: async () => (await import('./commands/journal.js')).journal,
  },
  {
    ...{ name: 'verify', group: WATCH, summary: 'check that calls came, how often, or in which order' },
    load: async () => (await import('./commands/verify.js')).verify,
  },
  {
    ...{ name: 'coverage', group: WATCH, summary: 'show what calls touched of the contracts' },
    load: async () => (await import('./commands/coverage.js')).coverage,
  },
  {
    ...{ name: 'export', group: WATCH, summary: 'write the journal or the contracts for other tools' },
    load: async () => (await import('./commands/export.js')).exporting,
  },
  {
    ...{ name: 'doctor', group: SETUP, summary: 'check this machine and the emulator that runs on it' },
    load: async () => (await import('./commands/doctor.js')).doctor,
  },
  {
    ...{ name: 'completion', group: SETUP, summary: 'print a script that completes commands in a shell' },
    load: async () => (await import('./commands/completion.js')).completion,
  },
  {
    ...{ name: '__complete', group: SETUP, summary: 'offer words to a shell', isHidden: true },
    load: async () => (await import('./commands/complete.js')).complete(COMMANDS),
  },
];

/** Prints one line for what a user can put right, and the stack for what is ours. */
function reported(error: unknown): number {
  const end = endOf(error);
  if (end !== undefined) return end === 'shown' ? EXIT.fine : EXIT.usage;
  const isKnown = error instanceof Failure || (error instanceof Error && 'code' in error);
  const message = isKnown
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`provisim: ${message}\n`);
  return error instanceof Failure ? error.exitCode : EXIT.failed;
}

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  throw error;
});
try {
  process.exitCode = await runCommandLine(COMMANDS, VERSION, process.argv.slice(2));
} catch (error) {
  process.exitCode = reported(error);
}
