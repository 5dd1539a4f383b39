import { beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const REPORTS = [
  {
    name: 'Users of a customer',
    query:
      'SELECT Name AS "Log-on name", Created, Email AS "2nd" FROM Users WHERE Code = @Code ORDER BY Name',
    types: { Created: 'datetime' },
  },
  {
    name: 'Odd values',
    query: "SELECT NULL AS a, '' AS b, 1.5 AS c, 1 AS d, 'x<y' AS e",
    types: { d: 'bit' },
  },
  { name: 'Secrets', query: 'SELECT password FROM user' },
  { name: 'Attach', query: "ATTACH ':memory:' AS other" },
  { name: 'Change', query: 'DELETE FROM Customers' },
  {
    name: 'Endless',
    query: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
  },
  { name: 'Slow', query: 'SELECT 1 AS One', takesMs: 5_000 },
  {
    name: 'Pairs',
    query: 'SELECT one.Code, other.Code AS Other FROM Customers one JOIN Customers other ORDER BY 1, 2',
  },
];

const report = (inner: string) => `<report>${inner}</report>`;
const named = (name: string, inner = '') => report(`<name>${name}</name>${inner}`);
const code = (value: string) => `<parameter name="Code">${value}</parameter>`;

/** What is between the result's tags, as one line. */
async function result(entities: string): Promise<string> {
  const { body } = await cortex.exchange('GET', entities);
  return (/<result>(.*)<\/result>/s.exec(body)?.[1] ?? body).replaceAll(/\r\n *(?=<[^!])/g, '').trim();
}

beforeAll(async () => {
  world = newWorld(emulator(), { include: ['default'], reports: REPORTS });
  cortex = new Cortex(world);
  await cortex.set(newCustomer('Larkspur Tea Blenders', '<user><name>blend1</name></user>'));
});

describe('rows', () => {
  test('are elements named for their columns, as .NET encodes them, with dates in US style', async () => {
    const answer = await result(
      named('users OF a customer', `${code('LTB')}<dataformat columnnames="yes">xml</dataformat>`),
    );

    expect(answer).toBe(
      '<column type="nvarchar">Log-on name</column><column type="datetime">Created</column><column type="nvarchar">2nd</column>' +
        '<row><Log-on_x0020_name>blend1_LTB</Log-on_x0020_name><Created>1/15/2026 10:30:00 AM</Created>' +
        '<_x0032_nd>blend1_ltb@larkspur-tea-blenders.example</_x0032_nd></row>',
    );
  });

  test('are called column where no names are asked for, and only the columns named are kept', async () => {
    const answer = await result(named('Users of a customer', `${code('LTB')}<column>created</column>`));

    expect(answer).toBe(
      '<column type="datetime">Created</column><row><column>1/15/2026 10:30:00 AM</column></row>',
    );
  });

  test('hold NULL and empty text as empty elements', async () => {
    expect(await result(named('Odd values', '<dataformat columnnames="1">xml</dataformat>'))).toBe(
      '<column type="nvarchar">a</column><column type="nvarchar">b</column><column type="float">c</column>' +
        '<column type="bit">d</column><column type="nvarchar">e</column>' +
        '<row><a /><b /><c>1.5</c><d>True</d><e>x&lt;y</e></row>',
    );
  });

  test('are lines of text without a heading unless one is asked for', async () => {
    const call = named(
      'Customers by code',
      `${code('%t%')}<column>Code</column><dataformat>TSV</dataformat>`,
    );

    expect(await result(call)).toBe(
      '<column type="nvarchar">Code</column><data>\r\n<![CDATA[\r\nLTB\r\n]]></data>',
    );
  });

  test('may come of a view more than once', async () => {
    expect((await result(named('Pairs'))).match(/<row>/g)).toHaveLength(4);
  });

  test('count the seats of each service', async () => {
    await cortex.set(
      '<customer><name>LTB</name><service><name>FSS</name><userplan><name>FULL</name></userplan></service><user><name>blend1</name><service><name>FSS</name><userplan><name>FULL</name></userplan></service></user></customer>',
    );

    expect(await result(named('Licence totals', '<dataformat header="true">tsv</dataformat>'))).toContain(
      'Service\tSeats\r\nFile Sharing\t1\r\n',
    );
  });
});

describe('a report is refused', () => {
  const TIMEOUT =
    'Timeout expired.  The timeout period elapsed prior to completion of the operation or the server is not responding.';

  test.each([
    ['that nobody configured', named('Nothing'), [14, 400, "Report 'Nothing' not found."]],
    ['without a name', '<report/>', [14, 400, "Report '' not found."]],
    [
      'without a parameter it needs',
      named('Customers by code'),
      [13, 500, "Report 'Customers by code' failed: The parameter 'Code' is missing."],
    ],
    [
      'with a parameter it has not',
      named('Licence totals', code('LTB')),
      [13, 500, "Report 'Licence totals' failed: There is no parameter 'code'."],
    ],
    [
      'with a column it has not',
      named('Licence totals', '<column>Price</column>'),
      [13, 500, "Report 'Licence totals' failed: There is no column 'price'."],
    ],
    [
      'that looks beyond the views',
      named('Secrets'),
      [13, 500, "Report 'Secrets' failed: no such table: user."],
    ],
    [
      'that would change something',
      named('Change'),
      [13, 500, "Report 'Change' failed: table Customers may not be modified."],
    ],
    ['that returns nothing', named('Attach'), [13, 500, "Report 'Attach' failed: it does not return rows."]],
    [
      'that never ends',
      named('Endless'),
      [13, 500, "Report 'Endless' failed: It has more than 100000 rows."],
    ],
    [
      'that takes too long',
      named('Slow', '<timeout>4999</timeout>'),
      [13, 500, `Report 'Slow' failed: ${TIMEOUT}`],
    ],
    [
      'whose time-out is no number',
      named('Slow', '<timeout>soon</timeout>'),
      [38, 400, "'soon' is not a valid integer."],
    ],
  ])('%s', async (_title, entities, expected) => {
    expect(await cortex.refusal('GET', entities)).toEqual(expected);
  });

  test.each(['FIND', 'GET'])('to everybody but the provider (%s)', async (action) => {
    await cortex.set(
      '<customer><name>LTB</name><user><name>blend1</name><password><password>Tea-Time-1</password></password></user></customer>',
    );
    const outsider = new Cortex(world, 'blend1_LTB:Tea-Time-1');

    expect((await outsider.refusal(action, named('Licence totals')))[0]).toBe(12);
  });
});

test('a report that takes its time is not in a hurry without a time-out', async () => {
  expect(await result(named('Slow', '<timeout>0</timeout>'))).toContain('<row><column>1</column></row>');
});

test('FIND lists the reports of a name, and none for one nobody configured', async () => {
  expect((await cortex.exchange('FIND', named('licence totals'))).body).toContain(
    '<name>Licence totals</name>',
  );
  expect((await cortex.exchange('FIND', named('Nothing'))).body).toMatch(/<response version="1.0" \/>$/);
});
