import { createHash } from 'node:crypto';
import { XmlWriter, type WrittenAttributes } from '../../../xml/write.js';
import type { Property } from './properties.js';

const NAMESPACE = 'http://eviware.com/soapui/config';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

type Attributes = Readonly<Record<string, string>>;

/**
 * Writes a project of SoapUI element by element, in the order of its schema. The same project has the same ids, so that
 * two exports can be compared.
 *
 * @source SoapUI's classes for http://eviware.com/soapui/config and the sample projects of Microcks
 */
export class ProjectWriter {
  readonly #xml = new XmlWriter({ emptyElement: '/>', indent: { unit: '  ', lineEnd: '\n' } });

  /** The root, with what `write` puts inside. */
  static project(attributes: Attributes, write: (writer: ProjectWriter) => void): string {
    const writer = new ProjectWriter();
    const namespaces = { 'xmlns:con': NAMESPACE, 'xmlns:xsi': INSTANCE };
    writer.element('soapui-project', { ...attributes, ...namespaces }, () => {
      write(writer);
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${writer.#xml.toString()}\n`;
  }

  element(name: string, attributes: Attributes, write: () => void): void {
    this.#xml.start(`con:${name}`, entriesOf(attributes));
    write();
    this.#xml.end();
  }

  leaf(name: string, text = '', attributes: Attributes = {}): void {
    this.#xml.leaf(`con:${name}`, text, entriesOf(attributes));
  }

  /** An assertion, whose configuration stands in no namespace. */
  assertion(type: string, name: string, configuration: Readonly<Record<string, string>> = {}): void {
    const write = () => {
      for (const [key, value] of Object.entries(configuration)) this.#xml.leaf(key, value);
    };
    if (Object.keys(configuration).length === 0) this.leaf('assertion', '', { type, name });
    else
      this.element('assertion', { type, name }, () => {
        this.element('configuration', {}, write);
      });
  }

  properties(properties: readonly Property[]): void {
    if (properties.length === 0) {
      this.leaf('properties');
      return;
    }
    this.element('properties', {}, () => {
      for (const { name, value } of properties)
        this.element('property', {}, () => {
          this.leaf('name', name);
          this.leaf('value', value);
        });
    });
  }
}

/** A GUID that is always the same for the same thing. */
export function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function entriesOf(attributes: Attributes): WrittenAttributes {
  return Object.entries(attributes);
}
