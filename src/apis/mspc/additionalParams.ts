import { XmlElement, XmlError, XMLNS_NAMESPACE, type XmlAttribute } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { ASPNET_STYLE, XmlWriter } from '../../xml/write.js';
import { MspcFault } from './errors.js';
import type { UserVlan } from './esUsers.generated.js';
import { parserMessage } from '../../xml/parserMessages.js';

/** The document an account's VLANs are kept in, before there is one. @source WebsitePanel and SolidCP, UserController */
const TEMPLATE = '<Params><VLans/></Params>';

/**
 * The VLANs in an account's additional parameters; up to the first that cannot be read, none where the text is no
 * document.
 *
 * @source WebsitePanel and SolidCP, UserInfo.Vlans
 * @fidelity observed
 */
export function vlansOf(additionalParams: string | null): UserVlan[] {
  const list = additionalParams === null ? undefined : vlanList(readOrNothing(additionalParams));
  const vlans: UserVlan[] = [];
  for (const element of list === undefined ? [] : entries(list)) {
    const id = toUnsignedShort(element.attribute('VLanID') ?? '0');
    if (id === undefined) break;
    vlans.push({ VLanID: id, Comment: element.attribute('Comment') ?? null });
  }
  return vlans;
}

/**
 * The additional parameters with one VLAN more, rewritten line by line; a number that is there already is not looked for.
 *
 * @throws MspcFault MALFORMED_XML, NULL_REFERENCE without a list, VALUE_NULL without a comment
 * @source WebsitePanel and SolidCP, UserController.AddUserVLan
 * @fidelity observed; the place of texts beside elements is not kept
 */
export function withVlan(additionalParams: string | null, { VLanID, Comment }: UserVlan): string {
  const root = read(additionalParams ?? TEMPLATE);
  const list = vlanList(root);
  if (Comment === null) throw new MspcFault('VALUE_NULL');
  if (list === undefined) throw new MspcFault('NULL_REFERENCE');
  const attribute = (local: string, value: string): XmlAttribute => ({ namespace: '', local, value });
  list.children.push(
    new XmlElement('', 'VLan', '', [attribute('VLanID', String(VLanID)), attribute('Comment', Comment)]),
  );
  return write(root);
}

/**
 * The additional parameters without the first VLAN of that number.
 *
 * @throws MspcFault MALFORMED_XML, NULL_REFERENCE for an entry without a number, INPUT_FORMAT for an unreadable one
 * @source WebsitePanel and SolidCP, UserController.DeleteUserVLan: taking an entry out ends the search
 * @fidelity observed
 */
export function withoutVlan(additionalParams: string | null, vlanId: number): string {
  const root = read(additionalParams ?? TEMPLATE);
  const list = vlanList(root);
  const found =
    list === undefined ? undefined : entries(list).find((element) => numberOf(element) === vlanId);
  if (list !== undefined && found !== undefined) list.children.splice(list.children.indexOf(found), 1);
  return write(root);
}

function numberOf(element: XmlElement): number {
  const text = element.attribute('VLanID');
  if (text === undefined) throw new MspcFault('NULL_REFERENCE');
  const number = toUnsignedShort(text);
  if (number === undefined) throw new MspcFault('INPUT_FORMAT');
  return number;
}

function toUnsignedShort(text: string): number | undefined {
  if (!/^\s*\+?\d+\s*$/.test(text)) return undefined;
  const number = Number(text);
  return number <= 65_535 ? number : undefined;
}

function vlanList(root: XmlElement | undefined): XmlElement | undefined {
  return root?.child('VLans', '');
}

function entries(list: XmlElement): XmlElement[] {
  return list.children.filter(({ local, namespace }) => local === 'VLan' && namespace === '');
}

function read(text: string): XmlElement {
  try {
    return readXml(text).root;
  } catch (error) {
    if (error instanceof XmlError) throw new MspcFault('MALFORMED_XML', parserMessage(error));
    throw error;
  }
}

function readOrNothing(text: string): XmlElement | undefined {
  try {
    return readXml(text).root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function write(root: XmlElement): string {
  const writer = new XmlWriter(ASPNET_STYLE);
  writeIndented(writer, root, '\r\n', new Map());
  return writer.toString();
}

/** @param prefixes of attributes, by namespace, as declared around the element */
function writeIndented(
  writer: XmlWriter,
  element: XmlElement,
  lineStart: string,
  prefixes: ReadonlyMap<string, string>,
): void {
  const isDeclaration = ({ namespace }: XmlAttribute) => namespace === XMLNS_NAMESPACE;
  const declared = element.attributes
    .filter(isDeclaration)
    .map(({ local, value }) => [value, local] as const);
  const known = new Map([...prefixes, ...declared]);
  writer.start(
    qualified(element.prefix, element.local),
    element.attributes.map((attribute) => [attributeName(attribute, known), attribute.value] as const),
  );
  if (element.text.trim() !== '') writer.text(element.text);
  for (const child of element.children) {
    writer.raw(`${lineStart}  `);
    writeIndented(writer, child, `${lineStart}  `, known);
  }
  if (element.children.length > 0) writer.raw(lineStart);
  writer.end();
}

function attributeName({ namespace, local }: XmlAttribute, prefixes: ReadonlyMap<string, string>): string {
  if (namespace === XMLNS_NAMESPACE) return local === 'xmlns' ? local : `xmlns:${local}`;
  return qualified(namespace === '' ? '' : (prefixes.get(namespace) ?? 'xml'), local);
}

function qualified(prefix: string, local: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}
