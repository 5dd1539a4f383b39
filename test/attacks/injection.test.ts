import { describe, expect, test } from '@jest/globals';
import { ES_AUTHENTICATION } from '../../src/apis/mspc/esAuthentication.generated.js';
import { ES_PACKAGES } from '../../src/apis/mspc/esPackages.generated.js';
import { ES_USERS } from '../../src/apis/mspc/esUsers.generated.js';
import type { FieldContract, ServiceContract } from '../../src/soap/contract.js';
import {
  call,
  CLOCK,
  escapeXml,
  expectAnswer,
  NS,
  open,
  post,
  rewind,
  success,
  useTarget,
  type Connection,
} from './attack.js';

const target = useTarget();

/** Each fits the narrowest column, which has 20 characters, so that it must come back whole. */
const HOSTILE: readonly string[] = [
  ...[
    "' OR '1'='1",
    '" OR ""="',
    '1; DROP TABLE users',
    "');DELETE FROM a;--",
    "x' UNION SELECT 1--",
    "\\'; --",
  ],
  ...["' or count(//*)>0", '//user[@id=1]/text()', "']|//*|a['", '*)(uid=*))(|(uid=*', '*)(&', '\\2a\\28'],
  ...['%s%n%x%1$s%p', '{0}{1:N}${2}', '${7*7}#{7*7}{{7*7}}', "$&$`$'$1%1%db", '#user.Password#'],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'null',
    'undefined',
    'NaN',
    '0x1F',
    '-1',
    'true',
  ],
  ...['<b>&amp;</b>', ']]>', '<!--', '&lt;&#60;', '<?a?>', '<![CDATA[', '</a><RoleId>1'],
  ...[
    '../../../etc/passwd',
    'C:\\a\\..\\b',
    ';ls|rm `id` $(id)',
    '\tx\t',
    '  x  ',
    'a\nb',
    'a\r\nb: c\r\n\r\n',
    'a\rb',
  ],
  ...[
    '\u202Egnp\u202C.exe',
    '\u2066a\u2069',
    'a\u200Bb\uFEFF',
    '\u2028\u2029\u0085',
    'e\u0301\u00E9',
    'İıſKß',
  ],
  ...['👩‍👩‍👧‍👦', '🏳️‍🌈', '𝒳𠀀\u{10FFFD}', '\uD7FF\uE000\uFFFD', '漢字カナ', 'ﷺ', '\u007F'],
];

/** An element's content: a text, or children by name. */
type Content = string | { readonly [name: string]: Content };

const USER = { RoleId: '3', StatusId: '1', LoginStatusId: '0', OwnerId: '1', Username: 'fresh' };
const PLAN = { PlanName: 'p', UserId: '1', Groups: {}, Quotas: {} };
const DATE = '2026-01-01T00:00:00';
const SPACE = { PackageId: '2', StatusId: '1', PlanId: '1', PurchaseDate: DATE };
const ADDON = { PackageId: '2', PlanId: '2', Quantity: '1', StatusId: '1', PurchaseDate: DATE };

/** Parameters with which an operation is served. */
const SERVED: Readonly<Record<string, Content>> = {
  AddUser: { user: USER, sendLetter: 'true' },
  UpdateUser: { user: { ...USER, UserId: '2' } },
  ChangeUserPassword: { userId: '2' },
  AuthenticateUser: { username: 'serveradmin', password: 'serveradmin', ip: '127.0.0.1' },
  AddHostingPlan: { plan: PLAN },
  AddHostingAddon: { plan: { ...PLAN, IsAddon: 'true' } },
  UpdateHostingPlan: { plan: { ...PLAN, PlanId: '1' } },
  UpdateHostingAddon: { plan: { ...PLAN, PlanId: '2' } },
  AddPackage: {
    userId: '2',
    planId: '1',
    packageName: 's',
    packageComments: '',
    statusId: '1',
    purchaseDate: DATE,
  },
  UpdatePackage: { package: SPACE },
  UpdatePackageName: { packageId: '2', packageName: 's', packageComments: '' },
  AddPackageAddon: { addon: ADDON },
  UpdatePackageAddon: { addon: { ...ADDON, PackageAddonId: '1' } },
};

