import { INDENTED_STYLE, XmlWriter } from '../../xml/write.js';
import type { Action, Element } from './elements.js';
import { ERRORS, type CortexError } from './errors.js';
import { writeValue } from './lexical.js';

/** What an answer says of one entity. */
export interface Printed {
  readonly element: Element;
  readonly value: object;
}

/** @source Cortex behaviour 1, answer form @fidelity observed; the line ends inferred */
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
const LINE_END = '\r\n';

/** The document of a good answer; without entities it is an empty response. */
export function writeAnswer(entities: readonly Printed[], action: Action): string {
  return writeResponse((writer) => {
    for (const { element, value } of entities) writeElement(writer, element, value, action);
  });
}

/** Answers a change that was accepted: the id of its request, if it has one. */
export function writeReceipt(requestId: number | undefined): string {
  return writeResponse((writer) => {
    if (requestId === undefined) return;
    writer.start('request');
    writer.leaf('id', String(requestId));
    writer.end();
  });
}

export function writeError({ error, message }: CortexError): string {
  return writeResponse((writer) => {
    writer.start('error');
    writer.leaf('id', String(ERRORS[error].code));
    writer.leaf('message', message);
    writer.end();
  });
}

function writeResponse(write: (writer: XmlWriter) => void): string {
  const writer = new XmlWriter(INDENTED_STYLE);
  writer.start('response', [['version', '1.0']]);
  write(writer);
  writer.end();
  return DECLARATION + LINE_END + writer.toString();
}

type Fields = Readonly<Record<string, unknown>>;

/** Writes an element's children in the contract's order; those it has no value for are left out. */
function writeElement(writer: XmlWriter, element: Element, value: unknown, action: Action): void {
  if (!element.answers.has(action)) throw new Error(`${element.name} is not printed by ${action}`);
  const { type } = element.contract;
  if (type === 'row') writeRow(writer, element.name, value as readonly Cell[]);
  else if (type === 'cdata') writeCdata(writer, element.name, value as string);
  else if (type !== undefined) writeLeaf(writer, element, value);
  else {
    const fields = value as Fields;
    writer.start(element.name, attributesOf(element, fields));
    for (const child of element.ordered) writeChild(writer, child, fields[child.name], action);
    writer.end();
  }
}

function writeChild(writer: XmlWriter, child: Element, value: unknown, action: Action): void {
  if (value === undefined) return;
  const values = child.contract.many === true ? (value as readonly unknown[]) : [value];
  for (const one of values) writeElement(writer, child, one, action);
}

/** A leaf with attributes comes as an object that has its text beside them. */
function writeLeaf(writer: XmlWriter, element: Element, value: unknown): void {
  const { type } = element.contract;
  const isAttributed = typeof value === 'object' && value !== null;
  const fields = isAttributed ? (value as Fields) : undefined;
  const text = writeValue(fields === undefined ? value : fields.text, type);
  writer.leaf(element.name, text, fields === undefined ? [] : attributesOf(element, fields));
}

function attributesOf({ attributes }: Element, fields: Fields): [string, string][] {
  return attributes.flatMap(({ name, contract }): [string, string][] => {
    const value = fields[name.slice(1)];
    return value === undefined ? [] : [[name.slice(1), writeValue(value, contract.type)]];
  });
}

type Cell = readonly [name: string, text: string];

function writeRow(writer: XmlWriter, name: string, cells: readonly Cell[]): void {
  writer.start(name);
  for (const [column, text] of cells) writer.leaf(column, text);
  writer.end();
}

/** The section stands at the margin, its text between line breaks. @source Cortex behaviour 19 and example 51 */
function writeCdata(writer: XmlWriter, name: string, text: string): void {
  const section = text.replaceAll(']]>', ']]]]><![CDATA[>');
  writer.start(name);
  writer.line(`<![CDATA[${LINE_END}${section}${LINE_END}]]>`);
  writer.end();
}
