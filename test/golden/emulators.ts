import { startEmulator, type Emulator } from '../../src/index.js';
import type { GoldenCase } from './exchange.js';

/** Emulators by the options that golden exchanges ask for: one per set, started when it is first needed. */
export class Emulators {
  readonly #running = new Map<string, Promise<Emulator>>();

  for({ options }: GoldenCase): Promise<Emulator> {
    const key = JSON.stringify(options);
    const ports = { port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' } as const;
    const running = this.#running.get(key) ?? startEmulator({ ...options, ...ports });
    this.#running.set(key, running);
    return running;
  }

  async close(): Promise<void> {
    for (const running of this.#running.values()) await (await running).close();
  }
}
