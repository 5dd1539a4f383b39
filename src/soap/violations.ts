import type { Violation } from '../contract/description.js';
import { nearest } from '../text/nearest.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE, type XmlElement } from '../xml/document.js';
import type { FieldContract } from './contract.js';
import { isLexical } from './lexical.js';
import { isNil } from './recover.js';
import type { RequestContract } from './requestContract.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Where what stands in a Body departs from the contract of an operation, as a validating server would mind it. */
export function violationsIn(
  contract: RequestContract,
  operation: string,
  [element, ...more]: readonly XmlElement[],
): Violation[] {
  if (element === undefined) {
    return [{ kind: 'missing', path: operation, message: `the Body has no element ${operation}` }];
  }
  const check = new Check(contract);
  if (element.local === operation) check.operation(element, operation);
  else check.report('unknown', element.local, `the operation is ${operation}, the element ${element.local}`);
  for (const { local } of more) check.report('unknown', local, 'the Body has more than one element');
  return check.found;
}

class Check {
  readonly found: Violation[] = [];
  readonly #contract: RequestContract;

  constructor(contract: RequestContract) {
    this.#contract = contract;
  }

  report(kind: Violation['kind'], path: string, message: string): void {
    this.found.push({ kind, path, message });
  }

  operation(element: XmlElement, operation: string): void {
    this.#namespace(element, this.#contract.namespace, operation);
    this.#attributes(element, operation);
    this.#record(element, this.#contract.parametersOf(operation), operation);
  }

  #record(element: XmlElement, fields: readonly FieldContract[], path: string): void {
    if (element.text.trim() !== '') this.report('type', path, 'text stands among the elements of a record');
    const seen = new Set<FieldContract>();
    let last = 0;
    for (const child of element.children) {
      const at = `${path}/${child.local}`;
      const index = fields.findIndex(({ name }) => name === child.local);
      const field = fields[index];
      if (field === undefined) {
        this.#unknown(child, fields, at);
        continue;
      }
      if (index < last) this.report('order', at, `${child.local} stands before ${fields[last]?.name ?? ''}`);
      else if (seen.has(field) && field.repeated !== true) this.report('repeated', at, 'it stands once');
      last = Math.max(last, index);
      seen.add(field);
      this.#namespace(child, this.#contract.childNamespace, at);
      this.#field(child, field, at);
    }
    for (const field of fields) {
      const isMissing = field.minOccurs === 1 && field.repeated !== true && !seen.has(field);
      if (isMissing) this.report('missing', `${path}/${field.name}`, `${field.type} is required`);
    }
  }

  #unknown({ local }: XmlElement, fields: readonly FieldContract[], path: string): void {
    const near = nearest(
      local,
      fields.map(({ name }) => name),
    );
    this.report('unknown', path, near === undefined ? 'no such element' : `the nearest is ${near}`);
  }

  #field(element: XmlElement, field: FieldContract, path: string): void {
    this.#attributes(element, path);
    if (isNil(element)) {
      const isEmpty = element.children.length === 0 && element.text === '';
      if (field.nillable !== true) this.report('type', path, 'it cannot be nil');
      else if (!isEmpty) this.report('type', path, 'it is nil and says something all the same');
      return;
    }
    const content = this.#contract.contentOf(field);
    if (content !== undefined) {
      this.#record(element, content, path);
      return;
    }
    for (const { local } of element.children) this.report('unknown', `${path}/${local}`, `${path} is a text`);
    const names = this.#contract.namesOf(field);
    const isReadable =
      names === undefined ? isLexical(field.type, element.text) : Object.hasOwn(names, element.text);
    if (!isReadable) this.report('type', path, `no ${field.type}: ${JSON.stringify(element.text)}`);
  }

  #namespace({ namespace }: XmlElement, expected: string, path: string): void {
    if (namespace === expected) return;
    const [is, shouldBe] = [namespace, expected].map((it) => (it === '' ? 'none' : it));
    this.report('namespace', path, `its namespace is ${is ?? ''}, not ${shouldBe ?? ''}`);
  }

  /** Declarations and what schema instances may say stand anywhere. */
  #attributes({ attributes }: XmlElement, path: string): void {
    for (const { namespace, local } of attributes) {
      const isFree = [XMLNS_NAMESPACE, XML_NAMESPACE, XSI].includes(namespace);
      if (!isFree) this.report('unknown', `${path}/@${local}`, 'no such attribute');
    }
  }
}
