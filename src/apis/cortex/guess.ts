/** Which operation a request comes closest to, however little of it can be read. */
import type { HttpRequest } from '../../http/exchange.js';
import { nearest } from '../../text/nearest.js';
import { decodeXml } from '../../xml/decode.js';
import { XmlError, type XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { ACTIONS, type Action, type Element } from './elements.js';
import { isStep } from './journalName.js';

/** The root of a request's document, up to where it stops being one. */
export function partlyRead(request: HttpRequest): XmlElement | undefined {
  try {
    return readXml(decodeXml(request.body)).root;
  } catch (error) {
    if (error instanceof XmlError) return error.partial;
    throw error;
  }
}

/** The root of a document without a fault; undefined for any other. */
export function wholly(request: HttpRequest): XmlElement | undefined {
  try {
    return readXml(decodeXml(request.body)).root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

/** The journal's name for the operation that the names in a document are, or come close to. */
export function guessed(root: XmlElement, entities: ReadonlyMap<string, Element>): string | undefined {
  const found = entityIn([root, ...root.children], entities);
  if (found === undefined) return undefined;
  const [xml, entity] = found;
  const action = actionOf(root.attribute('action') ?? '', entity);
  return `${action} ${pathOf(xml, entity, action).join('/')}`;
}

/** By exact name before a near one. */
function entityIn(
  elements: readonly XmlElement[],
  entities: ReadonlyMap<string, Element>,
): readonly [XmlElement, Element] | undefined {
  const names = [...entities.keys()];
  for (const meant of [(name: string) => name, (name: string) => nearest(name, names)]) {
    for (const xml of elements) {
      const entity = entities.get(meant(xml.local) ?? '');
      if (entity !== undefined && (xml.local !== 'request' || xml !== elements[0])) return [xml, entity];
    }
  }
  return undefined;
}

/** The word's own action where the entity has it, else the nearest that it has. */
function actionOf(word: string, { accepts }: Element): Action {
  const known = ACTIONS.filter((action) => accepts.has(action));
  const near = nearest(word, known);
  return known.find((action) => action === word.toUpperCase() || action === near) ?? known[0] ?? 'GET';
}

/** As the journal walks down; where there is no step, the nearest to one. */
function pathOf(xml: XmlElement, element: Element, action: Action): string[] {
  const steps = element.ordered.filter((part) => isStep(part, action));
  const names = steps.map(({ name }) => name);
  const isKnown = ({ local }: XmlElement) => element.children.has(local);
  const strangers = xml.children.filter((child) => !isKnown(child));
  for (const child of [...xml.children.filter(isKnown), ...strangers]) {
    const meant = isKnown(child) ? child.local : nearest(child.local, names);
    const next = steps.find(({ name }) => name === meant);
    if (next !== undefined) return [element.name, ...pathOf(child, next, action)];
  }
  return [element.name];
}
