/** Where a request leads, read without running it. */
import type { HttpRequest } from '../../http/exchange.js';
import { decodeXml } from '../../xml/decode.js';
import { XmlError, type XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import type { ErrorSource } from './errors.js';

/** A procedure that a request calls, and what it is given as far as that can be seen. */
export interface Steered {
  readonly named: Partial<ErrorSource>;
  /** What is written out for it, and what its `before`s bring by a plain path. */
  readonly given: readonly XmlElement[];
  /** Everything is known that it gets: no transform, no whole document, no path that has to be worked out. */
  readonly isWhole: boolean;
  /** The `execute` that calls it; undefined for a simple request. */
  readonly step: XmlElement | undefined;
}

/** The root of a request's document, up to where it stops being one. */
export function partlyRead(request: HttpRequest): XmlElement | undefined {
  return read(request, (error) => error.partial);
}

/** The root of a document without a fault; undefined for any other. */
export function whollyRead(request: HttpRequest): XmlElement | undefined {
  return read(request, () => undefined);
}

function read(
  { body, headers }: HttpRequest,
  otherwise: (error: XmlError) => XmlElement | undefined,
): XmlElement | undefined {
  const [, charset] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '') ?? [];
  try {
    return readXml(decodeXml(body, charset)).root;
  } catch (error) {
    if (error instanceof XmlError) return otherwise(error);
    throw error;
  }
}

/** The calls of a request, in the order in which they stand: one for a simple request. */
export function steeredBy(root: XmlElement, { query }: HttpRequest): Steered[] {
  const data = dataIn(root);
  const simple = namedBeside(root, query);
  if (simple !== undefined) return [{ named: simple, given: data, isWhole: true, step: undefined }];
  return elementsNamed(root, 'execute').map((step) => steeredStep(step, data));
}

/** The procedure that stands in a SOAP header or in the address. */
function namedBeside(root: XmlElement, query: string | undefined): Partial<ErrorSource> | undefined {
  const [header] = elementsNamed(root, 'provisioning');
  if (header !== undefined) return named((name) => childNamed(header, name)?.text.trim());
  const given = new URLSearchParams(query ?? '');
  if (!given.has('namespace') && !given.has('procedure')) return undefined;
  return named((name) => given.get(name) ?? undefined);
}

function named(valueOf: (name: string) => string | undefined): Partial<ErrorSource> {
  const [namespace, procedure] = [valueOf('namespace'), valueOf('procedure')];
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(procedure === undefined ? {} : { procedure }),
  };
}

function steeredStep(step: XmlElement, data: readonly XmlElement[]): Steered {
  const literal = step.children.filter(({ local }) => local === 'executeData').flatMap((it) => it.children);
  const moves = step.children.filter(({ local }) => local === 'before').map((it) => moved(it, data));
  const loops = step.children.some(({ local }) => local === 'forEach' || local === 'repeat');
  return {
    named: named((name) => step.attribute(name)),
    given: [...literal, ...moves.flatMap((found) => found ?? [])],
    isWhole: !loops && moves.every((found) => found !== undefined),
    step,
  };
}

/** What a `before` brings; undefined where that cannot be told without running it. */
function moved(before: XmlElement, data: readonly XmlElement[]): readonly XmlElement[] | undefined {
  const path = before.attribute('sourcePath') ?? '';
  const isPlain = /^[\w-]+(?:\/[\w-]+)*$/.test(path) && before.children.length === 0;
  const isArgument =
    before.attribute('source') === 'data' && before.attribute('destinationPath') === undefined;
  if (!isPlain || !isArgument || before.attribute('destination') !== 'executeData') return undefined;
  return path
    .split('/')
    .reduce<readonly XmlElement[]>(
      (at, name, depth) =>
        (depth === 0 ? at : at.flatMap(({ children }) => children)).filter(({ local }) => local === name),
      data,
    )
    .slice(0, 1);
}

/** What the request's data holds, or a SOAP body in its place. */
export function dataIn(root: XmlElement): readonly XmlElement[] {
  const data = elementsNamed(root, 'data');
  if (data.length > 0) return data.flatMap(({ children }) => children);
  const isSoap = root.local === 'Envelope';
  return isSoap ? elementsNamed(root, 'Body').flatMap(({ children }) => children) : [];
}

/** All elements of a name, in the order in which they stand. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (element.local === name) found.push(element);
    element.children.forEach(visit);
  };
  visit(root);
  return found;
}

function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find(({ local }) => local === name);
}
