import { refused } from './plans.js';
import { EXCHANGE, type HeldService } from './serviceKeys.js';

export const HOSTED_APPS = 'HostedAppsandDesktops';
export const CITRIX = 'Citrix';

/** Elements that one service alone has. */
const OWNER = {
  distributiongroups: EXCHANGE,
  contacts: EXCHANGE,
  offerings: HOSTED_APPS,
  servercollection: CITRIX,
} as const;

/**
 * Refuses a change of what the service does not have.
 *
 * @throws CortexError InvalidService
 * @fidelity inferred: an answer must not pass for a change that cannot be made
 */
export function refuseForeign(
  service: HeldService,
  sent: Partial<Readonly<Record<keyof typeof OWNER, unknown>>>,
): void {
  for (const [element, owner] of Object.entries(OWNER)) {
    const isSent = Object.hasOwn(sent, element);
    if (isSent && service.offer.name !== owner) throw refused(service, `The service has no ${element}.`);
  }
}
