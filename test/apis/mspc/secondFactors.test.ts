import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { BRANDS } from '../../../src/apis/mspc/brand.js';
import { pinAt } from '../../../src/apis/mspc/totp.js';
import { Client, emulatorFor, newWorld, NOW, type Tree, type World } from '../../client.js';

const emulator = emulatorFor({ brand: 'solidcp' });
const { namespace } = BRANDS.solidcp;

const MIA = { id: 2, ownerId: 1, username: 'mia', password: 'Secret1!', email: 'mia@example.test' };

interface SolidCpWorld extends World {
  readonly anonymous: Client;
}

function world(): SolidCpWorld {
  const made = newWorld(emulator(), { include: ['default'], users: [MIA] });
  return {
    ...made,
    admin: new Client(made.url, { namespace }),
    anonymous: new Client(made.url, { namespace, login: undefined }),
  };
}

function texts(tree: Tree): Tree[] {
  const { string: found = [] } = tree as { string?: Tree | Tree[] };
  return [found].flat();
}

describe('a second factor by mail', () => {
  test('sends the PIN of the moment with the log-in, and takes it until five half minutes have passed', async () => {
    const { admin, anonymous, control } = world();
    await admin.call('UpdateUserMfa', { username: 'mia', activate: true });

    const result = await anonymous.call('AuthenticateUser', { username: 'mia', password: 'Secret1!' });

    const [letter] = control.outbox();
    const pin = /code: (\d{6})\n/.exec(letter?.body ?? '')?.[1];
    expect([result, letter?.recipient]).toEqual(['101', 'mia@example.test']);
    const validate = () => anonymous.call('ValidatePin', { username: 'mia', pin });
    expect(await validate()).toBe('true');
    control.freezeClock(NOW + 149_000);
    expect(await validate()).toBe('true');
    control.freezeClock(NOW + 150_000);
    expect(await validate()).toBe('false');
  });

  test('gets a new secret each time it is switched on', async () => {
    const { admin } = world();
    const keyNow = async () => {
      await admin.call('UpdateUserMfa', { username: 'mia', activate: true });
      return texts(await admin.call('GetUserMfaQrCodeData', { username: 'mia' }))[0];
    };

    const keys = [await keyNow(), await keyNow()];

    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('a token app', () => {
  test('is set up with the key and its picture, confirmed with a PIN, and then asked instead of the mail', async () => {
    const { admin, anonymous, control } = world();
    await admin.call('UpdateUserMfa', { username: 'mia', activate: true });
    const [key] = texts(await admin.call('GetUserMfaQrCodeData', { username: 'mia' }));
    const pin = pinAt(fromBase32(String(key)), NOW);

    const confirmed = await admin.call('ActivateUserMfaQrCode', { username: 'mia', pin });

    expect(confirmed).toBe('true');
    expect(await anonymous.call('AuthenticateUser', { username: 'mia', password: 'Secret1!' })).toBe('101');
    expect(await anonymous.call('SendPin', { username: 'mia' })).toBe('2');
    expect(await anonymous.call('ValidatePin', { username: 'mia', pin })).toBe('true');
    expect(control.outbox()).toEqual([]);
  });

  test('gets a picture whose code has its three corners, and as many modules as its version says', async () => {
    const { admin } = world();
    await admin.call('UpdateUserMfa', { username: 'mia', activate: true });

    const [, address] = texts(await admin.call('GetUserMfaQrCodeData', { username: 'mia' }));

    const picture = readPicture(String(address));
    const modules = picture.size / 3 - 8;
    expect((modules - 17) % 4).toBe(0);
    const corner = (left: number, top: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((row) => line(picture, left, top + row));
    const last = 4 + modules - 7;
    for (const [left, top] of [
      [4, 4],
      [last, 4],
      [4, last],
    ] as const) {
      expect(corner(left, top)).toEqual(CORNER);
    }
  });
});

const CORNER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

interface Picture {
  readonly size: number;
  isDark(x: number, y: number): boolean;
}

/** Seven modules of a row, three pixels each. */
function line(picture: Picture, left: number, row: number): string {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((column) => (picture.isDark((left + column) * 3 + 1, row * 3 + 1) ? '#' : '.'))
    .join('');
}

/** A PNG of one bit per pixel and no filter, read by its specification. */
function readPicture(address: string): Picture {
  const png = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
  const size = png.readUInt32BE(16);
  expect([png.readUInt32BE(20), png.readUInt8(24), png.readUInt8(25)]).toEqual([size, 1, 0]);
  expect(png.subarray(37, 41).toString('latin1')).toBe('IDAT');
  const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const rowLength = 1 + Math.ceil(size / 8);
  expect(pixels).toHaveLength(rowLength * size);
  return {
    size,
    isDark: (x, y) => (pixels.readUInt8(y * rowLength + 1 + (x >> 3)) & (0x80 >> (x & 7))) === 0,
  };
}

function fromBase32(key: string): string {
  const bits = Array.from(key, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString('utf8');
}
