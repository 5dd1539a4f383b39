import { hasPassword } from '../../model/credentials.js';
import type { Session } from '../../http/exchange.js';
import type { World } from '../api.js';
import { findUser, type Caller } from './roles.js';

/**
 * The user a Basic header names, as IIS asks Windows: a UPN or an account name, with or without its domain. The session
 * moves to the sandbox that the name carries.
 *
 * @returns undefined when the credentials are refused
 * @throws NoRoom
 * @source framework 8.3
 * @fidelity inferred: the forms of a name
 */
export function logIn(header: string | undefined, session: Session<World>): Caller | undefined {
  const [, encoded] = /^Basic[ \t]+([A-Za-z0-9+/]+={0,2})[ \t]*$/i.exec(header ?? '') ?? [];
  const [, login, password] = /^([^:]*):([\s\S]*)$/.exec(decoded(encoded ?? '')) ?? [];
  if (login === undefined || password === undefined) return undefined;
  const name = session.enter(login, ({ model }, whole) => findUser(model, whole) !== undefined);
  const { model } = session.world;
  const user = findUser(model, name);
  if (user === undefined || !hasPassword(user, password) || !model.mayLogIn(user)) return undefined;
  return { kind: 'user', user };
}

function decoded(encoded: string): string {
  return Buffer.from(encoded, 'base64').toString('utf8');
}
