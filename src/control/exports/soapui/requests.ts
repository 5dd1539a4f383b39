import type { ProjectCall } from './calls.js';
import { inProject, LOGIN_PROPERTIES } from './properties.js';
import { idOf, type ProjectWriter } from './writer.js';

/** What a request is called: samples of Microcks go by the word before it. */
export const REQUEST_NAME = 'Example Request';

/** What a request of either kind is written from. */
export interface WrittenRequest {
  readonly call: ProjectCall;
  readonly endpoint: string;
  /** Whether the caller logs in by HTTP. */
  readonly hasLogin: boolean;
  /** Tells ids of the same request in several places apart. */
  readonly place: string;
}

/** A request of a WSDL interface, under the name that its place has for it. */
export function soapRequest(
  writer: ProjectWriter,
  element: 'call' | 'request',
  { call, endpoint, hasLogin, place }: WrittenRequest,
): void {
  const id = idOf(place, call.operation.service, call.name);
  writer.element(element, { id, name: REQUEST_NAME }, () => {
    writer.leaf('settings');
    writer.leaf('encoding', 'UTF-8');
    writer.leaf('endpoint', endpoint);
    writer.leaf('request', call.body);
    if (element === 'request') {
      statusAssertion(writer);
      writer.assertion('SOAP Response', 'SOAP Response');
      // SoapUI's name for the one that fails on a fault.
      writer.assertion('SOAP Fault Assertion', 'Not SOAP Fault');
    }
    credentials(writer, call, hasLogin);
    writer.leaf('jmsConfig', '', { JMSDeliveryMode: 'PERSISTENT' });
    writer.leaf('jmsPropertyConfig');
    writer.leaf('wsaConfig', '', { mustUnderstand: 'NONE', version: '200508' });
    writer.leaf('wsrmConfig', '', { version: '1.2' });
  });
}

/** A request that posts a document without an envelope. */
export function restRequest(
  writer: ProjectWriter,
  element: 'request' | 'restRequest',
  { call, endpoint, hasLogin, place }: WrittenRequest,
): void {
  const { 'Content-Type': type = 'text/xml' } = call.headers;
  const id = idOf(place, call.operation.service, call.name);
  const attributes = { id, name: REQUEST_NAME, mediaType: mediaTypeOf(type), postQueryString: 'false' };
  writer.element(element, attributes, () => {
    writer.leaf('settings');
    writer.leaf('encoding', 'UTF-8');
    writer.leaf('endpoint', endpoint);
    writer.leaf('request', call.body);
    if (element === 'restRequest') statusAssertion(writer);
    credentials(writer, call, hasLogin);
    writer.leaf('jmsConfig', '', { JMSDeliveryMode: 'PERSISTENT' });
    writer.leaf('jmsPropertyConfig');
    writer.leaf('parameters');
  });
}

export function mediaTypeOf(type: string): string {
  return type.split(';', 1)[0]?.trim() ?? type;
}

function statusAssertion(writer: ProjectWriter): void {
  writer.assertion('Valid HTTP Status Codes', 'Valid HTTP Status Codes', { codes: '200' });
}

function credentials(writer: ProjectWriter, { operation: { api } }: ProjectCall, hasLogin: boolean): void {
  writer.element('credentials', {}, () => {
    if (!hasLogin) {
      writer.leaf('authType', 'No Authorization');
      return;
    }
    writer.leaf('username', inProject(`${api}_${LOGIN_PROPERTIES.user}`));
    writer.leaf('password', inProject(`${api}_${LOGIN_PROPERTIES.password}`));
    writer.leaf('selectedAuthProfile', 'Basic');
    writer.leaf('addedBasicAuthenticationTypes', 'Basic');
    // With the first request, as the product's own clients do, not after a 401.
    writer.leaf('preemptive', 'true');
    writer.leaf('authType', 'Preemptive');
  });
}
