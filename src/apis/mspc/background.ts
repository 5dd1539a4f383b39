import type { JobHandler } from '../../model/model.js';
import { MspcContext, toCaller, type MspcOptions } from './context.js';

/** Work of a background thread, which acts for whoever made the call; it is dropped when that account is gone. */
export function inBackground<Payload>(
  options: MspcOptions,
  work: (context: MspcContext, payload: Payload) => void,
): JobHandler {
  return (model, payload) => {
    const given = payload as Payload & { readonly callerId: number };
    const caller = model.users.find(given.callerId);
    if (caller !== undefined) work(new MspcContext(model, toCaller(caller), options), given);
  };
}
