import { startEmulator, type EmulatorOptions } from '../index.js';

/**
 * An emulator for the tests of one process, in a process of its own: fake timers, mocked modules and clients that block
 * do not reach it. It prints its addresses and stops when its input ends, which it does however the tests' process goes.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as EmulatorOptions;
const emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, ...options });
process.stdout.write(`${JSON.stringify(emulator.address)}\n`);
process.stdin.resume().on('close', () => {
  void emulator.close();
});
