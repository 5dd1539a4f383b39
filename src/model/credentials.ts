import { createHash } from 'node:crypto';
import { LOGIN, STANDING } from './codes.js';
import type { Tenant } from './tenants.js';
import type { User } from './users.js';

/** Whether a text is the user's password: as it was set, or hashing to the MD5 that alone was given. */
export function hasPassword({ password, passwordMd5 }: User, clear: string): boolean {
  if (password !== null) return clear === password;
  return passwordMd5 !== null && md5(clear) === passwordMd5.toLowerCase();
}

/**
 * Whether a user may log in where a product looks at more than the password: it and its tenant are active and its
 * log-in is not disabled or locked.
 */
export function mayLogIn(user: User, tenant: Tenant): boolean {
  const isActive = user.standing === STANDING.active && tenant.standing === STANDING.active;
  return isActive && user.loginStanding === LOGIN.enabled;
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}
