import { chosenOperation } from '../../contract/chosenOperation.js';
import { basicHeaders } from '../../contract/credentials.js';
import { departuresOf, attributeDepartures } from '../../contract/departures.js';
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
import { writeTree } from '../../xml/tree.js';
import { XmlWriter } from '../../xml/write.js';
import { CORTEX } from './contract.generated.js';
import { ACTIONS, compile, type Action, type Element } from './elements.js';
import { exampleOf } from './examples.js';
import { fieldsOf, MANNER, toleratedFieldsOf } from './fields.js';
import { guessed, partlyRead, wholly } from './guess.js';
import { routesIn } from './journalName.js';

const ADDRESS = '/cortexapi/default.aspx';

/** The root element's own attributes. @source Cortex behaviour 3 */
const ROOT: readonly Field[] = [
  { name: '@version', type: 'enum', values: ['1.0'], isRequired: true, isRepeated: false },
  { name: '@action', type: 'enum', values: ACTIONS, isRequired: true, isRepeated: false },
  { name: '@trace', type: 'bool', isRequired: false, isRepeated: false },
  { name: '@secure', type: 'string', isRequired: false, isRepeated: false },
];

/** An operation taken apart: `GET customer/user` is a GET of the customer that goes on to a user. */
interface Route {
  readonly action: Action;
  readonly entity: Element;
  readonly path: readonly string[];
}

/** The Cortex API as tools see it. An operation's fields are what stands in its entity. */
export class CortexDescription implements ApiDescription {
  readonly api = 'cortex';
  readonly services = [{ name: 'cortex', listener: 'url', path: ADDRESS }] as const;
  readonly prefixes = {};
  readonly operations: readonly OperationDescription[];
  readonly #entities = compile(CORTEX);

  constructor() {
    this.operations = routesIn(this.#entities).map(({ service, operation, grade }) => {
      const { action, entity, path } = this.#route(operation);
      return {
        api: 'cortex',
        service,
        operation,
        grade,
        isReading: action === 'FIND' || action === 'GET',
        fields: fieldsOf(entity, action, path),
        record: `${action} ${entity.name}`,
      };
    });
  }

  compose({ values = {}, login, ...order }: MessageOrder): Message {
    const { operation, fields } = chosenOperation(this, order);
    const { action, entity } = this.#route(operation);
    const parts = fill(fields, values, MANNER.kinds, entity.name);
    const writer = new XmlWriter({ emptyElement: ' />', indent: { unit: '  ', lineEnd: '\n' } });
    const attributes = [
      ['version', '1.0'],
      ['action', action],
    ] as const;
    const body = { name: entity.name, attributes: [], text: '', parts };
    writeTree(writer, { name: 'request', attributes, text: '', parts: [body] });
    return {
      listener: 'url',
      method: 'POST',
      path: ADDRESS,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', ...basicHeaders(login) },
      body: `<?xml version="1.0" encoding="utf-8"?>\n${writer.toString()}`,
    };
  }

  example({ operation }: OperationDescription, model: Model): Values {
    return exampleOf(operation, model);
  }

  guess(request: HttpRequest): OperationDescription | undefined {
    const root = partlyRead(request);
    const name = root === undefined ? undefined : guessed(root, this.#entities);
    return this.operations.find(({ operation }) => operation === name);
  }

  recover(request: HttpRequest, { operation, fields }: OperationDescription): Values {
    const root = partlyRead(request);
    const { entity } = this.#route(operation);
    if (root === undefined) return {};
    const found =
      root.local === entity.name ? root : root.children.find(({ local }) => local === entity.name);
    return recovered(fields, (found ?? root.children[0] ?? root).children, MANNER);
  }

  violations(request: HttpRequest, { operation }: OperationDescription): Violation[] {
    const root = wholly(request);
    if (root === undefined) return [];
    const { action, entity, path } = this.#route(operation);
    const field: Field = {
      name: entity.name,
      type: entity.name,
      isRequired: true,
      isRepeated: true,
      fields: toleratedFieldsOf(entity, action, path),
    };
    return [
      ...attributeDepartures(ROOT, root, MANNER, 'request'),
      ...root.children
        .filter(({ local }) => local === entity.name)
        .flatMap((element) => departuresOf(field, element, MANNER, entity.name)),
    ];
  }

  #route(operation: string): Route {
    const [word = '', names = ''] = operation.split(' ');
    const [first = '', ...path] = names.split('/');
    const action = ACTIONS.find((known) => known === word);
    const entity = this.#entities.get(first);
    if (action === undefined || entity === undefined) throw new Error(`no operation: ${operation}`);
    return { action, entity, path };
  }
}
