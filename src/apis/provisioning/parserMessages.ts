import type { XmlError } from '../../xml/document.js';
import { positionAt } from '../../xml/positions.js';

/** What the JDK's parser says of a document, and where. */
export interface ParserReport {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const NAMES = 'http://www.w3.org/TR/1999/REC-xml-names-19990114#';
const MARKUP = 'The content of elements must consist of well-formed character data or markup.';

/**
 * The JDK's own words for a document that cannot be read. It has limits of its own; what it says at ours are its
 * words at those.
 *
 * @source JAX-WS RI 2.3.0.2 on JDK 17
 * @fidelity observed for what the tests name; the words for a document type and for limits on depth, texts and counts inferred
 */
export function parserReport(error: XmlError, source: string): ParserReport {
  const { line, column, problem } = error;
  const offset = offsetOf(source, error);
  switch (problem) {
    case 'empty':
      return { line, column, message: 'Premature end of file.' };
    case 'notXml': {
      const place = error.partial === undefined ? 'prolog' : 'trailing section';
      return { line, column, message: `Content is not allowed in ${place}.` };
    }
    case 'unclosed':
      return (
        bareAmpersand(source) ?? {
          line,
          column,
          message: 'XML document structures must start and end within the same entity.',
        }
      );
    case 'mismatch': {
      const name = error.facts.startTag ?? '';
      return {
        line,
        column,
        message: `The element type "${name}" must be terminated by the matching end-tag "</${name}>".`,
      };
    }
    case 'undeclaredPrefix':
      return unboundPrefix(source, offset, error.facts.prefix ?? '');
    case 'doctype':
      return {
        line,
        column: column + '<!DOCTYPE'.length,
        message:
          'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.',
      };
    case 'lateDeclaration':
      return { line, column: column + 'xml'.length, message: XML_TARGET };
    case 'encoding':
      return { line, column, message: 'Invalid byte 1 of 1-byte UTF-8 sequence.' };
    case 'limit':
      return { line, column, message: LIMITS[error.facts.limit ?? 'maxElements'] };
    default:
      return malformation(error, source, offset);
  }
}

const secure = (what: string) => `JAXP0001000${what} set by "FEATURE_SECURE_PROCESSING".`;
const LIMITS = {
  maxDepth: secure('6: The element has a depth that exceeds the limit'),
  maxAttributes: secure('2: An element has more attributes than the limit'),
  maxNameLength: secure('5: The length of entity "[xml]" exceeds the limit'),
  maxValueLength: secure('3: The length of an entity exceeds the limit'),
  maxTextLength: secure('3: The length of an entity exceeds the limit'),
  maxElements: secure('4: The accumulated size of entities exceeds the limit'),
} as const;

function unboundPrefix(source: string, offset: number, prefix: string): ParserReport {
  const tagStart = source.lastIndexOf('<', offset);
  const tagEnd = source.indexOf('>', offset) + 1;
  const [element = ''] = /^[^\s/>]*/.exec(source.slice(tagStart + 1)) ?? [];
  const [name = ''] = /^[^\s=/>]*/.exec(source.slice(offset)) ?? [];
  const isElement = offset === tagStart + 1;
  const key = isElement
    ? `ElementPrefixUnbound?${prefix}&${name}`
    : `AttributePrefixUnbound?${element}&${name}&${prefix}`;
  return { ...positionAt(source, tagEnd), message: NAMES + key };
}

/** The reader looks for the end of an entity as far as there is text, and then calls the document unclosed. */
function bareAmpersand(source: string): ParserReport | undefined {
  const bare = /&(?!#\d+;|#x[0-9a-f]+;|[\p{L}_:][\p{L}\d_:.-]*;)([\p{L}_:][\p{L}\d_:.-]*)?/iu.exec(
    withoutSections(source),
  );
  if (bare === null) return undefined;
  const [all, name] = bare;
  const message =
    name === undefined
      ? "The entity name must immediately follow the '&' in the entity reference."
      : `The reference to entity "${name}" must end with the ';' delimiter.`;
  return { ...positionAt(source, bare.index + all.length), message };
}

/** The same text with blanks for what is not parsed. */
function withoutSections(source: string): string {
  return source.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, (section) =>
    ' '.repeat(section.length),
  );
}

/** The reader does not say what is wrong, so the text just before the place is looked at. */
function malformation({ line, column, partial }: XmlError, source: string, offset: number): ParserReport {
  const at = (message: string, further = 0): ParserReport => ({ line, column: column + further, message });
  const before = source.slice(Math.max(0, offset - 40), offset + 1);
  const control = controlIn(before);
  if (control !== undefined) {
    const code = control.toString(16);
    return at(
      `An invalid XML character (Unicode: 0x${code}) was found in the element content of the document.`,
    );
  }
  const [, reference] = /&(#x?[0-9a-f]+);$/i.exec(before) ?? [];
  if (reference !== undefined)
    return at(`Character reference "&${reference}" is an invalid XML character.`, 1);
  const [, entity] = /&([\p{L}_:][\p{L}\d_:.-]*);$/u.exec(before) ?? [];
  if (entity !== undefined) return at(`The entity "${entity}" was referenced, but not declared.`, 1);
  if (before.endsWith(']]>')) return at(CDATA_END, 1);
  if (/--[^>]?$/.test(before)) return at('The string "--" is not permitted within comments.');
  if (/<\?xml[\s?]*$/i.test(before)) return at(XML_TARGET);
  const repeated = repeatedAttribute(source, offset);
  if (repeated !== undefined) return at(repeated, 1);
  const isBehind = partial !== undefined && partial.end !== -1;
  return at(isBehind ? 'The markup in the document following the root element must be well-formed.' : MARKUP);
}

const CDATA_END =
  'The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.';
const XML_TARGET = 'The processing instruction target matching "[xX][mM][lL]" is not allowed.';

function controlIn(text: string): number | undefined {
  for (let index = text.length - 1; index >= Math.max(0, text.length - 2); index -= 1) {
    const code = text.charCodeAt(index);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code >= 0xfffe) return code;
  }
  return undefined;
}

function repeatedAttribute(source: string, offset: number): string | undefined {
  const text = source.slice(source.lastIndexOf('<', offset), offset + 1);
  const [, element] = /^<([^\s<>/]+)\s/.exec(text) ?? [];
  if (element === undefined) return undefined;
  const names = Array.from(text.matchAll(/\s([^\s=>]+)\s*=/g), ([, name]) => name ?? '');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? undefined : `${NAMES}AttributeNotUnique?${element}&${repeated}`;
}

function offsetOf(
  source: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = /\r\n?|\n/.exec(source.slice(start));
    if (next === null) break;
    start += next.index + next[0].length;
  }
  return start + column - 1;
}
