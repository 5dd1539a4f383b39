import type { XmlError } from '../../xml/document.js';
import { MpsError } from './errors.js';

/**
 * What MSXML says of a document it cannot read; beyond one of our limits, that there is no room for it.
 *
 * @source framework 6: code and text are the parser's
 * @fidelity inferred
 */
export function parserError({ problem, facts, partial }: XmlError): MpsError {
  switch (problem) {
    case 'empty':
      return new MpsError('ROOT_MISSING');
    case 'notXml':
      return new MpsError('NOT_XML');
    case 'unclosed':
      return facts.open === undefined || facts.open.length === 0
        ? new MpsError('END_OF_FILE')
        : new MpsError('TAGS_UNCLOSED', facts.open.join(', '));
    case 'mismatch':
      return new MpsError('TAG_MISMATCH', facts.endTag ?? '', facts.startTag ?? '');
    case 'undeclaredPrefix':
      return new MpsError('PREFIX_UNDECLARED', facts.prefix ?? '');
    case 'unquotedValue':
      return new MpsError('QUOTE_MISSING');
    case 'doctype':
      return new MpsError('DTD_PROHIBITED');
    case 'encoding':
      return new MpsError(facts.encoding === undefined ? 'CHARACTER_INVALID' : 'ENCODING_UNKNOWN');
    case 'limit':
      return new MpsError('OUT_OF_STORAGE');
    case 'lateDeclaration':
      return new MpsError('CHARACTER_INVALID');
    case 'malformed':
      return new MpsError(
        partial === undefined || partial.end === -1 ? 'CHARACTER_INVALID' : 'ROOTS_SEVERAL',
      );
  }
}