/** Which getter shows what an operation stored, and the id it takes. */
const SHOWN_BY: Readonly<Record<string, readonly [getter: string, parameter: string, id: number]>> = {
  AddUser: ['GetUserById', 'userId', 3],
  UpdateUser: ['GetUserById', 'userId', 2],
  AddHostingPlan: ['GetHostingPlan', 'planId', 3],
  AddHostingAddon: ['GetHostingPlan', 'planId', 3],
  UpdateHostingPlan: ['GetHostingPlan', 'planId', 1],
  UpdateHostingAddon: ['GetHostingPlan', 'planId', 2],
  AddPackage: ['GetPackage', 'packageId', 3],
  UpdatePackage: ['GetPackage', 'packageId', 2],
  UpdatePackageName: ['GetPackage', 'packageId', 2],
  AddPackageAddon: ['GetPackageAddon', 'packageAddonId', 2],
  UpdatePackageAddon: ['GetPackageAddon', 'packageAddonId', 1],
};

/** Fields that no operation stores: names of what is known by its id, parts of other calls, keys. */
const NOT_STORED =
  /^(UpdateUser user Username|.* Password|\w+ password|AddUser notes .*|.* UserVlan Comment|.*PackageAddon addon Plan.*|.* (Groups|Quotas) .*)$/;

