/**
 * How many runs a property gets and with which seed it begins: the same ones every time, unless PROVISIM_PROPERTY_RUNS
 * or PROVISIM_PROPERTY_SEED asks for others. A failure prints the seed and the path that repeat it.
 */
export function runs(usually: number): { readonly numRuns: number; readonly seed: number } {
  const { PROVISIM_PROPERTY_RUNS, PROVISIM_PROPERTY_SEED } = process.env;
  return {
    numRuns: Number(PROVISIM_PROPERTY_RUNS ?? usually),
    seed: Number(PROVISIM_PROPERTY_SEED ?? 20_260_115),
  };
}

/** Only against hanging: how long a property takes is up to its runs. */
export const TIMEOUT_MS = 3_600_000;
