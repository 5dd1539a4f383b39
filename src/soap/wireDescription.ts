import { chosenOperation } from '../contract/chosenOperation.js';
import type {
  ApiDescription,
  Message,
  MessageOrder,
  OperationDescription,
  ServiceDescription,
  SessionDescription,
  Values,
} from '../contract/description.js';
import type { HttpRequest } from '../http/exchange.js';
import { nearest } from '../text/nearest.js';
import type { XmlElement } from '../xml/document.js';
import type { XmlWriter } from '../xml/write.js';
import { writeRequest } from './compose.js';
import { describeFields } from './describe.js';
import { recoverFields, type Winner } from './recover.js';
import { actionOf, bodyElements, readRequest } from './requestElement.js';
import type { RequestContract } from './requestContract.js';
import { violationsIn } from './violations.js';

/** One address of a SOAP API, with its contract. */
export interface SoapService extends ServiceDescription {
  readonly contract: RequestContract;
}

/** What an API adds to its contracts. */
export interface SoapApi {
  readonly api: string;
  readonly services: readonly SoapService[];
  readonly prefixes: Readonly<Record<string, string>>;
  readonly winner: Winner;
  /** Whether the action counts before the element when the two name different operations. */
  readonly goesByAction: boolean;
  isReading(operation: string): boolean;
  errorsOf(operation: string): readonly string[] | undefined;
  sessionOf(operation: string): SessionDescription | undefined;
  /** What a message says beside the values it was ordered with. */
  valuesOf(order: MessageOrder): Values;
  /** Headers and envelope of a message. */
  envelop(
    service: SoapService,
    order: MessageOrder,
    body: (writer: XmlWriter) => void,
  ): Pick<Message, 'headers' | 'body'>;
}

/** All of an API's description that its contracts tell; which examples there are depends on the estate. */
export function describeSoap(api: SoapApi): Omit<ApiDescription, 'example'> {
  const operations = api.services.flatMap((service) => operationsOf(api, service));
  return {
    api: api.api,
    services: api.services.map(({ contract: _contract, ...service }) => service),
    operations,
    prefixes: api.prefixes,
    compose(order) {
      const { operation, service: name } = chosenOperation({ api: api.api, operations }, order);
      const service = serviceNamed(api, name);
      const values = api.valuesOf(order);
      const { headers, body } = api.envelop(service, order, (writer) => {
        writeRequest(writer, service.contract, operation, values);
      });
      return { listener: service.listener, method: 'POST', path: service.path, headers, body };
    },
    guess: (request) => guess(api, operations, request),
    recover(request, operation) {
      const { contract } = serviceNamed(api, operation.service);
      const elements = bodyElementsOf(request);
      const element = elements.find(({ local }) => local === operation.operation) ?? elements[0];
      if (element === undefined) return {};
      return recoverFields(contract, contract.parametersOf(operation.operation), element, api.winner);
    },
    violations(request, operation) {
      const read = readRequest(request);
      if (read?.isWellFormed !== true) return [];
      return violationsIn(
        serviceNamed(api, operation.service).contract,
        operation.operation,
        bodyElements(read.root),
      );
    },
  };
}

function operationsOf(api: SoapApi, { name: service, contract }: SoapService): OperationDescription[] {
  return contract.operations().map(([operation, { grade, documentation }]) => {
    const errors = api.errorsOf(operation);
    const session = api.sessionOf(operation);
    return {
      api: api.api,
      service,
      operation,
      grade,
      ...(documentation !== undefined && { documentation }),
      isReading: api.isReading(operation),
      fields: describeFields(contract, operation),
      ...(errors !== undefined && { errors }),
      ...(session !== undefined && { session }),
    };
  });
}

function serviceNamed({ api, services }: SoapApi, name: string): SoapService {
  const found = services.find((service) => service.name === name);
  if (found === undefined) throw new RangeError(`no service ${name} in ${api}`);
  return found;
}

function bodyElementsOf(request: HttpRequest): readonly XmlElement[] {
  const read = readRequest(request);
  return read === undefined ? [] : bodyElements(read.root);
}

/** Names that are right come before names that are near, those of the address asked before those of others. */
function guess(
  api: SoapApi,
  operations: readonly OperationDescription[],
  request: HttpRequest,
): OperationDescription | undefined {
  const asked = request.path.toLowerCase();
  const service = api.services.find(({ path }) => asked.startsWith(path.toLowerCase()));
  const isHere = (it: OperationDescription) => it.service === service?.name;
  const candidates = [...operations.filter(isHere), ...operations.filter((it) => !isHere(it))];
  // JAX-WS makes an action of an operation that has none: `namespace/portType/operationRequest`.
  const action = /[^/#:]*$/.exec(actionOf(request))?.[0].replace(/Request$/, '') ?? '';
  const element = bodyElementsOf(request)[0]?.local ?? '';
  const words = (api.goesByAction ? [action, element] : [element, action]).filter((word) => word !== '');
  const named = (name: string | undefined) => candidates.find(({ operation }) => operation === name);
  for (const word of words) {
    const known = named(word);
    if (known !== undefined) return known;
  }
  for (const word of words) {
    const near = named(
      nearest(
        word,
        candidates.map(({ operation }) => operation),
      ),
    );
    if (near !== undefined) return near;
  }
  return undefined;
}
