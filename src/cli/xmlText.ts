import { readDom } from '../xml/dom.js';
import { XmlError } from '../xml/document.js';
import { indented } from '../xml/writeDom.js';
import type { Style } from './terminal.js';

/** A body for a person to read: XML indented and coloured, anything else as it is. */
export function xmlText(body: string, style: Style): string {
  if (!body.trimStart().startsWith('<')) return body;
  const declaration = /^\s*(<\?xml[^>]*\?>)/.exec(body)?.[1];
  try {
    const text = coloured(indented(readDom(body)), style);
    return declaration === undefined ? text : `${style.dim(declaration)}\n${text}`;
  } catch (error) {
    if (error instanceof XmlError) return body;
    throw error;
  }
}

const TAG = /<(\/?)([^\s<>/]+)((?:\s+[^\s=<>]+="[^"]*")*)(\s*\/?)>/g;
const ATTRIBUTE = /(\s+)([^\s=]+)=("[^"]*")/g;

/** Marks up what the writer has just written, so every tag has its form. */
function coloured(text: string, style: Style): string {
  return text.replace(TAG, (_tag, slash: string, name: string, attributes: string, end: string) => {
    const said = attributes.replace(
      ATTRIBUTE,
      (_attribute, gap: string, key: string, value: string) => `${gap}${style.dim(`${key}=${value}`)}`,
    );
    return `${style.cyan(`<${slash}${name}`)}${said}${style.cyan(`${end}>`)}`;
  });
}
