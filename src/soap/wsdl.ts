import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { WSDL } from 'soap';

import type {
  FieldContract,
  Grade,
  OperationContract,
  ServiceContract,
  TableContract,
  TypeContract,
} from './contract.js';
import { isSimpleType } from './lexical.js';

type Definitions = WSDL['definitions'];
type Schema = Definitions['schemas'][string];
type Node = Definitions['children'][number];

/** Namespace of the attributes that say what a WSDL cannot; they are stripped when it is served. */
export const CONTRACT_NAMESPACE = 'urn:provisim:contract';

/**
 * Reads a document/literal wrapped WSDL, as ASP.NET or JAX-WS writes it, with what our own attributes add.
 * Schemas it imports are read from files beside it, never over the network.
 *
 * @throws Error naming the construct this reader does not know
 */
export async function readContract(path: string): Promise<ServiceContract> {
  const wsdl = await parse(path);
  const { definitions } = wsdl;
  if (definitions.xmlns?.['p'] !== CONTRACT_NAMESPACE) {
    throw new Error(`${path} does not bind the prefix p to ${CONTRACT_NAMESPACE}`);
  }
  const namespace = required(definitions, 'targetNamespace');
  const schema = definitions.schemas[namespace];
  const [service] = Object.entries(definitions.services);
  const [port] = Object.values(service?.[1].ports ?? {});
  if (!schema || !service || !port) throw new Error(`${path} has no service with a schema and a port`);

  const documentation = await documentationByOperation(wsdl);
  const operations: Record<string, OperationContract> = {};
  for (const [name, operation] of Object.entries(port.binding.methods)) {
    operations[name] = operationOf(name, operation, documentation.get(name), schema);
  }
  const fields = Object.values(operations).flatMap(({ request, response }) => [...request, ...response]);
  return {
    service: service[0],
    namespace,
    elementFormDefault: schema.$elementFormDefault === 'qualified' ? 'qualified' : 'unqualified',
    operations,
    types: typesNeededBy(fields, schema),
  };
}

async function parse(path: string): Promise<WSDL> {
  const overrideImportLocation = (location: string): string => {
    if (/^https?:/i.test(location)) throw new Error(`${path} imports ${location}; name a file beside it`);
    return location;
  };
  const wsdl = new WSDL(await readFile(path, 'utf8'), path, { wsdl_options: { overrideImportLocation } });
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null | undefined) => {
      if (error) reject(error);
      else resolve();
    });
  });
  return wsdl;
}

/** The package drops all text while parsing, so documentation is read in a second pass of its XML reader. */
async function documentationByOperation(wsdl: WSDL): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let operation = '';
  let isDocumentation = false;
  const reader = wsdl.getSaxStream(Readable.from([wsdl.toXML()]));
  reader.on('opentag', ({ name, attributes }: { name: string; attributes: Record<string, string> }) => {
    isDocumentation = localName(name) === 'documentation';
    if (localName(name) === 'operation' && attributes['name']) operation = attributes['name'];
  });
  reader.on('text', (text: string) => {
    if (isDocumentation && operation) found.set(operation, text);
  });
  reader.on('closetag', (name: string) => {
    isDocumentation = false;
    if (localName(name) === 'operation') operation = '';
  });
  await new Promise((resolve, reject) => reader.on('end', resolve).on('error', reject));
  return found;
}

function operationOf(
  name: string,
  operation: Definitions['portTypes'][string]['methods'][string],
  documentation: string | undefined,
  schema: Schema,
): OperationContract {
  const origin = attribute(operation, 'p:origin')?.split(' ');
  return {
    grade: gradeOf(name, attribute(operation, 'p:grade')),
    ...(documentation && { documentation }),
    ...(origin && { origin }),
    request: wrapperFields(required(operation.input, 'name'), schema),
    response: wrapperFields(required(operation.output, 'name'), schema),
  };
}

function gradeOf(operation: string, text: string | undefined): Grade {
  if (text === 'documented' || text === 'observed' || text === 'inferred') return text;
  throw new Error(`Operation ${operation} needs p:grade, documented, observed or inferred`);
}

/** Children of an operation element, whose type stands inside it (ASP.NET) or apart (JAX-WS). */
function wrapperFields(name: string, schema: Schema): readonly FieldContract[] {
  const element = schema.elements[name];
  if (!element) throw new Error(`The schema has no element ${name}`);
  const type = attribute(element, 'type');
  const complexType =
    type === undefined ? childOf(element, 'complexType') : schema.complexTypes[localName(type)];
  if (!complexType) throw new Error(`Element ${name} has no complex type`);
  return sequenceOf(complexType).map(fieldOf);
}

