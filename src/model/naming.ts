/** Names a product would have made up for an entity that another product created. Pure rules; taken or free is asked of the caller. */

const EID_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CORTEX_NAME_LENGTH = 20;

/**
 * The short code Cortex builds from a full name: the first letter of each capitalised word, or else the first three
 * letters or digits.
 *
 * @source Cortex behaviour, Short code generation
 * @fidelity inferred from the published pairs
 */
export function shortCode(fullName: string): string {
  const initials = fullName
    .split(' ')
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0));
  if (initials.length > 1) return initials.join('').slice(0, CORTEX_NAME_LENGTH);
  return fullName.replace(/[^A-Za-z0-9]/g, '').slice(0, 3) || 'ORG';
}

/** The four-character environment id with this running number, over 0-9A-Z. */
export function environmentId(number: number): string {
  let text = '';
  for (let rest = number; text.length < 4; rest = Math.floor(rest / EID_DIGITS.length)) {
    text = EID_DIGITS.charAt(rest % EID_DIGITS.length) + text;
  }
  return text;
}

/** `name_CODE` in at most 20 characters; a name that already ends so keeps its form. `number` above 0 is appended. */
export function cortexName(name: string, code: string, number = 0): string {
  const suffix = `_${code}`;
  const whole = name.toLowerCase().endsWith(suffix.toLowerCase()) ? name : name + suffix;
  if (number === 0) return whole.slice(0, CORTEX_NAME_LENGTH);
  const digits = String(number);
  return whole.slice(0, CORTEX_NAME_LENGTH - digits.length) + digits;
}

/** The first of `base`, `base1`, `base2` … that is not taken. `nextNumber` hands out the running numbers of a base. */
export function firstFree(
  candidate: (number: number) => string,
  isTaken: (name: string) => boolean,
  nextNumber: () => number,
): string {
  let name = candidate(0);
  while (isTaken(name)) name = candidate(nextNumber());
  return name;
}
