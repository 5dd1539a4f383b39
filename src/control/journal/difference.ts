import { XmlError, type XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';

/**
 * Where the frame of a document first differs from that of a right one, from the root down: another name, another
 * namespace, an element that is not there. Undefined where it does not differ, or is no XML.
 */
export function firstDifference(sent: string, right: string): string | undefined {
  const [ours, theirs] = [rootIn(sent), rootIn(right)];
  return ours === undefined || theirs === undefined ? undefined : differenceAt(ours, theirs, 0);
}

/** The root, the body, the operation: what stands below are its arguments. */
const FRAME_DEPTH = 3;

function rootIn(source: string): XmlElement | undefined {
  try {
    return readXml(source).root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function differenceAt(sent: XmlElement, right: XmlElement, depth: number): string | undefined {
  if (sent.local !== right.local) return `it has the element ${sent.local} where ${right.local} is expected`;
  if (sent.namespace !== right.namespace)
    return `its element ${sent.local} is in ${spaceOf(sent)}, not in ${spaceOf(right)}`;
  for (const { local, namespace, value } of right.attributes) {
    const said = namespace === '' ? sent.attribute(local) : undefined;
    if (said !== undefined && said !== value)
      return `its element ${sent.local} has ${local}="${said}", not ${local}="${value}"`;
  }
  if (depth + 1 >= FRAME_DEPTH) return undefined;
  const wanted = right.children.at(-1);
  if (wanted === undefined) return undefined;
  const found = sent.children.find(({ local }) => local === wanted.local) ?? sent.children.at(-1);
  return found === undefined
    ? `its element ${sent.local} does not hold ${wanted.local}`
    : differenceAt(found, wanted, depth + 1);
}

function spaceOf({ namespace }: XmlElement): string {
  return namespace === '' ? 'no namespace' : `the namespace ${namespace}`;
}
