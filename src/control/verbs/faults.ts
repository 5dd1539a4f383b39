import type { FaultOrder, FaultRule } from '../../sandbox/faults.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { nearest } from '../../text/nearest.js';

/** Symbols of the errors that a fault rule can order, by API. */
export type ProductErrors = Readonly<Record<string, readonly string[]>>;

/** What goes wrong in a sandbox on purpose. */
export interface FaultVerbs {
  /** Fault rules in force, oldest first. */
  faults(): FaultRule[];
  /** @throws RangeError for an error that no API, or not the one named, has */
  addFault(order: FaultOrder): FaultRule;
  /** @returns whether there was one */
  removeFault(id: number): boolean;
  clearFaults(): void;
}

export function faultVerbs({ faults }: Sandbox, errors: ProductErrors): FaultVerbs {
  return {
    faults: () => faults.list(),
    addFault(order) {
      requireKnownError(order, errors);
      return faults.add(order);
    },
    removeFault: (id) => faults.remove(id),
    clearFaults: () => {
      faults.clear();
    },
  };
}

function requireKnownError({ match, before }: FaultOrder, errors: ProductErrors): void {
  const { error } = before ?? {};
  if (error === undefined) return;
  const possible = match?.api === undefined ? Object.values(errors).flat() : (errors[match.api] ?? []);
  if (possible.includes(error)) return;
  const meant = nearest(error, possible);
  throw new RangeError(`no error ${error}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}
