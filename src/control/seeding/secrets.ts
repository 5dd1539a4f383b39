import { MASK } from '../../sandbox/mask.js';
import { escapeText } from '../../xml/write.js';
import type { SeedMessage } from './seedOrder.js';

/** For passwords that nobody knows, such as those of users that the messages themselves make. It suits every policy. */
export const STAND_IN = 'Stand-in-1';

/**
 * Fills in what a recording has masked: the password of a login that is only named, and those that stand in the body.
 *
 * @param passwordOf of a user by a name that he logs in with
 */
export function withPasswords<Message extends Pick<SeedMessage, 'login' | 'secrets' | 'body'>>(
  message: Message,
  passwordOf: (name: string) => string | null | undefined,
): Message {
  const { login, secrets = [], body } = message;
  const known = (name: string | null | undefined) =>
    (typeof name === 'string' ? passwordOf(name) : undefined) ?? STAND_IN;
  const isNamed = login !== undefined && !login.includes(':');
  let next = 0;
  const filled =
    secrets.length === 0 ? body : body.replaceAll(MASK, () => escapeText(known(secrets[next++])));
  return { ...message, body: filled, ...(isNamed ? { login: `${login}:${known(login)}` } : {}) };
}
