import type { FieldContract } from '../../soap/contract.js';
import { XMLNS_NAMESPACE, type XmlAttribute } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { escapeAttribute, escapeText } from '../../xml/write.js';

/** Whose description is served: MSPC's own, or that of one of the two products it is akin to. */
export type Profile = 'mspc' | 'websitepanel' | 'solidcp';

export interface DescriptionOptions {
  readonly profile: Profile;
  /** Replaces the namespace of the source file everywhere. */
  readonly namespace: string;
  /** Scheme, host, port and path under which the description was asked for. */
  readonly address: string;
  /** What adding or deleting a plan answers: `int`, the default, or the record of `PLAN_RESULT_RECORDS`. */
  readonly planResultForm?: 'int' | 'object';
}

const RESULT: FieldContract = { name: 'Result', type: 'int', minOccurs: 1 };
const EXCEEDING_QUOTAS: FieldContract = { name: 'ExceedingQuotas', type: 'DataSet', minOccurs: 0 };

/**
 * The plan results of the object form, by result element; each record is named as its element.
 *
 * @source esPackages.json, objectForm
 * @fidelity inferred from the words "AddHostingPlanResult object"
 */
export const PLAN_RESULT_RECORDS: { readonly [result: string]: readonly FieldContract[] } = {
  AddHostingPlanResult: [RESULT, EXCEEDING_QUOTAS],
  DeleteHostingPlanResult: [RESULT],
  AddHostingAddonResult: [RESULT, EXCEEDING_QUOTAS],
  DeleteHostingAddonResult: [RESULT],
};

const CONTRACT_NAMESPACE = 'urn:provisim:contract';
const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** What is used of an `XmlElement`; those of a served description are copies. */
interface Element {
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly Element[];
  readonly text: string;
}

/**
 * The WSDL as ASP.NET serves it: without what the profile does not publish, without our own attributes, and with
 * the namespace and address in force. Lines end as on Windows, the last one not at all.
 *
 * @param wsdlText a file of `wsdl/`, in the layout of ASP.NET
 * @source behaviour.md 2.1
 * @fidelity observed
 */
export function describeService(wsdlText: string, options: DescriptionOptions): string {
  const published = withoutUnpublished(readXml(wsdlText).root, options.profile);
  const source = valueOf(published, 'targetNamespace');
  const prefix = prefixOf(published, source);
  const definitions = options.planResultForm === 'object' ? withObjectResults(published, prefix) : published;
  const lines: string[] = ['<?xml version="1.0" encoding="utf-8"?>'];
  writeElement(withoutOrphans(definitions, prefix), '', lines, (attribute) =>
    served(attribute, source, options),
  );
  return lines.join('\r\n');
}

/** Our own attributes are dropped; addresses and the namespace become those in force. */
function served(attribute: XmlAttribute, source: string, options: DescriptionOptions): string | undefined {
  const { namespace, local, value } = attribute;
  if (namespace === CONTRACT_NAMESPACE || value === CONTRACT_NAMESPACE) return undefined;
  if (local === 'location') return options.address;
  if (local === 'soapAction') {
    return soapActionOf(options.namespace, value.slice(soapActionOf(source, '').length));
  }
  return value === source ? options.namespace : value;
}

/** The SOAPAction ASP.NET gives an operation of a namespace, which may or may not end with a slash. */
export function soapActionOf(namespace: string, operation: string): string {
  return namespace.endsWith('/') ? namespace + operation : `${namespace}/${operation}`;
}

function withoutUnpublished(element: Element, profile: Profile): Element {
  const published = element.children.filter((child) => {
    const origin = valueOf(child, 'origin', CONTRACT_NAMESPACE);
    return isPublished(origin === '' ? undefined : origin.split(' '), profile);
  });
  return { ...element, children: published.map((child) => withoutUnpublished(child, profile)) };
}

/** Tells whether a profile publishes what has this origin; without a profile everything is published. */
export function isPublished(origin: readonly string[] | undefined, profile: Profile | undefined): boolean {
  return origin === undefined || profile === undefined || origin.includes(profile);
}

/**
 * Keeps what the operations of the port type lead to: their messages, their bindings, the elements of the messages
 * and the types of those, each type after the element that needs it first, as ASP.NET lays them out.
 */
function withoutOrphans(definitions: Element, prefix: string): Element {
  const operations = childrenOf(definitions, 'portType').flatMap((portType) =>
    childrenOf(portType, 'operation'),
  );
  const names = new Set(operations.map((operation) => valueOf(operation, 'name')));
  const messages = new Set(
    operations.flatMap(({ children }) => children.map((it) => referenced(it, 'message'))),
  );
  const needed = childrenOf(definitions, 'message').filter((it) => messages.has(valueOf(it, 'name')));
  const elements = new Set(
    needed.flatMap(({ children }) => children.map((part) => referenced(part, 'element'))),
  );

  const rules: { readonly [local: string]: (child: Element) => readonly Element[] } = {
    types: (types) => [
      { ...types, children: types.children.map((schema) => layOut(schema, elements, prefix)) },
    ],
    message: (message) => (messages.has(valueOf(message, 'name')) ? [message] : []),
    binding: (binding) => {
      const isKept = (it: Element): boolean => it.local !== 'operation' || names.has(valueOf(it, 'name'));
      return [{ ...binding, children: binding.children.filter(isKept) }];
    },
  };
  const children = definitions.children.flatMap((child) => rules[child.local]?.(child) ?? [child]);
  return { ...definitions, children };
}

