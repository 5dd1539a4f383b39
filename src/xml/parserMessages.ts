import type { XmlError } from './document.js';

/**
 * What .NET's XmlTextReader says of a document it cannot read.
 *
 * @source MSPC behaviour 4.5 names two of them
 * @fidelity inferred from general knowledge for the others
 */
export function parserMessage({ problem, line, column, facts }: XmlError): string {
  const where = `Line ${line}, position ${column}.`;
  switch (problem) {
    case 'empty':
      return 'Root element is missing.';
    case 'notXml':
      return `Data at the root level is invalid. ${where}`;
    case 'unclosed':
      return `Unexpected end of file has occurred. The following elements are not closed: ${(facts.open ?? []).join(', ')}. ${where}`;
    case 'mismatch':
      return `The '${facts.startTag ?? ''}' start tag on line ${facts.startLine ?? 0} position ${facts.startColumn ?? 0} does not match the end tag of '${facts.endTag ?? ''}'. ${where}`;
    case 'undeclaredPrefix':
      return `'${facts.prefix ?? ''}' is an undeclared prefix. ${where}`;
    case 'doctype':
      return 'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.';
    case 'unquotedValue':
      return `'${facts.unexpected ?? ''}' is an unexpected token. The expected token is '"' or '''. ${where}`;
    case 'lateDeclaration':
      return `Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it. ${where}`;
    case 'encoding':
      return `Invalid character in the given encoding. ${where}`;
    default:
      return `Unexpected XML declaration or markup. ${where}`;
  }
}
