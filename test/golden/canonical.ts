import { XMLParser } from 'fast-xml-parser';

/** An element as canonical XML sees it: attributes by name, white space between elements gone. */
export type CanonicalNode =
  string | { name: string; attributes: Record<string, string>; children: CanonicalNode[] };

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

/** Two texts with equal results are the same document, whatever their white space and the order of attributes. */
export function canonical(xml: string): CanonicalNode[] {
  return nodes(PARSER.parse(xml.replace(/\r\n/g, '\n')) as ParsedNode[]);
}

type ParsedNode = Record<string, unknown>;

function nodes(parsed: readonly ParsedNode[]): CanonicalNode[] {
  const hasElements = parsed.some((node) => !('#text' in node));
  return parsed.flatMap((node): CanonicalNode[] => {
    if ('#text' in node) {
      const text = String(node['#text']);
      return hasElements && text.trim() === '' ? [] : [text];
    }
    const { ':@': attributes = {}, ...element } = node;
    const [name = ''] = Object.keys(element);
    return [
      {
        name,
        attributes: sorted(attributes as Record<string, string>),
        children: nodes(element[name] as ParsedNode[]),
      },
    ];
  });
}

function sorted(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