function layOut(schema: Element, elements: ReadonlySet<string>, prefix: string): Element {
  const types = new Map(
    schema.children.flatMap((it) => (it.local === 'element' ? [] : [[valueOf(it, 'name'), it]])),
  );
  const children: Element[] = [];
  const addTypesOf = (element: Element): void => {
    for (const { local, value } of element.attributes) {
      if ((local !== 'type' && local !== 'base') || !value.startsWith(prefix)) continue;
      const name = value.slice(prefix.length);
      const type = types.get(name);
      if (!type) continue;
      types.delete(name);
      children.push(type);
      addTypesOf(type);
    }
    element.children.forEach(addTypesOf);
  };
  for (const element of childrenOf(schema, 'element')) {
    if (!elements.has(valueOf(element, 'name'))) continue;
    children.push(element);
    addTypesOf(element);
  }
  return { ...schema, children };
}

function withObjectResults(element: Element, tns: string): Element {
  const name = valueOf(element, 'name');
  if (element.namespace === XSD_NAMESPACE && element.local === 'schema') {
    const records = Object.entries(PLAN_RESULT_RECORDS).map(([record, fields]) =>
      recordType(record, fields, element.prefix),
    );
    return {
      ...element,
      children: [...element.children.map((child) => withObjectResults(child, tns)), ...records],
    };
  }
  if (
    element.namespace === XSD_NAMESPACE &&
    element.local === 'element' &&
    Object.hasOwn(PLAN_RESULT_RECORDS, name)
  ) {
    const changed: { readonly [local: string]: string } = { minOccurs: '0', type: tns + name };
    const attributes = element.attributes.map((it) => ({ ...it, value: changed[it.local] ?? it.value }));
    return { ...element, attributes };
  }
  return { ...element, children: element.children.map((child) => withObjectResults(child, tns)) };
}

function recordType(name: string, fields: readonly FieldContract[], prefix: string): Element {
  const xsd = (
    local: string,
    attributes: Readonly<Record<string, string>>,
    ...children: Element[]
  ): Element => ({
    namespace: XSD_NAMESPACE,
    prefix,
    local,
    attributes: Object.entries(attributes).map(([it, value]) => ({ namespace: '', local: it, value })),
    children,
    text: '',
  });
  const dataSet = xsd(
    'complexType',
    {},
    xsd('sequence', {}, xsd('element', { ref: `${prefix}:schema` }), xsd('any', {})),
  );
  const elements = fields.map(({ name: field, type, minOccurs }) => {
    const attributes = { minOccurs: String(minOccurs), maxOccurs: '1', name: field };
    return type === 'DataSet'
      ? xsd('element', attributes, dataSet)
      : xsd('element', { ...attributes, type: `${prefix}:${type}` });
  });
  return xsd('complexType', { name }, xsd('sequence', {}, ...elements));
}

/** How references to a namespace begin, `tns:` in ASP.NET's descriptions. */
function prefixOf(definitions: Element, namespace: string): string {
  const declaration = definitions.attributes.find(
    (it) => it.namespace === XMLNS_NAMESPACE && it.value === namespace,
  );
  return `${declaration?.local ?? ''}:`;
}

function childrenOf(element: Element, local: string): readonly Element[] {
  return element.children.filter((child) => child.local === local);
}

function valueOf(element: Element, local: string, namespace = ''): string {
  return element.attributes.find((it) => it.local === local && it.namespace === namespace)?.value ?? '';
}

/** The local name an attribute such as `message="tns:AddUserSoapIn"` points to. */
function referenced(element: Element, local: string): string {
  return valueOf(element, local).split(':').at(-1) ?? '';
}

type AttributeValue = (attribute: XmlAttribute) => string | undefined;

function writeElement(
  element: Element,
  indent: string,
  lines: string[],
  valueOfAttribute: AttributeValue,
): void {
  const attributes = element.attributes.map((attribute) => {
    const value = valueOfAttribute(attribute);
    return value === undefined ? '' : ` ${nameOf(attribute)}="${escapeAttribute(value)}"`;
  });
  const name = `${element.prefix}:${element.local}`;
  const start = `${indent}<${name}${attributes.join('')}`;
  if (element.children.length > 0) {
    lines.push(`${start}>`);
    for (const child of element.children) writeElement(child, `${indent}  `, lines, valueOfAttribute);
    lines.push(`${indent}</${name}>`);
  } else if (element.text.trim() === '') {
    lines.push(`${start} />`);
  } else {
    lines.push(`${start}>${escapeText(element.text)}</${name}>`);
  }
}

/** The attributes a served description has left carry no prefix, but for namespace declarations. */
function nameOf({ namespace, local }: XmlAttribute): string {
  return namespace === XMLNS_NAMESPACE ? `xmlns:${local}` : local;
}
