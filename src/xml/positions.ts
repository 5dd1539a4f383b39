/** Where things stand in the text of a document. Offsets are in UTF-16 units. */

/** Both from 1, columns in UTF-16 units; CR LF is one line break. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** Offset of the nth attribute's name in a well-formed start tag whose own name begins at `offset`. */
export function nameOffset(source: string, offset: number, index: number): number {
  if (index < 0) return offset;
  let next = offset;
  while (!isBlank(source.charCodeAt(next))) next++;
  for (let passed = 0; passed < index; passed++) {
    const quote = skipBlanks(source, source.indexOf('=', next) + 1);
    next = source.indexOf(source[quote] ?? '"', quote + 1) + 1;
  }
  return skipBlanks(source, next);
}

/** Skips white space, comments and processing instructions; one that is not closed is not skipped. */
export function skipMisc(source: string, offset: number): number {
  let next = skipBlanks(source, offset);
  for (;;) {
    const close = source.startsWith('<!--', next) ? '-->' : source.startsWith('<?', next) ? '?>' : '';
    const end = close === '' ? -1 : source.indexOf(close, next + (close === '-->' ? 4 : 2));
    if (end === -1) return next;
    next = skipBlanks(source, end + close.length);
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

export function skipBlanks(source: string, offset: number): number {
  let next = offset;
  while (isBlank(source.charCodeAt(next))) next++;
  return next;
}

/** Whether an XML declaration begins here; `<?xml-stylesheet` is none. */
export function isDeclaration(source: string, offset: number): boolean {
  return source.startsWith('<?xml', offset) && isBlank(source.charCodeAt(offset + 5));
}

export function positionAt(source: string, offset: number): XmlPosition {
  let line = 1;
  let lineStart = 0;
  for (let next = 0; next < offset; next++) {
    const code = source.charCodeAt(next);
    if (code !== 0x0a && (code !== 0x0d || source.charCodeAt(next + 1) === 0x0a)) continue;
    line++;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
