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

/** Every operation as often as any other. */
export const wildCall: fc.Arbitrary<WildCall> = fc
  .constantFrom(...OPERATIONS)
  .chain(({ contract, operation, request }) =>
    children(contract, request).map((xml) => ({ service: contract.service, operation, xml })),
  );

/** Elements in any order, each of them now and then left out, empty or nil. */
function children(contract: ServiceContract, fields: readonly FieldContract[]): fc.Arbitrary<string> {
  const elements = fields.map((field) =>
    fc.oneof(
      {
        weight: 16,
        arbitrary: content(contract, field).map((text) => `<${field.name}>${text}</${field.name}>`),
      },
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constant(`<${field.name} ${NIL}/>`) },
      { weight: 1, arbitrary: fc.constant(`<${field.name}/>`) },
    ),
  );
  return fc
    .tuple(fc.tuple(...elements), fc.boolean())
    .map(([written, isReversed]) => (isReversed ? written.reverse() : written).join(''));
}

const NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

/** What a value of the field's type can look like on the wire. */
function content(contract: ServiceContract, { type }: FieldContract): fc.Arbitrary<string> {
  const named = contract.types[type];
  if (named?.kind === 'record') return children(contract, named.fields);
  if (named?.kind === 'list') {
    return fc.array(children(contract, [named.item]), { maxLength: 3 }).map((items) => items.join(''));
  }
  if (named?.kind === 'enum') {
    const names = fc.constantFrom(...Object.keys(named.values));
    return fc.oneof({ weight: 12, arbitrary: names }, { weight: 1, arbitrary: fc.constant('NoSuchName') });
  }
  return (SIMPLE[type] ?? TEXT).map(escaped);
}

const ID = fc.integer({ min: 0, max: 20 }).map(String);
const EXTREME = fc.constantFrom(
  ...['-1', '2147483647', '-2147483648', '999999', '2147483648', '', 'x', ' 7 ', '+3', '1.5', '0x10'],
);
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
const DATES = fc.constantFrom(
  ...['2026-01-01', '2026-01-15T10:30:00Z', '1752-12-31', '0001-01-01T00:00:00', '9999-12-31T23:59:59.999'],
  ...['2026-01-01T00:00:00+14:00', '2026-02-30', '', 'today'],
);

const NUMBER = fc.oneof({ weight: 8, arbitrary: ID }, { weight: 2, arbitrary: EXTREME });
const SIMPLE: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...{ int: NUMBER, long: NUMBER, unsignedShort: NUMBER, double: NUMBER },
  boolean: fc.constantFrom('true', 'false', '1', '0', 'true', 'false', '', 'yes'),
  dateTime: DATES,
  decimal: fc.constantFrom(
    '0',
    '9.99',
    '-1.00005',
    '922337203685477.5807',
    '1e3',
    '',
    '79228162514264337593543950335',
  ),
};

/** Characters that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
