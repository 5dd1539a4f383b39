/** A GUID as the plan database lists it: braces and dashes, in upper case. */
export function toBraces(guid: string): string {
  return `{${guid.toUpperCase()}}`;
}

/**
 * A GUID as 32 digits in the order of the directory's bytes: the first three groups are turned round.
 *
 * @source behaviour 2, GUID text forms
 * @fidelity documented
 */
export function toDirectoryDigits(guid: string): string {
  const [one = '', two = '', three = '', ...rest] = guid.toUpperCase().split('-');
  return [turned(one), turned(two), turned(three), ...rest].join('');
}

/** Reads either form as `8-4-4-4-12` in lower case; undefined for anything else. */
export function parseGuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  const braced = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/.exec(lower)?.[1];
  if (braced !== undefined) return braced;
  const digits = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(lower);
  if (digits === null) return undefined;
  const [, one = '', two = '', three = '', four = '', five = ''] = digits;
  return [turned(one), turned(two), turned(three), four, five].join('-');
}

/** Byte by byte from the end. */
function turned(digits: string): string {
  return digits.match(/../g)?.reverse().join('') ?? '';
}
