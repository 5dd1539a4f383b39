import type { ServiceDescription } from '../../../contract/description.js';
import { readXml } from '../../../xml/read.js';
import type { XmlElement } from '../../../xml/document.js';
import type { ServedService } from '../wsdls.js';
import type { ProjectCall } from './calls.js';
import { endpointOf } from './properties.js';
import { mediaTypeOf, restRequest, soapRequest } from './requests.js';
import { idOf, type ProjectWriter } from './writer.js';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const WSDL_SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const SCHEMA = 'http://www.w3.org/2001/XMLSchema';

/** An interface of the project with its calls, in the order in which they run. */
export interface ProjectInterface {
  readonly name: string;
  readonly service: ServiceDescription;
  /** Undefined for an API without a WSDL. */
  readonly served: ServedService | undefined;
  readonly calls: readonly ProjectCall[];
  /** Whether callers log in by HTTP rather than in the message. */
  readonly hasLogin: boolean;
}

export function writeInterface(writer: ProjectWriter, project: ProjectInterface): void {
  if (project.served === undefined) writeRest(writer, project);
  else writeWsdl(writer, project, project.served);
}

/** The SOAP 1.1 binding of a WSDL: the name that SoapUI gives the interface, too. */
export function bindingIn({ documents: [wsdl] }: ServedService): {
  readonly namespace: string;
  readonly name: string;
} {
  const { root } = readXml(wsdl?.text ?? '');
  const isSoap = (binding: XmlElement) => binding.child('binding', WSDL_SOAP) !== undefined;
  const binding = root.children.find((it) => it.namespace === WSDL && it.local === 'binding' && isSoap(it));
  return { namespace: root.attribute('targetNamespace') ?? '', name: binding?.attribute('name') ?? '' };
}

function writeWsdl(writer: ProjectWriter, project: ProjectInterface, served: ServedService): void {
  const { name, service, calls, hasLogin } = project;
  const endpoint = endpointOf(service.listener, service.path);
  const definition = served.documents[0]?.url ?? '';
  const attributes = {
    ...{
      'xsi:type': 'con:WsdlInterface',
      id: idOf('interface', name),
      wsaVersion: 'NONE',
      name,
      type: 'wsdl',
    },
    bindingName: `{${bindingIn(served).namespace}}${name}`,
    ...{ soapVersion: '1_1', anonymous: 'optional', definition },
  };
  writer.element('interface', attributes, () => {
    writer.leaf('settings');
    writer.element('definitionCache', { type: 'TEXT', rootPart: definition }, () => {
      for (const { url, text } of served.documents) {
        writer.element('part', {}, () => {
          writer.leaf('url', url);
          writer.leaf('content', text.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, ''));
          writer.leaf('type', url === definition ? WSDL : SCHEMA);
        });
      }
    });
    writer.element('endpoints', {}, () => {
      writer.leaf('endpoint', endpoint);
    });
    for (const call of calls) {
      writer.element('operation', operationOf(call, name), () => {
        writer.leaf('settings');
        soapRequest(writer, 'call', { call, endpoint, hasLogin, place: 'interface' });
      });
    }
  });
}

function operationOf(call: ProjectCall, place: string): Readonly<Record<string, string>> {
  const action = (call.headers.SOAPAction ?? '').replace(/^"(.*)"$/, '$1');
  return {
    ...{ id: idOf('operation', place, call.name), isOneWay: 'false', action, name: call.name },
    ...{ bindingOperationName: call.name, type: 'Request-Response', outputName: '', inputName: '' },
    ...{ receivesAttachments: 'false', sendsAttachments: 'false', anonymous: 'optional' },
  };
}

/** One resource with a method per operation: all of them are POSTs to one address. */
function writeRest(writer: ProjectWriter, { name, service, calls, hasLogin }: ProjectInterface): void {
  const endpoint = endpointOf(service.listener, '');
  const attributes = {
    ...{ 'xsi:type': 'con:RestService', id: idOf('interface', name) },
    ...{ wadlVersion: 'http://wadl.dev.java.net/2009/02', name, type: 'rest' },
  };
  writer.element('interface', attributes, () => {
    writer.leaf('settings');
    writer.leaf('definitionCache', '', { type: 'TEXT', rootPart: '' });
    writer.element('endpoints', {}, () => {
      writer.leaf('endpoint', endpoint);
    });
    const resource = { name: service.name, path: service.path, id: idOf('resource', name) };
    writer.element('resource', resource, () => {
      writer.leaf('settings');
      writer.leaf('parameters');
      for (const call of calls) {
        const method = { name: methodName(call), id: idOf('method', name, methodName(call)), method: 'POST' };
        writer.element('method', method, () => {
          writer.leaf('settings');
          writer.leaf('parameters');
          representation(writer, mediaTypeOf(call.headers['Content-Type'] ?? 'text/xml'));
          restRequest(writer, 'request', { call, endpoint, hasLogin, place: 'interface' });
        });
      }
    });
  });
}

/** The whole name: several services may have one of the short name. */
export function methodName({ operation }: ProjectCall): string {
  return operation.operation;
}

function representation(writer: ProjectWriter, mediaType: string): void {
  writer.element('representation', { type: 'REQUEST' }, () => {
    writer.leaf('mediaType', mediaType);
    writer.leaf('params');
  });
}
