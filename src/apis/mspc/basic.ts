import type { Session } from '../../http/exchange.js';
import type { User } from '../../model/users.js';
import type { World } from '../api.js';
import { isPasswordOf } from './authentication.js';
import { MspcFault, type FaultName } from './errors.js';

/**
 * Finds the user a Basic header names, as the product does: the scheme's letter case counts, other than ASCII becomes
 * `?`, a second colon ends the password. Standing, log-in status and lock-out are not looked at. The session moves to
 * the sandbox that the name carries.
 *
 * @returns undefined when the credentials are refused
 * @throws MspcFault where the product stumbles over the header, or over an account without a password (`wrapped`)
 * @source MSPC behaviour 3.2
 * @fidelity documented
 */
export function authenticateBasic(header: string | undefined, session: Session<World>): User | undefined {
  const { notes } = session;
  const text = (header ?? '').trim();
  if (!text.startsWith('Basic')) {
    notes.detail = header === undefined ? 'there is no Authorization header' : 'the scheme is not Basic';
    return undefined;
  }
  const [name = '', password] = decode(text).split(':');
  if (password === undefined) throw new MspcFault('BASIC_NO_COLON');
  const username = session.enter(
    name,
    (world, whole) => world.model.users.findByUsername(whole) !== undefined,
  );
  const { model } = session.world;
  const task = model.audit.open('USER', 'GET_BY_USERNAME_PASSWORD', username, null);
  const user = model.users.findByUsername(username);
  if (user === undefined) {
    task.warn('Account not found');
    notes.detail = `there is no user ${username}`;
    return undefined;
  }
  task.itemId = user.id;
  if (user.password === null && user.passwordMd5 === null) {
    task.fail('Value cannot be null.');
    throw new UnusableAccount(user.username);
  }
  if (isPasswordOf(user, password)) return user;
  notes.detail = `the password is not that of ${username}`;
  return undefined;
}

/** An account stored without a password: the comparison itself fails, inside the audited task. */
export class UnusableAccount extends MspcFault {
  readonly username: string;

  constructor(username: string) {
    super('PASSWORD_NULL');
    this.username = username;
  }
}

/** From the seventh character on; blanks inside are passed over, as .NET's decoder does. */
function decode(text: string): string {
  if (text.length <= 'Basic'.length) throw new MspcFault('BASIC_TOO_SHORT');
  const encoded = text.slice('Basic '.length).replace(/[ \t\r\n]/g, '');
  const problem = base64Problem(encoded);
  if (problem !== undefined) throw new MspcFault(problem);
  return Buffer.from(encoded, 'base64')
    .toString('latin1')
    .replace(/[\x80-\xff]/g, '?');
}

function base64Problem(encoded: string): FaultName | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return 'BASIC_NOT_BASE64';
  return encoded.length % 4 === 0 ? undefined : 'BASIC_BASE64_LENGTH';
}
