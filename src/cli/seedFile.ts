import { readFileSync } from 'node:fs';
import { seedSourceOf } from '../files/seedSource.js';
import { UsageError } from './exitCodes.js';
import type { SeedOrder } from '../control/seeding/seedOrder.js';
import type { SandboxBeginning } from '../client/controlClient.js';

/** Messages in a folder of this machine. @throws UsageError */
export async function readMessages(folder: string): Promise<SeedOrder> {
  const { readSeedFolder } = await import('../control/seeding/folder.js');
  const { SeedError } = await import('../model/seed/seed.js');
  try {
    return readSeedFolder(folder);
  } catch (error) {
    throw error instanceof SeedError ? new UsageError(error.message) : error;
  }
}

/** A seed that the emulator knows by name, or what a file of this machine says. @throws UsageError */
export function readSeed(source: string): NonNullable<SandboxBeginning['seed']> {
  if (seedSourceOf(source) === 'name') return source;
  const text = readFileSync(source, 'utf8');
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return { ...document };
  } catch (error) {
    throw new UsageError(`${source}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError(`${source}: a seed is a JSON object`);
}
