import { startEmulator, type EmulatorOptions } from '../index.js';

/**
 * An emulator for the tests of one process, in a process of its own: fake timers, mocked modules and clients that block
 * do not reach it. It prints its addresses and stops when its input ends, which it does however the tests' process goes.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as EmulatorOptions;
try {
  const emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, ...options });
  process.stdout.write(`${JSON.stringify(emulator.address)}\n`);
  process.stdin.resume().on('close', () => {
    void emulator.close();
  });
} catch (error) {
  // Whoever wrote the options reads this: the message says which cannot be used.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
