import { chosenOperation } from '../../contract/chosenOperation.js';
import { basicHeaders } from '../../contract/credentials.js';
import { attributeDepartures, departuresIn } from '../../contract/departures.js';
import type {
  ApiDescription,
  Field,
  Message,
  MessageOrder,
  OperationDescription,
  Values,
  Violation,
} from '../../contract/description.js';
import { fill } from '../../contract/fill.js';
import { recovered } from '../../contract/recovery.js';
import type { HttpRequest } from '../../http/exchange.js';
import type { Model } from '../../model/model.js';
import { ENVELOPE_NAMESPACE } from '../../soap/envelope.js';
import { nearest } from '../../text/nearest.js';
import type { XmlElement } from '../../xml/document.js';
import { writeTree, type WrittenElement } from '../../xml/tree.js';
import { XmlWriter } from '../../xml/write.js';
import type { ErrorSource } from './errors.js';
import { exampleOf } from './examples.js';
import { fieldsOf, MANNER } from './fields.js';
import type { NamedProcedure } from './procedure.js';
import { dataIn, elementsNamed, partlyRead, steeredBy, whollyRead, type Steered } from './steered.js';

const ADDRESS = '/mps';
const BETWEEN = '::';

/** An `execute` element's attributes. @source framework 2.2 */
const STEP: readonly Field[] = [
  { name: '@namespace', type: 'string', isRequired: true, isRepeated: false },
  { name: '@procedure', type: 'string', isRequired: true, isRepeated: false },
  ...['@impersonate', '@sensitive', '@trusted'].map((name) => ({
    ...{ name, type: 'enum', values: ['0', '1', '2'] },
    ...{ isRequired: false, isRepeated: false },
  })),
];

/** The procedures that requests may call, as tools see them. An operation's fields are its arguments. */
export class MpsDescription implements ApiDescription {
  readonly api = 'mps';
  readonly services = [
    { name: 'mps', listener: 'url', path: ADDRESS },
    { name: 'soap', listener: 'url', path: '/mpf/soapisapi.dll' },
  ] as const;
  readonly prefixes = { soap: ENVELOPE_NAMESPACE['1.1'] };
  readonly operations: readonly OperationDescription[];

  constructor(procedures: readonly NamedProcedure[]) {
    this.operations = procedures
      .filter(({ access }) => access === 'public')
      .map(({ namespace, procedure, grade, type, schema }) => ({
        api: 'mps',
        service: namespace,
        operation: `${namespace}${BETWEEN}${procedure}`,
        shortName: procedure,
        grade,
        isReading: type === 'read',
        fields: fieldsOf(schema),
      }));
  }

  compose({ values = {}, login, ...order }: MessageOrder): Message {
    const { operation, fields } = chosenOperation(this, order);
    const { namespace, procedure } = partsOf(operation);
    const step = element('execute', fillStep(fill(fields, values, MANNER.kinds, procedure)), {
      ...{ namespace, procedure, impersonate: '1' },
    });
    const writer = new XmlWriter({ emptyElement: '/>', indent: { unit: '  ', lineEnd: '\n' } });
    writeTree(writer, element('request', [element('procedure', [step])]));
    return {
      listener: 'url',
      method: 'POST',
      path: ADDRESS,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', ...basicHeaders(login) },
      body: writer.toString(),
    };
  }

  example({ operation, fields }: OperationDescription, model: Model): Values {
    return exampleOf(operation, fields, model);
  }

  guess(request: HttpRequest): OperationDescription | undefined {
    const root = partlyRead(request);
    const calls = root === undefined ? [] : steeredBy(root, request);
    for (const { named } of calls) {
      const found = this.#meant(named);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  recover(request: HttpRequest, operation: OperationDescription): Values {
    const root = partlyRead(request);
    if (root === undefined) return {};
    const { fields } = operation;
    const given = this.#callOf(root, request, operation)?.given ?? [];
    const written = elementsNamed(root, 'executeData').flatMap(({ children }) => children);
    return {
      ...recovered(fields, [...dataIn(root), ...written], MANNER),
      ...recovered(fields, given, MANNER),
    };
  }

  violations(request: HttpRequest, operation: OperationDescription): Violation[] {
    const root = whollyRead(request);
    const call = root && this.#callOf(root, request, operation);
    if (call === undefined) return [];
    const { given, isWhole, step } = call;
    const { procedure } = partsOf(operation.operation);
    const ofStep = step === undefined ? [] : attributeDepartures(STEP, step, MANNER, 'execute');
    const ofData = departuresIn(operation.fields, given, MANNER, procedure);
    return [...ofStep, ...ofData.filter(({ kind }) => isWhole || kind !== 'missing')];
  }

  #callOf(root: XmlElement, request: HttpRequest, operation: OperationDescription): Steered | undefined {
    const calls = steeredBy(root, request);
    return calls.find(({ named }) => this.#meant(named) === operation);
  }

  /** By both names, then by near ones; a namespace that is missing is any. */
  #meant({ namespace = '', procedure = '' }: Partial<ErrorSource>): OperationDescription | undefined {
    const exact = this.#find(namespace, procedure);
    if (exact !== undefined || procedure === '') return exact;
    const namespaces = [...new Set(this.operations.map(({ service }) => service))];
    const near = namespaces.includes(namespace) ? namespace : nearest(namespace, namespaces);
    const candidates = this.operations.filter(({ service }) => near === undefined || service === near);
    const names = candidates.map(({ operation }) => partsOf(operation).procedure);
    const meant = names.find((name) => name === procedure) ?? nearest(procedure, names);
    return candidates.find(({ operation }) => partsOf(operation).procedure === meant);
  }

  #find(namespace: string, procedure: string): OperationDescription | undefined {
    const name = `${namespace}${BETWEEN}${procedure}`.toLowerCase();
    return this.operations.find(({ operation }) => operation.toLowerCase() === name);
  }
}

/** Documents of the second house style: arguments written out, everything it leaves given back. @source examples */
function fillStep(parts: readonly WrittenElement[]): WrittenElement[] {
  const after = { source: 'executeData', destination: 'data', mode: 'merge' };
  return [element('executeData', parts), element('after', [], after)];
}

function element(
  name: string,
  parts: readonly WrittenElement[],
  attributes: Readonly<Record<string, string>> = {},
): WrittenElement {
  return { name, attributes: Object.entries(attributes), text: '', parts };
}

function partsOf(operation: string): ErrorSource {
  const at = operation.indexOf(BETWEEN);
  return { namespace: operation.slice(0, at), procedure: operation.slice(at + BETWEEN.length) };
}
