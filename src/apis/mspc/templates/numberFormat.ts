/**
 * A number, given as digits, in one of .NET's usual formats: C, D, F, G, N, P, X with or without a precision, or a
 * picture of `0`, `#`, `,` and `.`. Undefined for a format that does not apply.
 *
 * @fidelity inferred from .NET's documentation, American settings
 */
export function formatNumber(digits: string, format: string): string | undefined {
  const [, letter = '', precision] = /^([CDFGNPX])(\d{1,2})?$/i.exec(format) ?? [];
  if (letter !== '') return standard(digits, letter.toUpperCase(), precision);
  if (format === '') return digits;
  return /^[0#,.]+$/.test(format) ? picture(digits, format) : undefined;
}

function standard(digits: string, letter: string, precision: string | undefined): string | undefined {
  const places = precision === undefined ? 2 : Number(precision);
  const isNegative = digits.startsWith('-');
  const positive = isNegative ? digits.slice(1) : digits;
  const signed = (text: string) => (isNegative ? `-${text}` : text);
  switch (letter) {
    case 'F':
      return signed(rounded(positive, places));
    case 'N':
      return signed(grouped(rounded(positive, places)));
    case 'C':
      return isNegative
        ? `($${grouped(rounded(positive, places))})`
        : `$${grouped(rounded(positive, places))}`;
    case 'P':
      return signed(`${grouped(rounded(timesHundred(positive), places))} %`);
    case 'G':
      return digits;
    default:
      return digits.includes('.') ? undefined : integral(Number(digits), letter, Number(precision ?? 0));
  }
}

/** D and X, for integers only. */
function integral(number: number, letter: string, width: number): string {
  const text = letter === 'X' ? (number >>> 0).toString(16).toUpperCase() : String(Math.abs(number));
  return `${letter === 'D' && number < 0 ? '-' : ''}${text.padStart(width, '0')}`;
}

function picture(digits: string, format: string): string {
  const [whole = '', fraction = ''] = format.split('.');
  const isNegative = digits.startsWith('-');
  const positive = isNegative ? digits.slice(1) : digits;
  const [before = '', after = ''] = rounded(positive, fraction.length).split('.');
  const least = fraction.lastIndexOf('0') + 1;
  const kept = after.slice(0, Math.max(least, after.replace(/0+$/, '').length));
  const trimmed = before.replace(/^0+/, '').padStart(whole.replaceAll(/[^0]/g, '').length, '0');
  const main = whole.includes(',') ? grouped(trimmed) : trimmed;
  return `${isNegative ? '-' : ''}${main}${kept === '' ? '' : `.${kept}`}`;
}

/** Rounded half away from zero to so many places. */
function rounded(positive: string, places: number): string {
  const [whole = '0', fraction = ''] = positive.split('.');
  const scaled = BigInt(`${whole}${fraction.padEnd(places + 1, '0').slice(0, places + 1)}`);
  const text = ((scaled + 5n) / 10n).toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function timesHundred(positive: string): string {
  const [whole = '0', fraction = ''] = positive.split('.');
  const padded = fraction.padEnd(2, '0');
  return `${whole}${padded.slice(0, 2)}.${padded.slice(2)}`;
}
