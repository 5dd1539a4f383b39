import type { MspcContext } from './context.js';
import type { UserInfo } from './esUsers.generated.js';
import { maySee, mayUpdate } from './rights.js';
import { toUserInfo } from './wire.js';

/** An account as the caller may see it; null for one that is unknown or that it may not see. */
export function visibleUser(context: MspcContext, userId: number | undefined): UserInfo | null {
  if (userId === undefined || !maySee(context, userId)) return null;
  const user = context.model.users.find(userId);
  if (user === undefined) return null;
  const { passwordOutput } = context.options;
  return toUserInfo(
    user,
    passwordOutput === 'clear' && !mayUpdate(context, userId) ? 'empty' : passwordOutput,
  );
}
