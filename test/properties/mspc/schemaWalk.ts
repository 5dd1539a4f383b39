import fc from 'fast-check';
import { ES_AUTHENTICATION } from '../../../src/apis/mspc/esAuthentication.generated.js';
import { ES_PACKAGES } from '../../../src/apis/mspc/esPackages.generated.js';
import { ES_USERS } from '../../../src/apis/mspc/esUsers.generated.js';
import { mspcCoverage } from '../../../src/apis/mspc/index.js';
import type { FieldContract, ServiceContract } from '../../../src/soap/contract.js';

/** A call of any emulated operation with anything its contract has room for, and with some things it has none for. */
export interface WildCall {
  readonly service: string;
  readonly operation: string;
  /** The parameters as they are sent. */
  readonly xml: string;
}

const PROFILE = 'mspc';

const EMULATED = new Set(
  mspcCoverage()
    .filter(({ notEmulated }) => notEmulated === undefined)
    .map(({ service, operation }) => `${service} ${operation}`),
);

/** Contracts with the operations that are published and answered. */
const OPERATIONS = [ES_USERS, ES_PACKAGES, ES_AUTHENTICATION].flatMap((contract: ServiceContract) =>
  Object.entries(contract.operations)
    .filter(([, { origin }]) => origin?.includes(PROFILE) ?? true)
    .filter(([operation]) => EMULATED.has(`${contract.service} ${operation}`))
    .map(([operation, { request }]) => ({ contract, operation, request })),
);

export const OPERATION_NAMES = OPERATIONS.map(({ operation }) => operation);

/** How wild a call is: whether some of its values cannot be read. */
type Form = 'readable' | 'any';
const ANY_FORM = fc.constantFrom<Form[]>('readable', 'readable', 'readable', 'readable', 'any');

/** Every operation as often as any other; one call in five may have values that cannot be read. */
export const wildCall: fc.Arbitrary<WildCall> = fc
  .tuple(fc.constantFrom(...OPERATIONS), ANY_FORM)
  .chain(([{ contract, operation, request }, form]) =>
    children(contract, request, form).map((xml) => ({ service: contract.service, operation, xml })),
  );

/** Elements in any order, each of them now and then left out, empty or nil. */
function children(
  contract: ServiceContract,
  fields: readonly FieldContract[],
  form: Form,
): fc.Arbitrary<string> {
  const elements = fields.map((field) => {
    const whole = content(contract, field, form).map((text) => `<${field.name}>${text}</${field.name}>`);
    const mayBeEmpty = form === 'any' || !VALUES.includes(field.type);
    return fc.oneof(
      { weight: 16, arbitrary: whole },
      { weight: 2, arbitrary: fc.constant('') },
      { weight: mayBeEmpty ? 1 : 0, arbitrary: fc.constant(`<${field.name} ${NIL}/>`) },
      { weight: mayBeEmpty ? 1 : 0, arbitrary: fc.constant(`<${field.name}/>`) },
    );
  });
  return fc
    .tuple(fc.tuple(...elements), fc.boolean())
    .map(([written, isReversed]) => (isReversed ? written.reverse() : written).join(''));
}

const NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

/** What a value of the field's type can look like on the wire. */
function content(contract: ServiceContract, { type }: FieldContract, form: Form): fc.Arbitrary<string> {
  const named = contract.types[type];
  if (named?.kind === 'record') return children(contract, named.fields, form);
  if (named?.kind === 'list') {
    return fc.array(children(contract, [named.item], form), { maxLength: 3 }).map((items) => items.join(''));
  }
  if (named?.kind === 'enum') {
    return fc.constantFrom(...Object.keys(named.values), ...(form === 'any' ? ['NoSuchName'] : []));
  }
  const [readable, unreadable] = SIMPLE[type] ?? [TEXT, []];
  const isWild = form === 'any' && unreadable.length > 0;
  const draws = isWild
    ? fc.oneof({ weight: 3, arbitrary: readable }, { weight: 1, arbitrary: fc.constantFrom(...unreadable) })
    : readable;
  return draws.map(escaped);
}

const NAMES = [
  ...['serveradmin', 'user2', 'user3', 'user9', 'space 2', 'plan 1', 'a new name', 'ann@example.com'],
  ...[
    'OS.Diskspace',
    'OS.Bandwidth',
    'Web.Sites',
    'AccountSummaryLetter',
    'PackageSummaryLetter',
    'WebPolicy',
  ],
  ...[
    'Username',
    'FullName',
    'Email',
    'PackageName',
    'ItemName',
    'UserID',
    'Username DESC',
    '%',
    'True',
    '1',
  ],
];
const HOSTILE = [
  ...[
    "' OR '1'='1",
    '"; DROP TABLE user; --',
    '#user.Username#',
    '<ad:if test="#x#">',
    '{0}',
    '%[_]^',
    '[',
    ']',
  ],
  ...['__proto__', 'constructor', '\u202e', '👩‍👩‍👧', 'x'.repeat(400), '\t\r\n', '..\\..'],
  ...['1,2,3', '-1', '1;2', 'a=b;c', '<xml/>', '<params><Vlan>1</Vlan></params>', '0001-01-01', 'NaN'],
];
const TEXT = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);
const ID = fc.integer({ min: 0, max: 20 }).map(String);
const EXTREME = fc.constantFrom('-1', '2147483647', '-2147483648', '999999', ' 7 ', '+3');
const NUMBER = fc.oneof({ weight: 6, arbitrary: ID }, { weight: 1, arbitrary: EXTREME });
const NO_NUMBERS = ['2147483648', '', 'x', '1.5', '0x10', '٣'];
const DATES = fc.constantFrom(
  ...['2026-01-01', '2026-01-15T10:30:00Z', '1752-12-31', '0001-01-01T00:00:00', '9999-12-31T23:59:59.999'],
  '2026-01-01T00:00:00+14:00',
);
const AMOUNTS = fc.constantFrom(
  '0',
  '9.99',
  '-1.00005',
  '922337203685477.5807',
  '79228162514264337593543950335',
);

/** Texts that can be read as a type, and texts that cannot. */
const SIMPLE: Readonly<Record<string, readonly [fc.Arbitrary<string>, readonly string[]]>> = {
  int: [NUMBER, NO_NUMBERS],
  long: [NUMBER, NO_NUMBERS],
  double: [NUMBER, ['', 'x']],
  unsignedShort: [ID, ['-1', '65536', ...NO_NUMBERS]],
  boolean: [fc.constantFrom('true', 'false', '1', '0'), ['', 'yes', 'True']],
  dateTime: [DATES, ['2026-02-30', '', 'today']],
  decimal: [AMOUNTS, ['1e3', '', '1,5']],
};
/** Types that an empty element cannot be read as. */
const VALUES = Object.keys(SIMPLE);

/** Characters that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
