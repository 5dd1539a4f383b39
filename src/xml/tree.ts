import type { XmlWriter } from './write.js';

/** An element to be written, without namespaces of its own. */
export interface WrittenElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly parts: readonly WrittenElement[];
}

export function writeTree(writer: XmlWriter, { name, attributes, text, parts }: WrittenElement): void {
  if (parts.length === 0) return writer.leaf(name, text, attributes);
  writer.start(name, attributes);
  for (const part of parts) writeTree(writer, part);
  writer.end();
}
