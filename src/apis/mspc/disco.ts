import { escapeAttribute } from '../../xml/write.js';

export interface DiscoveryOptions {
  /** The service's own address, without a query. */
  readonly address: string;
  readonly service: string;
  readonly namespace: string;
}

/**
 * The discovery document ASP.NET answers to `?disco`: one contract reference and one element per SOAP binding.
 * Lines end as on Windows, the last one not at all.
 *
 * @source DiscoveryServerProtocol and DiscoveryDocument of System.Web.Services, run under Mono
 * @fidelity observed; that xsd is declared before xsi is the order of 64-bit servers
 */
export function discoveryDocument({ address, service, namespace }: DiscoveryOptions): string {
  const location = escapeAttribute(address);
  const bindings = [`${service}Soap`, `${service}Soap12`].map((binding, index) => {
    const prefix = `q${index + 1}`;
    const binds = `xmlns:${prefix}="${escapeAttribute(namespace)}" binding="${prefix}:${escapeAttribute(binding)}"`;
    return `  <soap address="${location}" ${binds} xmlns="http://schemas.xmlsoap.org/disco/soap/" />`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<discovery xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.xmlsoap.org/disco/">',
    `  <contractRef ref="${location}?wsdl" docRef="${location}" xmlns="http://schemas.xmlsoap.org/disco/scl/" />`,
    ...bindings,
    '</discovery>',
  ].join('\r\n');
}
