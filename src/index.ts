import { fromProgram, resolveConfig, type EmulatorOptions } from './config.js';
import { runEmulator, type Emulator } from './emulator.js';

export { ConfigError, type EmulatorOptions } from './config.js';
export type { Addresses } from './control/addresses.js';
export type { Emulator } from './emulator.js';
export type { Control, SandboxControl } from './control/control.js';

/**
 * Starts an emulator in this process. Options that are left out have the defaults of `provisim start`; neither the
 * environment nor a file is read.
 *
 * @throws ConfigError naming every option that cannot be used
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return runEmulator(resolveConfig({ option: fromProgram(options) }));
}