/** Characters a user name may not have. @source MSPC behaviour 6, AddUser step 3 */
const FORBIDDEN_IN_NAME = /[\\/:*?<>|"]/;

const WORLD = {
  include: ['default'],
  users: [{ id: 2, ownerId: 1, username: 'customer', password: 'customer' }],
  plans: [
    { id: 1, ownerId: 1, name: 'plan' },
    { id: 2, ownerId: 1, name: 'addon', isAddon: true },
  ],
  spaces: [{ id: 2, parentId: 1, ownerId: 2, planId: 1, name: 'space', purchasedAt: '2026-01-01T00:00:00Z' }],
  addons: [{ id: 1, spaceId: 2, planId: 2, purchasedAt: '2026-01-01T00:00:00Z' }],
};

interface TextField {
  readonly contract: ServiceContract;
  readonly operation: string;
  /** Element names from the operation element inwards. */
  readonly path: readonly string[];
}

const TEXT_FIELDS = [ES_USERS, ES_PACKAGES, ES_AUTHENTICATION].flatMap((contract) =>
  Object.entries(contract.operations)
    .filter(([, { grade }]) => grade === 'documented')
    .flatMap(([operation, { request }]) =>
      textPaths(contract, request).map((path): TextField => ({ contract, operation, path })),
    ),
);

function textPaths(contract: ServiceContract, fields: readonly FieldContract[]): string[][] {
  return fields.flatMap((field): string[][] => {
    const type = contract.types[field.type];
    const inner =
      field.type === 'string'
        ? [[]]
        : type?.kind === 'record'
          ? textPaths(contract, type.fields)
          : type?.kind === 'list'
            ? textPaths(contract, [type.item])
            : [];
    return inner.map((path) => [field.name, ...path]);
  });
}

describe('S8 hostile texts in every text field', () => {
  test('S8 the corpus fits every column', () => {
    expect(HOSTILE.filter((text) => text.length > 20)).toEqual([]);
    expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
  });

  test('S8 the fields are all those of the documented operations', () => {
    expect(new Set(TEXT_FIELDS.map(({ operation }) => operation))).toEqual(
      new Set([...Object.keys(SERVED), 'UserExists', 'GetUserByUsername']),
    );
    expect(TEXT_FIELDS.length).toBeGreaterThan(60);
  });

  test.each(TEXT_FIELDS.map((field) => [`${field.operation} ${field.path.join(' ')}`, field] as const))(
    'S8 %s',
    async (name, field) => {
      rewind(target, WORLD);
      const connection = await open(target.port);
      const harmless = await tryText(connection, field, 'harmless');

      for (const text of HOSTILE) {
        const tried = await tryText(connection, field, text);

        if (name === 'AddUser user Username' && FORBIDDEN_IN_NAME.test(text)) {
          const refused = success('AddUser', '<AddUserResult>-111</AddUserResult>');
          expectAnswer(tried.answer, refused);
          continue;
        }
        expect({ text, answer: tried.answer }).toEqual({ text, answer: harmless.answer });
        expect({ text, shown: tried.shown }).toEqual({ text, shown: shownText(name, harmless.shown, text) });
        expect(tried.users).toBe(harmless.users);
      }
      connection.socket.destroy();
    },
  );

  test.each(['AddUser user Password', 'AddUser password', 'ChangeUserPassword password'])(
    'S8 %s logs in afterwards, and only that text',
    async (name) => {
      rewind(target, WORLD);
      const [operation = '', ...path] = name.split(' ');
      const connection = await open(target.port);
      const username = operation === 'AddUser' ? 'fresh' : 'customer';
      const logIn = async (password: string) => {
        const parameters = write({ username, password });
        connection.socket.write(request(ES_AUTHENTICATION, 'AuthenticateUser', parameters));
        return /<AuthenticateUserResult>([^<]*)</.exec(await connection.answer())?.[1];
      };

      for (const text of HOSTILE) {
        await tryText(connection, { contract: ES_USERS, operation, path }, text);

        expect([text, await logIn(text), await logIn(`${text}x`)]).toEqual([text, '0', '-110']);
      }
      connection.socket.destroy();
    },
  );
});

interface Tried {
  readonly answer: string;
  /** What the getter answers, if there is one. */
  readonly shown: string | undefined;
  readonly users: number | undefined;
}

/** Calls an operation in a fresh world, with a text in one of its fields. */
async function tryText(connection: Connection, field: TextField, text: string): Promise<Tried> {
  const { contract, operation, path } = field;
  startOver();
  connection.socket.write(request(contract, operation, write(withText(SERVED[operation] ?? {}, path, text))));
  const answer = await connection.answer();
  const [getter, parameter, id] = SHOWN_BY[operation] ?? [];
  if (getter === undefined) return { answer, shown: undefined, users: userCount() };
  connection.socket.write(request(contract, getter, `<${parameter}>${id}</${parameter}>`));
  const shown = await connection.answer();
  return { answer, shown: shown.slice(shown.indexOf('<soap:Body>')), users: userCount() };
}

/** What the getter shows for a text, given what it shows for `harmless`. */
function shownText(field: string, harmless: string | undefined, text: string): string | undefined {
  if (harmless === undefined || NOT_STORED.test(field)) return harmless;
  expect(harmless.split('>harmless<')).toHaveLength(2);
  const kept = field === 'AddUser user Username' ? text.trim() : text;
  return harmless.replace('>harmless<', () => `>${escapeXml(kept)}<`);
}

function startOver(): void {
  const sandbox = target.emulator.control.sandbox();
  sandbox.reset();
  sandbox.freezeClock(CLOCK);
  sandbox.handOut('message', [
    '11111111-2222-4333-8444-555555555555',
    '66666666-7777-4888-9999-aaaaaaaaaaaa',
  ]);
}

function userCount(): number | undefined {
  return target.emulator.control.sandboxes().find(({ name }) => name === 'default')?.users;
}

function request({ service }: ServiceContract, operation: string, parameters: string): Buffer {
  return post(call(operation, parameters), {
    path: `/${service}.asmx`,
    soapAction: `"${NS}/${operation}"`,
  });
}

function withText(content: Content, [name = '', ...rest]: readonly string[], text: string): Content {
  const children = typeof content === 'string' ? {} : content;
  return { ...children, [name]: rest.length === 0 ? text : withText(children[name] ?? {}, rest, text) };
}

function write(content: Content): string {
  if (typeof content === 'string') return escapeXml(content).replaceAll('\r', '&#13;');
  return Object.entries(content)
    .map(([name, inner]) => `<${name}>${write(inner)}</${name}>`)
    .join('');
}
