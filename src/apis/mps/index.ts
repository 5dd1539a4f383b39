import type { Api, OperationCoverage } from '../api.js';
import { Engine, type EndpointOptions } from './endpoint.js';
import { setError } from './errorProvider.js';
import { ERRORS } from './errors.js';
import { KNOWN_BY_NAME } from './knownByName.js';
import type { NamedProcedure } from './procedure.js';
import { ProcedureRegistry } from './registry.js';

/** Every named procedure that is emulated, by namespace as the contract lists them. */
export const PROCEDURES: readonly NamedProcedure[] = [
  // Error Provider
  setError,
];

/** Microsoft Provisioning System: bare documents at /mps, SOAP at the ISAPI extension's address. */
export function createMps(options: EndpointOptions): Api {
  const engine = new Engine(new ProcedureRegistry(PROCEDURES), options);
  return {
    name: 'mps',
    errors: Object.keys(ERRORS),
    jobs: {},
    find(path) {
      switch (path.toLowerCase()) {
        case '/mps':
          return engine.bare;
        case '/mpf/soapisapi.dll':
          return engine.soap;
        default:
          return undefined;
      }
    },
  };
}

/** Every procedure that is emulated or known by name, namespace by namespace. */
export function mpsCoverage(): OperationCoverage[] {
  const registry = new ProcedureRegistry(PROCEDURES);
  const emulated = PROCEDURES.map(({ namespace, procedure, grade }) => ({
    service: namespace,
    operation: procedure,
    grade,
  }));
  const others = Object.entries(KNOWN_BY_NAME).flatMap(([service, names]) =>
    names
      .filter((operation) => registry.find(service, operation) === undefined)
      .map((operation) => ({ service, operation, grade: 'documented' as const, notEmulated: BY_NAME })),
  );
  return [...emulated, ...others];
}

const BY_NAME = 'known by name only, not registered';
