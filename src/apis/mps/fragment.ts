import { XmlError, type XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { childOf, type Element } from './element.js';
import { MpsError } from './errors.js';

/**
 * Directory attributes as the hosted directory's procedures take them: a `properties` element of its own, or inside
 * `propertiesXmlString`, or written out there as text.
 *
 * @throws MpsError ARGUMENT_INVALID for a text that is no such element
 * @source dd252298: the table wants text, the sample sends an element
 */
export function propertiesIn(given: {
  readonly properties: Element | undefined;
  readonly propertiesXmlString: Element | undefined;
}): Element | undefined {
  if (given.properties !== undefined || given.propertiesXmlString === undefined) return given.properties;
  const inside = childOf(given.propertiesXmlString, 'properties');
  const text = given.propertiesXmlString.text.trim();
  return inside === undefined && text !== '' ? parseProperties(text) : inside;
}

function parseProperties(text: string): Element {
  const root = toElement(rootOf(text));
  if (root.name !== 'properties') throw new MpsError('ARGUMENT_INVALID');
  return root;
}

function rootOf(text: string): XmlElement {
  try {
    return readXml(text).root;
  } catch (error) {
    if (error instanceof XmlError) throw new MpsError('ARGUMENT_INVALID');
    throw error;
  }
}

function toElement({ local, namespace, attributes, children, text }: XmlElement): Element {
  return {
    name: local,
    namespace,
    attributes: attributes.map(({ local: name, value }) => [name, value]),
    children: children.map(toElement),
    text,
  };
}