/** Depth first from the operations, which is the order in which ASP.NET writes types. */
function typesNeededBy(fields: readonly FieldContract[], schema: Schema): Record<string, TypeContract> {
  const types: Record<string, TypeContract> = {};
  const need = ({ type: name }: FieldContract): void => {
    if (isSimpleType(name) || name === 'DataSet' || Object.hasOwn(types, name)) return;
    const type = typeOf(name, schema);
    types[name] = type;
    if (type.kind === 'list') need(type.item);
    if (type.kind === 'record') type.fields.forEach(need);
  };
  fields.forEach(need);
  return types;
}

function typeOf(name: string, schema: Schema): TypeContract {
  const simpleType = schema.types[name];
  if (simpleType) return enumOf(simpleType);
  const complexType = schema.complexTypes[name];
  if (!complexType) throw new Error(`The schema has no type ${name}`);
  const fields = sequenceOf(complexType).map(fieldOf);
  const [only] = fields;
  if (fields.length === 1 && only?.repeated && name.startsWith('ArrayOf')) {
    const { type, minOccurs, nillable } = only;
    return { kind: 'list', item: { name: only.name, type, minOccurs, ...(nillable && { nillable }) } };
  }
  return { kind: 'record', fields };
}

function enumOf(simpleType: Node): TypeContract {
  const names = childrenOf(childOf(simpleType, 'restriction')).filter(isNamed('enumeration'));
  const numbers = names.map((entry) => attribute(entry, 'p:value'));
  const byName = numbers.every((number) => number === undefined);
  const values = Object.fromEntries(
    names.map((entry, index) => [required(entry, 'value'), byName ? index : Number(numbers[index])]),
  );
  if (names.length === 0 || Object.values(values).some(Number.isNaN)) {
    throw new Error(`Simple type ${required(simpleType, 'name')} is no enumeration with all or no p:value`);
  }
  return { kind: 'enum', values, ...(byName && { byName }) };
}

function fieldOf(element: Node): FieldContract {
  const origin = attribute(element, 'p:origin')?.split(' ');
  const aliasOf = attribute(element, 'p:aliasOf');
  const tables = attribute(element, 'p:tables');
  return {
    name: required(element, 'name'),
    type: fieldType(element),
    minOccurs: attribute(element, 'minOccurs') === '0' ? 0 : 1,
    ...(attribute(element, 'maxOccurs') === 'unbounded' && { repeated: true }),
    ...(attribute(element, 'nillable') === 'true' && { nillable: true }),
    ...(origin && { origin }),
    ...(aliasOf && { aliasOf }),
    ...(tables && { tables: tablesOf(tables) }),
  };
}

/** A DataSet is the only type ASP.NET writes inside an element: a schema, then anything. */
function fieldType(element: Node): string {
  const type = attribute(element, 'type');
  if (type !== undefined) return localName(type);
  const [schema, any, ...more] = sequenceOf(childOf(element, 'complexType'));
  if (schema && any?.name === 'any' && more.length === 0) {
    if (localName(attribute(schema, 'ref') ?? '') === 'schema') return 'DataSet';
  }
  throw new Error(`Element ${required(element, 'name')} has neither a type nor the form of a DataSet`);
}

/** Reads `Table(QuotaID int, QuotaName string); Table1(...)`. */
function tablesOf(text: string): readonly TableContract[] {
  return text.split('; ').map((table) => {
    const [, name, columns] = /^(\w+)\((.+)\)$/.exec(table) ?? [];
    if (!name || !columns) throw new Error(`p:tables: "${table}" is not Name(column type, ...)`);
    return { name, columns: columns.split(', ').map(columnOf) };
  });
}

function columnOf(text: string): TableContract['columns'][number] {
  const [, name, type] = /^(\w+) (\w+)$/.exec(text) ?? [];
  if (!name || !type) throw new Error(`p:tables: "${text}" is not a column name and its type`);
  return { name, type };
}

/** An empty complex type is an empty sequence; choices, extensions and attributes are not in our contracts. */
function sequenceOf(complexType: Node | undefined): readonly Node[] {
  const [content, ...more] = childrenOf(complexType);
  if (content && (content.name !== 'sequence' || more.length > 0)) {
    throw new Error(`A complex type holds ${content.name}, not one sequence`);
  }
  return childrenOf(content);
}

/** The package deletes empty child lists, whatever its types say. */
function childrenOf(node: Node | undefined): readonly Node[] {
  return node?.children ?? [];
}

function childOf(node: Node, name: string): Node | undefined {
  return childrenOf(node).find(isNamed(name));
}

function isNamed(name: string): (node: Node) => boolean {
  return (node) => node.name === name;
}

function required(node: Node, name: string): string {
  const value = attribute(node, name);
  if (value === undefined) throw new Error(`${node.name ?? 'An element'} lacks the attribute ${name}`);
  return value;
}

/** The package keeps an attribute as an undeclared property `$name`. */
function attribute(node: Node, name: string): string | undefined {
  const value: unknown = Reflect.get(node, `$${name}`);
  return typeof value === 'string' ? value : undefined;
}

function localName(qname: string): string {
  return qname.slice(qname.indexOf(':') + 1);
}
