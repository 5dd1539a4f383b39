import type { NamedProcedure } from './procedure.js';

/** Named procedures by namespace and name; both count letter by letter. */
export class ProcedureRegistry {
  readonly #procedures = new Map<string, NamedProcedure>();

  constructor(procedures: readonly NamedProcedure[]) {
    for (const procedure of procedures)
      this.#procedures.set(key(procedure.namespace, procedure.procedure), procedure);
  }

  find(namespace: string, procedure: string): NamedProcedure | undefined {
    return this.#procedures.get(key(namespace, procedure));
  }
}

function key(namespace: string, procedure: string): string {
  return `${namespace}::${procedure}`;
}
