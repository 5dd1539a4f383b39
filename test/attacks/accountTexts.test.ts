import { describe, expect, test } from '@jest/globals';
import { Client, emulatorFor, newWorld, pick, type Tree } from '../client.js';

const emulator = emulatorFor();

/** Texts that mean something to SQL, XPath, patterns, templates or JavaScript, and fit every column. */
const HOSTILE: readonly string[] = [
  ...["' OR '1'='1", "');DELETE FROM a;--", "x' UNION SELECT 1--", 'Username; DROP TABLE a', '1=1) OR (1=1'],
  ...['(SELECT 1)', 'likePattern(1,1)', 'sortKey(U.id) DESC', "json_extract(U,'$')", 'U.password', 'rowid'],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'owner.username', 'mspc.isDemo'],
  ...['%', '[', '[a-', '[]', '[^', '_', '%[%', '#user.Password#', '$&', '%1', '${1}', '</a>', 'İ'],
];

const WORLD = {
  include: ['default'],
  users: [
    { id: 2, ownerId: 1, username: 'mia', password: 'Secret1!', email: 'mia@example.test' },
    { id: 3, ownerId: 1, username: 'ben', password: 'Secret1!' },
  ],
};

/** What SQL Server says of a column that is none; nothing of ours shows. */
const REFUSAL =
  /^Server was unable to process request\. ---> (Invalid column name '[^']*'\.|Incorrect syntax near '[^']*'\.|The multi-part identifier "[^"]*" could not be bound\.|Ambiguous column name '[^']*'\.|The ORDER BY position number \d+ is out of range of the number of items in the select list\.)$/;

const PAGE = { userId: 1, statusId: 0, roleId: 0, startRow: 0, maximumRows: 10 };

describe('S8 hostile texts in paged listings', () => {
  test.each(['GetUsersPaged', 'GetUsersPagedRecursive', 'GetUserDomainsPaged'])(
    'S8 %s finds what there is or refuses as SQL Server does, and leaves the world alone',
    async (operation) => {
      const { admin, control } = newWorld(emulator(), WORLD);

      for (const text of HOSTILE) {
        for (const asked of [
          { sortColumn: text },
          { filterColumn: text, filterValue: '%' },
          { filterValue: text },
        ]) {
          const answer = await admin.call(operation, { ...PAGE, ...asked });

          const { fault, diffgram } = pick(answer, 'fault', 'diffgram');
          if (fault === undefined) expect({ text, diffgram }).toMatchObject({ diffgram: expect.anything() });
          else expect(fault).toMatch(REFUSAL);
        }
      }

      expect(control.summary().users).toBe(3);
      expect(await countOf(admin, operation)).toBe('2');
    },
  );
});

async function countOf(client: Client, operation: string): Promise<unknown> {
  const answer = await client.call(operation, PAGE);
  const { diffgram } = answer as { diffgram: { NewDataSet: { Table: { Column1: Tree }[] } } };
  return diffgram.NewDataSet.Table[0]?.Column1;
}

describe('S8 hostile texts that are kept', () => {
  test('S8 settings come back whole, by name and by value', async () => {
    const { admin } = newWorld(emulator(), WORLD);

    for (const text of HOSTILE) {
      const SettingsArray = { ArrayOfString: [{ string: [text, text] }, { string: ['other', 'x'] }] };
      const settings = { UserId: 2, SettingsName: text, SettingsArray };
      const result = await admin.call('UpdateUserSettings', { settings });
      const answer = await admin.exchange('GetUserSettings', { userId: 2, settingsName: text });

      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect([text, result]).toEqual([text, '0']);
      expect(answer.body).toContain(`<SettingsName>${escaped}</SettingsName>`);
      expect(answer.body).toContain(`<string>${escaped}</string><string>${escaped}</string>`);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('S8 comments of VLANs come back whole', async () => {
    const { admin } = newWorld(emulator(), WORLD);

    for (const [index, text] of HOSTILE.entries()) {
      await admin.call('AddUserVLan', { userId: 2, vLan: { VLanID: index, Comment: text } });
    }

    const { Vlans } = pick(await admin.call('GetUserById', { userId: 2 }), 'Vlans');
    const { UserVlan } = Vlans as { UserVlan: { VLanID: string; Comment: string }[] };
    expect(UserVlan).toEqual(HOSTILE.map((text, index) => ({ VLanID: String(index), Comment: text })));
  });
});

describe('S8 a pattern made to take long', () => {
  test('S8 is answered like any other', async () => {
    const email = `${'a'.repeat(250)}b`;
    const many = Array.from({ length: 50 }, (_, index) => ({
      id: 10 + index,
      ownerId: 1,
      username: `u${index}`,
      email,
    }));
    const { admin } = newWorld(emulator(), { include: ['default'], users: many });
    const started = performance.now();

    const answer = await admin.call('GetUsersPaged', {
      ...PAGE,
      ...{ filterColumn: 'Email', filterValue: `${'%a'.repeat(24)}%c` },
    });

    expect(pick(answer, 'fault')).toEqual({ fault: undefined });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
