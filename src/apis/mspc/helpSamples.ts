import type { FieldContract, OperationContract, ServiceContract } from '../../soap/contract.js';
import { isPublished, soapActionOf, type Profile } from './description.js';
import { htmlEncode } from '../../http/aspNetPages.js';

export type SoapVersion = '1.1' | '1.2';

export interface SampleOptions {
  readonly contract: ServiceContract;
  readonly operation: string;
  readonly namespace: string;
  /** Of the service's address; a port is not shown. */
  readonly host: string;
  /** Of the service's address, decoded. */
  readonly path: string;
  /** Leaves out the fields it does not publish. */
  readonly profile?: Profile;
}

/** Deeper records are shown as nil: the operation element stands at depth 0. */
const MAX_DEPTH = 4;
/** How often a repeated element is shown. */
const ARRAY_SIZE = 2;

/**
 * The request and response ASP.NET's help page shows for an operation, as HTML for a `<pre>`.
 *
 * @source DefaultWsdlHelpGenerator.aspx of .NET 2.0; saved help pages; a recorded answer of SharePoint 2013
 * @fidelity observed
 */
export function sampleMessages(
  { request, response }: OperationContract,
  options: SampleOptions,
  version: SoapVersion,
): { readonly request: string; readonly response: string } {
  const { operation, namespace, host, path } = options;
  const content = [
    `Content-Type: ${version === '1.1' ? 'text/xml' : 'application/soap+xml'}; charset=utf-8`,
    `Content-Length: ${placeholder('length')}`,
  ];
  const action = version === '1.1' ? [`SOAPAction: "${htmlEncode(soapActionOf(namespace, operation))}"`] : [];
  return {
    request: [
      `POST ${htmlEncode(encodePath(path))} HTTP/1.1`,
      `Host: ${htmlEncode(host.replace(/:\d*$/, ''))}`,
      ...content,
      ...action,
      '',
      ...envelope(version, operationElement(operation, request, options)),
    ].join('\r\n'),
    response: [
      'HTTP/1.1 200 OK',
      ...content,
      '',
      ...envelope(version, operationElement(`${operation}Response`, response, options)),
    ].join('\r\n'),
  };
}

/** As .NET's EscapeUriString; half a character becomes U+FFFD. */
export function encodePath(path: string): string {
  return encodeURI(path.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('#', '%23');
}

function envelope(version: SoapVersion, body: readonly string[]): readonly string[] {
  const [soap, namespace] =
    version === '1.1'
      ? ['soap', 'http://schemas.xmlsoap.org/soap/envelope/']
      : ['soap12', 'http://www.w3.org/2003/05/soap-envelope'];
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const xsd = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
  return [
    '&lt;?xml version="1.0" encoding="utf-8"?&gt;',
    ...element(
      `${soap}:Envelope`,
      ` ${xsi} ${xsd} xmlns:${soap}="${namespace}"`,
      element(`${soap}:Body`, '', body),
    ),
  ];
}

function operationElement(
  name: string,
  fields: readonly FieldContract[],
  options: SampleOptions,
): readonly string[] {
  return element(name, ` xmlns="${htmlEncode(options.namespace)}"`, fieldElements(fields, options, 1));
}

function fieldElements(
  fields: readonly FieldContract[],
  options: SampleOptions,
  depth: number,
): readonly string[] {
  const published = fields.filter(({ origin }) => isPublished(origin, options.profile));
  return published.flatMap((field) => fieldElement(field, options, depth));
}

function fieldElement(field: FieldContract, options: SampleOptions, depth: number): readonly string[] {
  const lines = valueElement(field, options, depth);
  return field.repeated ? repeat(lines) : lines;
}

function valueElement(
  { name, type }: FieldContract,
  options: SampleOptions,
  depth: number,
): readonly string[] {
  const nil = [`&lt;${name} xsi:nil="true" /&gt;`];
  if (type === 'DataSet') {
    const dataSet = `&lt;xsd:schema&gt;${placeholder('schema')}&lt;/xsd:schema&gt;${placeholder('xml')}`;
    return depth < MAX_DEPTH ? [`&lt;${name}&gt;`, `  ${dataSet}&lt;/${name}&gt;`] : nil;
  }
  const { types } = options.contract;
  const shape = Object.hasOwn(types, type) ? types[type] : undefined;
  switch (shape?.kind) {
    case undefined:
      return [textElement(name, placeholder(type))];
    case 'enum':
      return [textElement(name, Object.keys(shape.values).map(placeholder).join(' or '))];
    case 'list':
      return depth < MAX_DEPTH
        ? element(name, '', repeat(valueElement(shape.item, options, depth + 1)))
        : nil;
    case 'record':
      return depth < MAX_DEPTH ? element(name, '', fieldElements(shape.fields, options, depth + 1)) : nil;
  }
}

function repeat(lines: readonly string[]): readonly string[] {
  return Array.from({ length: ARRAY_SIZE }, () => lines).flat();
}

function element(name: string, attributes: string, content: readonly string[]): readonly string[] {
  if (content.length === 0) return [`&lt;${name}${attributes} /&gt;`];
  return [`&lt;${name}${attributes}&gt;`, ...content.map((line) => `  ${line}`), `&lt;/${name}&gt;`];
}

function textElement(name: string, value: string): string {
  return `&lt;${name}&gt;${value}&lt;/${name}&gt;`;
}

function placeholder(text: string): string {
  return `<font class=value>${text}</font>`;
}
