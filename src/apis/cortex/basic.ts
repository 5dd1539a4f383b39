import { hasPassword } from '../../model/credentials.js';
import type { Model } from '../../model/model.js';
import type { User } from '../../model/users.js';
import type { Session } from '../../http/exchange.js';
import type { World } from '../api.js';
import { userDetails } from './details.js';

/**
 * Finds the user a Basic header names, by short logon name or UPN; the session moves to the sandbox that the name
 * carries. Disabled users, and users of disabled customers, are refused as a wrong password is.
 *
 * @returns undefined when the credentials are refused
 * @source Cortex behaviour 2
 * @fidelity documented; the refusals inferred
 */
export function authenticate(header: string, session: Session<World>, today: () => string): User | undefined {
  const [, encoded = ''] = /^basic\s+([A-Za-z0-9+/]+=*)\s*$/i.exec(header) ?? [];
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const { notes } = session;
  const refuse = (detail: string) => {
    notes.detail = detail;
    return undefined;
  };
  if (colon < 1) return refuse('the Authorization header holds no name and password for Basic');
  const isKnown = (world: World, name: string) => userNamed(world.model, name) !== undefined;
  const name = session.enter(credentials.slice(0, colon), isKnown);
  const { model } = session.world;
  const user = userNamed(model, name);
  if (user === undefined) return refuse(`there is no user ${name}`);
  if (!hasPassword(user, credentials.slice(colon + 1))) return refuse(`the password is not that of ${name}`);
  if (!model.mayLogIn(user)) return refuse(`${name} is suspended, or the customer is`);
  return isInForce(user, model, today()) ? user : refuse(`the account ${name} is expired or not provisioned`);
}

function userNamed({ users }: Model, name: string): User | undefined {
  return users.findByCortexName(name) ?? (name.includes('@') ? users.findByUpn(name) : undefined);
}

/** An account ends with the day it expires on, and one that is not provisioned is not in the directory. */
function isInForce(user: User, { progress }: Model, today: string): boolean {
  const { expires } = userDetails(user);
  const { status } = progress.of({ tenantId: user.tenantId, userId: user.id, serviceId: null });
  return status !== 'notProvisioned' && (expires === 'Never' || expires >= today);
}
