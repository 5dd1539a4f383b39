import type { ApiDescription, MessageOrder, Values } from '../../contract/description.js';
import { ENVELOPE_NAMESPACE } from '../../soap/envelope.js';
import { RequestContract } from '../../soap/requestContract.js';
import { describeSoap } from '../../soap/wireDescription.js';
import { JDK_STYLE, XmlWriter } from '../../xml/write.js';
import { exampleOf } from './examples.js';
import { PATH } from './pages.js';
import { PROVISIONING_SERVICE } from './provisioning.generated.js';
import { statusCodesOf } from './statusCodes.js';

const SOAP = ENVELOPE_NAMESPACE['1.1'];
const REFERENCE_EID = '0000';
/** Actions are made of its name where a WSDL gives none. */
const PORT_TYPE = 'Provisioning';

/** The wire of the Provisioning API, with messages as a client made by wsimport sends them. */
export function describeProvisioning(): ApiDescription {
  const { service: name, namespace } = PROVISIONING_SERVICE;
  const contract = new RequestContract(PROVISIONING_SERVICE, { namespace });
  const description = describeSoap({
    api: 'provisioning',
    services: [{ name, listener: 'provisioningUrl', path: PATH, wsdlQuery: 'wsdl', contract }],
    prefixes: { soap: SOAP, provisioning: namespace },
    winner: 'last',
    goesByAction: false,
    isReading: (operation) => /^(get|list)/.test(operation),
    errorsOf: statusCodesOf,
    sessionOf: (operation) =>
      TOKENLESS.has(operation) ? undefined : { operation: 'requestToken', element: 'token', field: 'token' },
    valuesOf,
    envelop: (_service, { operation }, body) => ({
      headers: {
        Accept: 'text/xml, multipart/related',
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"${namespace}${PORT_TYPE}/${operation}Request"`,
      },
      body: envelope(body),
    }),
  });
  return { ...description, example: ({ operation }, model) => exampleOf(operation, model) };
}

/** The version is told to anybody. */
const TOKENLESS = new Set(['requestToken', 'getVersion']);

/** Whoever calls says so when asking for a token, and nowhere else. */
function valuesOf({ operation, values = {}, login }: MessageOrder): Values {
  if (operation !== 'requestToken' || login === undefined) return values;
  const { environment = REFERENCE_EID, user, password } = login;
  return { eid: environment, loginName: user, password, ...values };
}

/** @source a call of JAX-WS RI 2.3.0.2 on JDK 17, its headers as well @fidelity observed */
function envelope(body: (writer: XmlWriter) => void): string {
  const writer = new XmlWriter(JDK_STYLE);
  writer.raw("<?xml version='1.0' encoding='UTF-8'?>");
  writer.start('S:Envelope', [['xmlns:S', SOAP]]);
  writer.start('S:Body');
  body(writer);
  writer.end();
  writer.end();
  return writer.toString();
}
