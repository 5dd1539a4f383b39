import { readFileSync } from 'node:fs';
import { UsageError } from './exitCodes.js';
import type { SandboxBeginning } from './controlClient.js';

const NAME = /^[a-z][a-z0-9-]*$/;

/** A seed that the emulator knows by name, or what a file of this machine says. @throws UsageError */
export function readSeed(source: string): NonNullable<SandboxBeginning['seed']> {
  if (NAME.test(source)) return source;
  const text = readFileSync(source, 'utf8');
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return { ...document };
  } catch (error) {
    throw new UsageError(`${source}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError(`${source}: a seed is a JSON object`);
}
