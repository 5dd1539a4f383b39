import type { Api } from '../api.js';
import { Engine, type EndpointOptions } from './endpoint.js';
import { setError } from './errorProvider.js';
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
