/** What a request is to say, by field: a part of it suffices, and the runner's asymmetric matchers may stand anywhere. */
export interface ExpectedValues {
  readonly [field: string]: unknown;
}

/**
 * Whether a request said what was expected. Records may say more; lists must be as long. A wire knows only texts, so
 * `3` and `'3'` are the same.
 */
export function agrees(expected: unknown, actual: unknown): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((one, index) => agrees(one, actual[index]))
    );
  }
  if (isRecord(expected)) {
    return isRecord(actual) && Object.entries(expected).every(([field, one]) => agrees(one, actual[field]));
  }
  return sameText(expected, actual);
}

/** How many of the expected values a request did not say; a list of another length counts as one more. */
export function disagreements(expected: unknown, actual: unknown): number {
  if (isAsymmetric(expected) || !isIndexed(expected)) return agrees(expected, actual) ? 0 : 1;
  const isOtherLength =
    Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length ? 1 : 0;
  return Object.entries(expected).reduce(
    (sum, [field, one]) => sum + disagreements(one, isIndexed(actual) ? actual[field] : undefined),
    isOtherLength,
  );
}

/**
 * Both sides cut down to what they are about, so that a difference of them shows the disagreements alone: the actual
 * side has only the fields that are expected, the expected side has the actual value where they agree.
 */
export function sideBySide(
  expected: unknown,
  actual: unknown,
): readonly [expected: unknown, actual: unknown] {
  if (agrees(expected, actual) && !isRecord(expected)) return [actual, actual];
  if (isAsymmetric(expected) || !isRecord(expected) || !isRecord(actual)) return [expected, actual];
  const fields = Object.entries(expected).map(
    ([field, one]) => [field, sideBySide(one, actual[field])] as const,
  );
  return [
    Object.fromEntries(fields.map(([field, [one]]) => [field, one])),
    Object.fromEntries(
      fields.flatMap(([field, [, one]]) => (field in actual ? [[field, one] as const] : [])),
    ),
  ];
}

interface Asymmetric {
  asymmetricMatch(actual: unknown): boolean;
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  );
}

function isIndexed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isIndexed(value) && !Array.isArray(value);
}

/** `undefined` expects a field that was not sent. */
function sameText(expected: unknown, actual: unknown): boolean {
  if (expected === undefined || expected === null || actual === undefined || actual === null) {
    return expected === actual;
  }
  if (typeof actual === 'object') return false;
  if (typeof expected === 'boolean') return isBoolean(expected, String(actual).toLowerCase());
  return String(expected) === String(actual);
}

/** Wires write a boolean as a word or as a digit. */
function isBoolean(expected: boolean, text: string): boolean {
  return (expected ? ['true', '1'] : ['false', '0']).includes(text);
}
