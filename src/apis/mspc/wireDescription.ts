import { basicHeaders } from '../../contract/credentials.js';
import type { ApiDescription } from '../../contract/description.js';
import type { Model } from '../../model/model.js';
import type { ServiceContract } from '../../soap/contract.js';
import { ENVELOPE_NAMESPACE, writeEnvelope } from '../../soap/envelope.js';
import { RequestContract } from '../../soap/requestContract.js';
import { describeSoap } from '../../soap/wireDescription.js';
import { MspcContext, SUPERVISOR, type MspcOptions } from './context.js';
import { soapActionOf } from './description.js';
import { exampleOf } from './examples.js';
import { withResultForm } from './resultForm.js';

/** An address of the product. */
export interface DescribedService {
  readonly contract: ServiceContract;
  /** It asks for no credentials. */
  readonly isAnonymous: boolean;
}

/** Names of operations that change nothing; the audit log is no part of what they could change. */
const READING = /^(Get|Search|Evaluate|Can)|Exists$|^ValidatePin$/;

/** The wire of the product's services, with the operations that the brand publishes. */
export function describeMspc(defined: readonly DescribedService[], options: MspcOptions): ApiDescription {
  const { namespace, profile } = options.brand;
  const services = defined.map(({ contract: written }) => {
    const contract = new RequestContract(withResultForm(written, options.planResultForm), {
      namespace,
      profile,
    });
    const path = `/${contract.service}.asmx`;
    return { name: contract.service, listener: 'url', path, wsdlQuery: 'wsdl', contract } as const;
  });
  const anonymous = new Set(
    defined.filter(({ isAnonymous }) => isAnonymous).map(({ contract }) => contract.service),
  );
  const description = describeSoap({
    api: 'mspc',
    services,
    prefixes: { soap: ENVELOPE_NAMESPACE['1.1'], soap12: ENVELOPE_NAMESPACE['1.2'], mspc: namespace },
    winner: 'first',
    goesByAction: true,
    isReading: (operation) => READING.test(operation),
    errorsOf: () => undefined,
    sessionOf: () => undefined,
    valuesOf: ({ values = {} }) => values,
    envelop({ name }, { operation, soapVersion = '1.1', login }, body) {
      const action = soapActionOf(namespace, operation);
      const type =
        soapVersion === '1.1'
          ? { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` }
          : { 'Content-Type': `application/soap+xml; charset=utf-8; action="${action}"` };
      const isNamed = login !== undefined && !anonymous.has(name);
      return {
        headers: { ...type, ...(isNamed && basicHeaders(login)) },
        body: writeEnvelope(soapVersion, [], undefined, body),
      };
    },
  });
  return {
    ...description,
    example({ operation, service }, model: Model) {
      const contract = services.find(({ name }) => name === service)?.contract;
      const parameters = contract?.parametersOf(operation).map(({ name }) => name) ?? [];
      return exampleOf(operation, parameters, new MspcContext(model, SUPERVISOR, options));
    },
  };
}
