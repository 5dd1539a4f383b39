import { expect, test } from '@jest/globals';
import { modelOf, NOW } from './estate.js';

test('the newest ten thousand records are kept', () => {
  const { audit } = modelOf();

  for (let task = 1; task <= 10_100; task += 1) {
    audit.open('USER', 'ADD', `user ${task}`, null);
    audit.settle();
  }

  const records = audit.records();
  expect([records.length, records[0]?.itemName, records.at(-1)?.itemName]).toEqual([
    10_000,
    'user 101',
    'user 10100',
  ]);
});

test('a task that changes its mind after it was opened is written as it ended', () => {
  const { audit } = modelOf();

  const task = audit.open('USER', 'UPDATE', 'mia', { id: 5, username: 'ben' });
  task.itemId = 9;
  task.warn('first');
  task.fail('second');
  task.warn('third');

  expect(audit.records()).toEqual([
    {
      ...{
        id: 1,
        recordId: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 2,
        userId: 5,
        username: 'ben',
      },
      ...{ source: 'USER', task: 'UPDATE', itemId: 9, itemName: 'mia', startedAt: NOW, finishedAt: NOW },
      log: 'first\nsecond\nthird',
    },
  ]);
});
