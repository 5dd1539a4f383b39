import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, NOW } from '../client.js';
import { provisim } from './runner.js';

const emulator = emulatorFor();

/** Runs a command on a world whose clock is frozen at `NOW`. */
async function clock(...parameters: readonly string[]) {
  const { name, control } = newWorld(emulator());
  const env = { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: name };
  return { ...(await provisim(['clock', ...parameters], { env })), control };
}

describe('provisim clock', () => {
  test.each<[parameters: string[], now: string, mode: string]>([
    [[], '2026-01-15T10:30:00.000Z', 'frozen'],
    [['show'], '2026-01-15T10:30:00.000Z', 'frozen'],
    [['freeze', '2030-02-01T01:02:03+01:00'], '2030-02-01T00:02:03.000Z', 'frozen'],
    [['set', '2026-12-31 23:59'], '2026-12-31T23:59:00.000Z', 'frozen'],
    [['set', '2026-03-01'], '2026-03-01T00:00:00.000Z', 'frozen'],
    [['advance', '1d'], '2026-01-16T10:30:00.000Z', 'frozen'],
    [['advance', '1h30m'], '2026-01-15T12:00:00.000Z', 'frozen'],
    [['advance', '--', '-90s'], '2026-01-15T10:28:30.000Z', 'frozen'],
  ])('%j', async (parameters, now, mode) => {
    const { code, out, err, control } = await clock(...parameters);

    expect({ code, out, err }).toEqual({ code: 0, out: `${now}  ${mode}\n`, err: '' });
    expect(new Date(control.clock().now).toISOString()).toBe(now);
  });

  test('runs at a factor from an instant, and is set while it runs', async () => {
    const { out, control } = await clock('run', '--factor', '0', '--from', '2030-01-01', '--json');

    expect(JSON.parse(out)).toEqual({ mode: 'running', now: '2030-01-01T00:00:00.000Z', factor: 0 });
    expect(control.clock()).toEqual({ mode: 'running', now: Date.parse('2030-01-01'), factor: 0 });
  });

  test('set leaves a running clock running', async () => {
    const { name, control } = newWorld(emulator());
    control.setClock({ mode: 'running', factor: 0 });

    const flags = ['--sandbox', name, '--control', emulator().address.controlUrl];
    const { out } = await provisim(['clock', 'set', '2030-01-01', ...flags]);

    expect(out).toBe('2030-01-01T00:00:00.000Z  running, 0 s per second\n');
    expect(control.clock().mode).toBe('running');
  });

  test('freezes where it stands, and shows real time again', async () => {
    const frozen = await clock('freeze');
    const real = await clock('real');

    expect(frozen.control.clock()).toEqual({
      mode: 'frozen',
      now: NOW,
      factor: frozen.control.clock().factor,
    });
    expect(real.out).toMatch(/^20\S+Z {2}real time\n$/);
    expect(real.control.clock().mode).toBe('real');
  });

  test.each([
    [['advance', 'tomorrow'], 'tomorrow: give a duration such as 500ms, 90s, 10m, 1h30m or 2d'],
    [['set', '2026-13-01'], '2026-13-01: give an instant such as 2026-01-15 or 2026-01-15T10:30:00Z'],
    [['set', 'noon'], 'noon: give an instant'],
    [['run', '--factor', 'fast'], "argument 'fast' is invalid. a number from 0 to 1000000000"],
    [['freze'], "error: unknown command 'freze'\n(Did you mean freeze?)"],
    [['advance', '1d', '--factr', '2'], "error: unknown option '--factr'"],
  ])('refuses %j', async (parameters, message) => {
    const { code, out, err, control } = await clock(...parameters);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(control.clock().now).toBe(NOW);
  });
});
