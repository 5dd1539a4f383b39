import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { openTerminal, type Terminal } from '../../src/cli/terminal.js';

type Streams = Parameters<typeof openTerminal>[1];

/** A terminal on streams that somebody looks at, or not, and what was written to them. */
function opened(isTTY: boolean, env: Record<string, string> = {}, mayColour = true) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = {
    stdout: Object.assign(stdout, { isTTY, columns: 40 }),
    stderr: Object.assign(stderr, { isTTY }),
    env,
  };
  const terminal: Terminal = openTerminal(mayColour, streams as unknown as Streams);
  return { terminal, written: () => [stdout, stderr].map((stream) => String(stream.read() ?? '')) };
}

test('colours are for somebody who looks, and did not ask for none', () => {
  const red = '\u001b[31mno\u001b[0m';
  const shown = (...given: Parameters<typeof opened>) => opened(...given).terminal.style.red('no');

  expect(shown(true)).toBe(red);
  expect(shown(false)).toBe('no');
  expect(shown(false, { FORCE_COLOR: '1' })).toBe(red);
  expect(shown(false, { FORCE_COLOR: '0' })).toBe('no');
  expect(shown(true, { NO_COLOR: '1' })).toBe('no');
  expect(shown(true, { NO_COLOR: '' })).toBe(red);
  expect(shown(true, {}, false)).toBe('no');
});

test('answers go to stdout, notes to stderr', () => {
  const { terminal, written } = opened(true);

  terminal.print('answer');
  terminal.write(Buffer.from('bytes'));
  terminal.note('note');

  expect(written()).toEqual(['answer\nbytes', 'note\n']);
});

test('progress is a line on stderr that goes away, and nothing where nobody looks', () => {
  const { terminal, written } = opened(true);

  const progress = terminal.progress('world.json');
  progress?.at(1_500_000, 6_000_000);
  progress?.at(2_000_000, undefined);
  progress?.end();

  const clear = '\r\u001b[K';
  expect(written()).toEqual(['', `${clear}world.json: 1.5 MB 25 %${clear}world.json: 2.0 MB${clear}`]);
  expect(opened(false).terminal.progress('world.json')).toBeUndefined();
});
