import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;

/**
 * The PIN that a token app shows for a secret at an instant.
 *
 * @source RFC 6238 with HMAC-SHA-1; SolidCP uses GoogleAuthenticator's defaults
 * @fidelity observed
 */
export function pinAt(secret: string, instantMs: number): string {
  return pinOfStep(secret, stepOf(instantMs));
}

/** Whether a text was, is or will be the PIN within so many seconds; half steps do not count. */
export function isPinWithin(
  secret: string,
  pin: string,
  instantMs: number,
  toleranceSeconds: number,
): boolean {
  const steps = Math.floor(toleranceSeconds / STEP_SECONDS);
  const now = stepOf(instantMs);
  for (let step = now - steps; step <= now + steps; step += 1) {
    if (pinOfStep(secret, step) === pin) return true;
  }
  return false;
}

/** A secret as it is typed into a token app: Base32 without padding. @source RFC 4648 */
export function toManualKey(secret: string): string {
  let bits = '';
  for (const byte of Buffer.from(secret, 'utf8')) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function stepOf(instantMs: number): number {
  return Math.floor(instantMs / 1000 / STEP_SECONDS);
}

function pinOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const digest = createHmac('sha1', Buffer.from(secret, 'utf8')).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
