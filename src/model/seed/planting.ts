import { sqliteRefusal } from '../../storage/handle.js';
import { ModelError } from '../errors.js';
import type { Model } from '../model.js';
import { plantCortex } from './plantCortex.js';
import { plantDirectory } from './plantDirectory.js';
import { UsageError } from '../usage.js';
import { DanglingReference, plantEstate } from './plantEstate.js';
import { plantHosting } from './plantHosting.js';
import { plantProvisioning } from './plantProvisioning.js';
import { SeedError, type Seed } from './seed.js';
import { plantUsage } from './usage.js';

/** Adds everything a seed names to the model, as one change. @throws SeedError naming the place in the document */
export function plantSeed(model: Model, seed: Seed, name: string): void {
  const each: Each = (list, plant) => {
    seed[list].forEach((item, index) => {
      placed(`seed ${name}: ${list}[${index}]`, () => {
        plant(item as Seed[typeof list][number]);
      });
    });
  };
  model.transaction(() => {
    plantEstate(model, each);
    plantHosting(model, each);
    plantCortex(model, each);
    plantProvisioning(model, each);
    plantDirectory(model, each);
    plantUsage(model, each);
  });
}

type Lists = Omit<Seed, 'about' | 'include'>;
/** Plants each item of a list of the seed; a refusal names the item. */
export type Each = <L extends keyof Lists>(list: L, plant: (item: Lists[L][number]) => unknown) => void;

/** Says of a refusal where in the document it happened. */
function placed(place: string, plant: () => void): void {
  try {
    plant();
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === undefined) throw error;
    throw new SeedError(`${place}: ${reason}`);
  }
}

/** Refusals that say themselves what is wrong. */
const KNOWN = [ModelError, DanglingReference, UsageError];

/** What a refusal by the model or by the database's constraints means for whoever wrote the seed. */
function refusalOf(error: unknown): string | undefined {
  if (KNOWN.some((known) => error instanceof known) && error instanceof Error) return error.message;
  const { code = '', message = '' } = sqliteRefusal(error) ?? {};
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'points at something that is not there';
  return code.startsWith('SQLITE_CONSTRAINT') ? `is there already (${message})` : undefined;
}
