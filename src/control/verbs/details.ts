import type { Descriptions } from '../../contract/descriptions.js';
import type { ClockState } from '../../sandbox/clock.js';
import { prefixOf } from '../../sandbox/registry.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Addresses } from '../addresses.js';
import { summarize, type SandboxSummary } from './estate.js';

/** Where a service of an API is found in a sandbox. */
export interface ServiceAddress {
  readonly api: string;
  readonly service: string;
  readonly url: string;
  /** Of a service that has one. */
  readonly wsdlUrl?: string;
}

/** Everything about one sandbox that is not in it. */
export interface SandboxDetails extends SandboxSummary {
  readonly services: readonly ServiceAddress[];
  readonly clock: ClockState;
}

export interface DetailVerbs {
  details(): SandboxDetails;
}

export function detailVerbs(
  sandbox: Sandbox,
  { descriptions, addresses }: { readonly descriptions: Descriptions; readonly addresses: () => Addresses },
): DetailVerbs {
  const prefix = prefixOf(sandbox.name);
  return {
    details: () => ({
      ...summarize(sandbox),
      services: descriptions.all().flatMap(({ api, services }) =>
        services.map(({ name, listener, path, wsdlQuery }) => {
          const url = addresses()[listener] + prefix + path;
          const wsdl = wsdlQuery === undefined ? {} : { wsdlUrl: `${url}?${wsdlQuery}` };
          return { api, service: name, url, ...wsdl };
        }),
      ),
      clock: sandbox.clock.state,
    }),
  };
}
