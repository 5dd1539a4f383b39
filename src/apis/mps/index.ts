import type { GradedError } from '../../contract/fidelity.js';
import { gradedOperations, type Api, type OperationCoverage } from '../api.js';
import { MpsDescription } from './description.js';
import { Engine, type EndpointOptions } from './endpoint.js';
import { ERRORS } from './errors.js';
import { KNOWN_BY_NAME } from './knownByName.js';
import type { NamedProcedure } from './procedure.js';
import { PROCEDURES } from './procedures.js';
import { ProcedureRegistry } from './registry.js';

/** Microsoft Provisioning System: bare documents at /mps, SOAP at the ISAPI extension's address. */
export function createMps(options: EndpointOptions): Api {
  const engine = new Engine(new ProcedureRegistry(PROCEDURES), options);
  return {
    name: 'mps',
    errors: Object.keys(ERRORS),
    fidelity: () => ({ operations: gradedOperations(mpsCoverage(), journalName), errors: gradedErrors() }),
    describe: () => new MpsDescription(PROCEDURES),
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
  const emulated = PROCEDURES.map((it) => ({
    service: it.namespace,
    operation: it.procedure,
    grade: it.grade,
    ...(isStepOnly(it) ? { notEmulated: STEP_ONLY } : {}),
  }));
  const others = Object.entries(KNOWN_BY_NAME).flatMap(([service, names]) =>
    names
      .filter((operation) => registry.find(service, operation) === undefined)
      .map((operation) => ({ service, operation, grade: 'documented' as const, notEmulated: BY_NAME })),
  );
  return [...emulated, ...others];
}

function journalName({ service, operation }: OperationCoverage): string {
  return `${service}::${operation}`;
}

/** Public in the product, where what it takes is not published, and here a step of other procedures. */
function isStepOnly({ namespace, procedure, access }: NamedProcedure): boolean {
  const isPublished = KNOWN_BY_NAME[namespace]?.includes(procedure) === true && !procedure.endsWith('_');
  return access === 'private' && isPublished;
}

const STEP_ONLY = 'only as a step of others; not registered for requests';
const BY_NAME = 'known by name only, not registered';

function gradedErrors(): GradedError[] {
  return Object.entries(ERRORS).map(([symbol, { code, text, grade, source }]) => ({
    symbol,
    code,
    text,
    grade,
    source,
  }));
}
