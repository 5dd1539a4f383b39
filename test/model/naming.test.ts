import { describe, expect, test } from '@jest/globals';
import { ROLE } from '../../src/model/codes.js';
import { cortexName, environmentId, firstFree, shortCode } from '../../src/model/naming.js';
import { modelOf } from './estate.js';

describe('a short code', () => {
  test.each([
    ['Blue Bay Cloud', 'BBC'],
    ['Cortex Service Provider', 'CSP'],
    ['Alpine', 'Alp'],
    ['alpine sports', 'alp'],
    ['Alpine sports', 'Alp'],
    ['A1 B2', 'AB'],
    ['1&1', '11'],
    ['x', 'x'],
    ['', 'ORG'],
    ['&&&', 'ORG'],
    ['Ärzte Bund', 'rzt'],
    ['A B C D E F G H I J K L M N O P Q R S T U V W', 'ABCDEFGHIJKLMNOPQRST'],
  ])('of %j is %s', (name, code) => {
    expect(shortCode(name)).toBe(code);
  });

  test('that is taken gets a number, letter case ignored', () => {
    const model = modelOf();
    const add = (fullName: string) => model.tenants.add({ parentId: 1, fullName }).code;

    expect([add('Blue Bay'), add('Big Bank'), add('Best Boats'), add('bb')]).toEqual([
      'BB',
      'BB1',
      'BB2',
      'bb3',
    ]);
  });

  test('is not handed out again as long as its tenant is there', () => {
    const model = modelOf();

    const first = model.tenants.add({ parentId: 1, fullName: 'Csp' });

    expect(first.code).toBe('Csp1');
  });
});

describe('an environment id', () => {
  test.each([
    [0, '0000'],
    [1, '0001'],
    [10, '000A'],
    [35, '000Z'],
    [36, '0010'],
    [36 ** 4 - 1, 'ZZZZ'],
  ])('number %d is %s', (number, id) => {
    expect(environmentId(number)).toBe(id);
  });

  test('is the next free one; that of the provider is never handed out', () => {
    const model = modelOf({
      include: ['default'],
      tenants: [{ id: 2, parentId: 1, code: 'X', fullName: 'X', eid: '0002' }],
    });

    const ids = ['A', 'B', 'C'].map((fullName) => model.tenants.add({ parentId: 1, fullName }).eid);

    expect(ids).toEqual(['0001', '0003', '0004']);
  });
});

describe('a Cortex name', () => {
  test.each([
    ['mia', 'AS', 0, 'mia_AS'],
    ['mia_AS', 'AS', 0, 'mia_AS'],
    ['mia_as', 'AS', 0, 'mia_as'],
    ['mia', 'AS', 1, 'mia_AS1'],
    ['averyveryverylongname', 'AS', 0, 'averyveryverylongnam'],
    ['averyveryverylongname', 'AS', 12, 'averyveryverylongn12'],
    ['seventeen-letters', 'AS', 0, 'seventeen-letters_AS'],
  ])('of %s in %s with number %d is %s', (name, code, number, expected) => {
    expect(cortexName(name, code, number)).toBe(expected);
  });

  test('that is taken gets the next number of its base', () => {
    const model = modelOf();
    const peer = { ownerId: 1, isPeer: true, role: ROLE.user };
    const add = (username: string) => model.users.add({ ...peer, username }).cortexName;

    const names = ['averyveryverylongname-1', 'averyveryverylongname-2', 'averyveryverylongname-3'].map(add);

    expect(names).toEqual(['averyveryverylongnam', 'averyveryverylongna1', 'averyveryverylongna2']);
  });

  test('makes the name for the directory, and the provisioning name is the one sent', () => {
    const model = modelOf();

    const user = model.users.add({
      username: 'Mia',
      ownerId: 1,
      isPeer: false,
      role: ROLE.user,
      companyName: 'Alpine Sports',
    });

    expect([user.cortexName, user.upn, user.provisioningName]).toEqual([
      'Mia_AS',
      'Mia_AS@as.csp.local',
      'Mia',
    ]);
  });
});

test('the first free name asks for no number as long as the plain one is free', () => {
  const taken = new Set(['x', 'x5']);
  const numbers = [5, 6];

  const names = [
    firstFree(
      (number) => `y${number || ''}`,
      (name) => taken.has(name),
      () => 99,
    ),
    firstFree(
      (number) => `x${number || ''}`,
      (name) => taken.has(name),
      () => numbers.shift() ?? 0,
    ),
  ];

  expect(names).toEqual(['y', 'x6']);
});
