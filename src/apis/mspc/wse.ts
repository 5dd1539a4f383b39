import { createHash } from 'node:crypto';
import type { Session } from '../../http/exchange.js';
import { hasPassword } from '../../model/credentials.js';
import type { User } from '../../model/users.js';
import { ENVELOPE_NAMESPACE, type Envelope } from '../../soap/envelope.js';
import type { XmlElement } from '../../xml/document.js';
import { TimeZone } from '../../xml/timeZone.js';
import { formatBase64, parseBase64, parseDateTime, ValueError } from '../../xml/values.js';
import type { World } from '../api.js';
import type { MspcOptions } from './context.js';
import { SecurityFault, WSSE, WSU } from './securityFaults.js';

const PROFILE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0';
const XML_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const XML_ENCRYPTION = 'http://www.w3.org/2001/04/xmlenc#';

/** WSE's own settings, as its configuration file has them. */
export type WseOptions = Pick<MspcOptions, 'wseTimeToleranceSeconds' | 'wseReplayWindowSeconds'>;

/**
 * The WS-Security header that is meant for the service, if there is one: no actor is named.
 *
 * @throws SecurityFault when there are several
 */
export function securityHeaderOf({ headers, version }: Envelope): XmlElement | undefined {
  const actor = version === '1.1' ? 'actor' : 'role';
  const [header, second] = headers.filter(
    (block) => isNamed(block, WSSE, 'Security') && !block.attribute(actor, ENVELOPE_NAMESPACE[version]),
  );
  if (second !== undefined) throw new SecurityFault('invalidHeader');
  return header;
}

/**
 * Finds the user that a WS-Security header names by a UsernameToken with a text or digest password. Of several tokens
 * each has to be right, and the last one counts. Standing, log-in status and lock-out are not looked at, nothing is
 * audited, and the session moves to the sandbox that the name carries.
 *
 * @throws SecurityFault for whatever is wrong, and for all that is not verified here: signatures, encryption, other tokens
 * @source MSPC behaviour 3.3; WSE 3.0 documentation
 * @fidelity inferred
 * @divergence the product asks for a signature and encryption by the token as well
 */
export function authenticateWse(header: XmlElement, session: Session<World>, options: WseOptions): User {
  const tokens = header.children.filter((child) => isNamed(child, WSSE, 'UsernameToken'));
  // Before anything else, since the clock that counts is that of the sandbox a name leads to.
  const usernames = new Map(tokens.map((token) => [token, enteringName(token, session)]));
  const gate = new Gate(session.world, options);
  const [timestamp, second] = header.children.filter((child) => isNamed(child, WSU, 'Timestamp'));
  if (second !== undefined) throw new SecurityFault('invalidHeader');
  if (timestamp !== undefined) gate.requireInTime(timestamp);
  let user: User | undefined;
  for (const child of header.children) {
    const username = usernames.get(child);
    if (username !== undefined) user = gate.userOf(child, username) ?? user;
    else if (child.namespace === XML_SIGNATURE || child.namespace === XML_ENCRYPTION)
      throw new SecurityFault('failedCheck');
    else if (child !== timestamp) throw new SecurityFault('unsupportedToken');
  }
  if (user === undefined) throw new SecurityFault('notSigned');
  return user;
}

/** The name in a token, without the sandbox to which it moves the session. */
function enteringName(token: XmlElement, session: Session<World>): string {
  const name = token.child('Username', WSSE)?.text ?? '';
  if (name === '') throw new SecurityFault('invalidToken');
  return session.enter(name, ({ model }, whole) => model.users.findByUsername(whole) !== undefined);
}

/** What WSE checks against a world's users, clock and memory of tokens. */
class Gate {
  readonly #model: World['model'];
  readonly #toleranceMs: number;
  readonly #windowMs: number;

  constructor({ model }: World, options: WseOptions) {
    this.#model = model;
    this.#toleranceMs = options.wseTimeToleranceSeconds * 1000;
    this.#windowMs = options.wseReplayWindowSeconds * 1000;
  }

