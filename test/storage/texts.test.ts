import { describe, expect, test } from '@jest/globals';
import { Database } from '../../src/storage/database.js';
import { isLike } from '../../src/storage/texts.js';

/** Every word over two letters, the empty one too. */
function wordsUpTo(length: number): string[] {
  if (length === 0) return [''];
  const shorter = wordsUpTo(length - 1);
  return [...new Set([...shorter, ...shorter.flatMap((word) => [`${word}a`, `${word}b`])])];
}

describe('patterns', () => {
  test.each([
    ['jdoe', 'jdoe', true],
    ['jdoe', 'JDOE', true],
    ['jdoe', 'jdo', false],
    ['jdoe', 'j%', true],
    ['jdoe', '%o%', true],
    ['jdoe', '%x%', false],
    ['jdoe', 'j_oe', true],
    ['jdoe', '_', false],
    ['jdoe', '[i-k]doe', true],
    ['jdoe', '[^i-k]doe', false],
    ['jdoe', '[xyj]%', true],
    ['50%', '50[%]', true],
    ['505', '50[%]', false],
    ['a_b', 'a[_]b', true],
    ['axb', 'a[_]b', false],
    ['[x', '[x', false],
    ['', '%', true],
    ['', '', true],
    ['', '_', false],
    ['MÜLLER', 'mü%', true],
    ['Muller', 'mü%', false],
    ['line one\nline two', '%two', true],
    ['abcabd', '%abd', true],
    ['jdoe', 'jdoe ', false],
  ])('%j is like %j: %j', (text, pattern, expected) => {
    expect(isLike(text, pattern)).toBe(expected);
  });

  test('letters between runs are found where they stand in this order, and nowhere else', () => {
    const words = wordsUpTo(5);
    const wrong = words.flatMap((text) =>
      wordsUpTo(3)
        .filter((wanted) => {
          const inOrder = new RegExp(Array.from(wanted).join('.*')).test(text);
          return isLike(text, `%${Array.from(wanted).join('%')}%`) !== inOrder;
        })
        .map((wanted) => `${text} like ${wanted}`),
    );

    expect(wrong).toEqual([]);
  });

  test('a hostile pattern costs text times pattern, not more', () => {
    const started = performance.now();

    const found = isLike('a'.repeat(100_000), `${'%a'.repeat(24)}%b`);

    expect([found, performance.now() - started < 2_000]).toEqual([false, true]);
  });
});

test('the functions are there in a database in memory, in one from an image, and after a restore', () => {
  const database = Database.inMemory();
  const image = database.image();
  const ask = (asked: Database) =>
    asked.prepare<{ found: number }>("SELECT likePattern('Åse', 'å%') AS found").get()?.found;

  const before = [ask(database), ask(Database.fromImage(image))];
  database.restore(image);

  expect([...before, ask(database)]).toEqual([1, 1, 1]);
});

test('nothing is like nothing', () => {
  const found = Database.inMemory().prepare("SELECT likePattern(NULL, '%') AS none").get();

  expect(found).toEqual({ none: null });
});

test('texts sort without regard to letter case, accents decide between equals, numbers sort as numbers', () => {
  const sorted = Database.inMemory()
    .prepare<{ word: unknown }>(
      `SELECT column1 AS word FROM (VALUES ('Zoe'), ('émil'), ('Emil'), ('emma'), (10), (9), (NULL), ('anna'))
       ORDER BY sortKey(column1), column1`,
    )
    .all();

  expect(sorted.map(({ word }) => word)).toEqual([null, 9, 10, 'anna', 'Emil', 'émil', 'emma', 'Zoe']);
});
