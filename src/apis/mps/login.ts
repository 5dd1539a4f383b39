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
  const { notes } = session;
  const refuse = (detail: string) => {
    notes.detail = detail;
    return undefined;
  };
  if (header === undefined) return refuse('there is no Authorization header');
  if (login === undefined || password === undefined)
    return refuse('the Authorization header holds no name and password for Basic');
  const name = session.enter(login, ({ model }, whole) => findUser(model, whole) !== undefined);
  const { model } = session.world;
  const user = findUser(model, name);
  if (user === undefined) return refuse(`there is no user ${name}`);
  if (!hasPassword(user, password)) return refuse(`the password is not that of ${name}`);
  if (!model.mayLogIn(user)) return refuse(`${name} is suspended, or the organization is`);
  return { kind: 'user', user };
}

function decoded(encoded: string): string {
  return Buffer.from(encoded, 'base64').toString('utf8');
}
