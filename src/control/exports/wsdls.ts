import type { ApiDescription, Listening, ServiceDescription } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import type { XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { escapeAttribute } from '../../xml/write.js';

/** A description as the emulator serves it. */
export interface ServedDocument {
  readonly url: string;
  readonly text: string;
  /** Addresses of the documents it imports, as it names them. */
  readonly imports: readonly string[];
}

/** A service with its WSDL, which comes first, and all that this imports. */
export interface ServedService {
  readonly api: string;
  readonly service: ServiceDescription;
  readonly documents: readonly ServedDocument[];
}

/** A file of an export, by its name in the folder. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string;
}

/** How served pages are got at. */
export interface Pages {
  /** Scheme, host and the sandbox's prefix of what one port answers to. */
  base(listener: Listening): string;
  page(listener: Listening, path: string, query: string): string;
}

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const SCHEMA = 'http://www.w3.org/2001/XMLSchema';

/** Every service that has a WSDL, with its documents. */
export function servedServices(descriptions: Descriptions, pages: Pages): ServedService[] {
  return descriptions.all().flatMap(({ api, services }) =>
    services.flatMap((service): ServedService[] => {
      const { wsdlQuery, listener, path } = service;
      if (wsdlQuery === undefined) return [];
      const base = pages.base(listener);
      return [{ api, service, documents: documentsFrom(`${base}${path}?${wsdlQuery}`, service, pages) }];
    }),
  );
}

/** A document and what it imports, each once. */
function documentsFrom(first: string, { listener }: ServiceDescription, pages: Pages): ServedDocument[] {
  const base = pages.base(listener);
  const found = new Map<string, ServedDocument>();
  for (const waiting = [first]; waiting.length > 0;) {
    const url = waiting.shift() ?? '';
    if (found.has(url) || !url.startsWith(base)) continue;
    const [path = '', query = ''] = url.slice(base.length).split('?');
    const text = pages.page(listener, path, query);
    const imports = importsIn(readXml(text).root);
    found.set(url, { url, text, imports });
    waiting.push(...imports);
  }
  return [...found.values()];
}

function importsIn(element: XmlElement): string[] {
  const isImport =
    (element.namespace === WSDL && element.local === 'import') ||
    (element.namespace === SCHEMA && ['import', 'include', 'redefine'].includes(element.local));
  const place = element.attribute(element.namespace === WSDL ? 'location' : 'schemaLocation');
  return [...(isImport && place !== undefined ? [place] : []), ...element.children.flatMap(importsIn)];
}

/**
 * The WSDLs and schemas of every service as files that name each other, so that the folder is whole without a server;
 * and the contracts of the APIs that have no WSDL as JSON.
 */
export function contractFiles(descriptions: Descriptions, pages: Pages): ExportedFile[] {
  const services = servedServices(descriptions, pages);
  const described = new Set(services.map(({ api }) => api));
  return [
    ...services.flatMap(filesOf),
    ...descriptions
      .all()
      .filter(({ api }) => !described.has(api))
      .map(jsonFile),
  ];
}

function filesOf({ service, documents }: ServedService): ExportedFile[] {
  const names = new Map(documents.map(({ url }, index) => [url, fileName(service.name, index)]));
  return documents.map(({ url, text, imports }) => ({
    name: names.get(url) ?? '',
    content: imports.reduce((written, place) => {
      const name = names.get(place);
      return name === undefined ? written : written.replaceAll(quoted(place), quoted(name));
    }, text),
  }));
}

/** The first document is the WSDL; what it imports are schemas, numbered as JAX-WS's tools number them. */
function fileName(service: string, index: number): string {
  return index === 0 ? `${service}.wsdl` : `${service}_schema${index}.xsd`;
}

function quoted(value: string): string {
  return `"${escapeAttribute(value)}"`;
}

function jsonFile({ api, services, prefixes, operations }: ApiDescription): ExportedFile {
  return {
    name: `${api}.json`,
    content: `${JSON.stringify({ api, services, prefixes, operations }, undefined, 2)}\n`,
  };
}