  /** @source WSE 3.0 documentation, timeToleranceInSeconds @fidelity documented, but for the texts */
  requireInTime(timestamp: XmlElement): void {
    const now = this.#model.clock.now();
    const created = instantOf(timestamp, 'Created', 'invalidHeader');
    if (created !== undefined && created > now + this.#toleranceMs)
      throw new SecurityFault('invalidHeader', 'createdInFuture');
    const expires = instantOf(timestamp, 'Expires', 'invalidHeader');
    if (expires !== undefined && expires < now - this.#toleranceMs) throw new SecurityFault('expired');
  }

  /** The user of a token whose password is right; nobody for one without a password, which can only sign. */
  userOf(token: XmlElement, username: string): User | undefined {
    const password = token.child('Password', WSSE);
    if (password === undefined) return undefined;
    const user = this.#model.users.findByUsername(username);
    if (user === undefined)
      throw new SecurityFault('failedAuthentication', undefined, `there is no user ${username}`);
    requirePassword(user, token, password);
    this.#requireFresh(token);
    return user;
  }

  /**
   * A nonce may be used once within the window, in which the token must have been made.
   *
   * @source WSE 3.0 documentation, replayDetection and UsernameTokenManager.DetectReplay
   * @fidelity documented; the codes inferred
   */
  #requireFresh(token: XmlElement): void {
    if (this.#windowMs === 0) return;
    const { clock, nonces } = this.#model;
    const nonce = nonceOf(token);
    const created = instantOf(token, 'Created', 'invalidToken');
    if (nonce.length === 0 || created === undefined)
      throw new SecurityFault('invalidToken', 'nonceOrCreatedMissing');
    if (Math.abs(clock.now() - created) > this.#windowMs) throw new SecurityFault('invalidToken');
    // A token from the future stays in the window for longer than a window.
    if (!nonces.use(formatBase64(nonce), this.#windowMs * 2)) throw new SecurityFault('invalidToken');
  }
}

/** @source OASIS UsernameToken profile 1.0; behaviour 3.3: the clear stored password is what WSE compares with */
function requirePassword(user: User, token: XmlElement, password: XmlElement): void {
  const type = password.attribute('Type') ?? `${PROFILE}#PasswordText`;
  const detail = `the password is not that of ${user.username}`;
  if (type === `${PROFILE}#PasswordText`) {
    if (!hasPassword(user, password.text)) throw new SecurityFault('failedAuthentication', undefined, detail);
  } else if (type === `${PROFILE}#PasswordDigest`) {
    const isRight = digestOf(user, token) === password.text.trim();
    if (!isRight) throw new SecurityFault('failedAuthentication', 'digestDiffers', detail);
  } else throw new SecurityFault('invalidToken');
}

/** Base64 of SHA-1 over nonce, creation time and clear password; undefined where only a hash of that is stored. */
function digestOf({ password }: User, token: XmlElement): string | undefined {
  if (password === null) return undefined;
  const created = token.child('Created', WSU)?.text ?? '';
  return createHash('sha1').update(nonceOf(token)).update(created).update(password).digest('base64');
}

function nonceOf(token: XmlElement): Uint8Array {
  return reading('invalidToken', () => parseBase64(token.child('Nonce', WSSE)?.text ?? ''));
}

/** Created and Expires are in UTC where they name no zone. */
function instantOf(
  parent: XmlElement,
  local: string,
  refusal: 'invalidHeader' | 'invalidToken',
): number | undefined {
  const text = parent.child(local, WSU)?.text;
  return text === undefined ? undefined : reading(refusal, () => parseDateTime(text, TimeZone.UTC));
}

function reading<T>(refusal: 'invalidHeader' | 'invalidToken', read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ValueError) throw new SecurityFault(refusal);
    throw error;
  }
}

function isNamed(element: XmlElement, namespace: string, local: string): boolean {
  return element.namespace === namespace && element.local === local;
}
