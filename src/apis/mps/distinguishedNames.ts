/** One step of a distinguished name, such as `OU=Hosting`. */
export interface NamePart {
  /** In upper case. */
  readonly type: string;
  readonly value: string;
}

const SCHEME = 'LDAP://';

/**
 * The parts of an ADsPath, from the object up to the domain; undefined when it is none. Blanks after commas do not
 * count; a comma inside a name is escaped by a backslash.
 *
 * @source behaviour 1
 * @fidelity documented; the rule about blanks inferred from the samples
 */
export function parsePath(path: string): NamePart[] | undefined {
  if (!path.toUpperCase().startsWith(SCHEME)) return undefined;
  return parseName(path.slice(SCHEME.length));
}

/** The parts of a distinguished name; undefined when it is none. */
function parseName(name: string): NamePart[] | undefined {
  const parts = name.match(/(?:\\.|[^,\\])+/g)?.map((part) => /^\s*([A-Za-z]+)\s*=(.*)$/s.exec(part));
  if (parts === undefined || parts.some((part) => part === null)) return undefined;
  return parts.map((part) => ({
    type: (part?.[1] ?? '').toUpperCase(),
    value: (part?.[2] ?? '').trim().replace(/\\(.)/g, '$1'),
  }));
}

/** `CN=value` as it is written in front of a distinguished name. */
export function namePart(type: string, value: string): string {
  return `${type}=${value.replace(/[\\,+"<>;]/g, '\\$&')}`;
}

/** Whether two distinguished names name the same object. */
export function isSameName(one: string, other: string): boolean {
  const [left, right] = [parseName(one), parseName(other)];
  if (left === undefined || left.length !== right?.length) return false;
  return left.every(({ type, value }, index) => {
    const part = right[index];
    return part !== undefined && type === part.type && sameText(value, part.value);
  });
}

export function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function toPath(distinguishedName: string): string {
  return SCHEME + distinguishedName;
}

/** The distinguished name in an ADsPath. */
export function nameIn(path: string): string {
  return path.slice(SCHEME.length);
}
