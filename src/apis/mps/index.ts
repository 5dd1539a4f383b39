import { setError } from './errorProvider.js';
import type { NamedProcedure } from './procedure.js';

/** Every named procedure that is emulated, by namespace as the contract lists them. */
export const PROCEDURES: readonly NamedProcedure[] = [
  // Error Provider
  setError,
];
