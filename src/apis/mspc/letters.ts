import type { Model } from '../../model/model.js';
import type { Space } from '../../model/spaces.js';
import type { User } from '../../model/users.js';
import { userExtras } from './wire.js';

/**
 * Puts the account letter into the outbox, if the effective settings switch it on and it has a body.
 *
 * @source MSPC behaviour 10
 * @fidelity documented
 */
export function sendAccountLetter(model: Model, user: User): void {
  send(model, 'AccountSummaryLetter', user, userValues(user));
}

/** As `sendAccountLetter`, for a new space. */
export function sendSpaceLetter(model: Model, space: Space): void {
  const user = model.users.find(space.ownerId);
  if (user === undefined) return;
  send(model, 'PackageSummaryLetter', user, {
    ...userValues(user),
    'space.PackageId': String(space.id),
    'space.PackageName': space.name ?? '',
    'space.PackageComments': space.comments ?? '',
  });
}

function send(model: Model, name: string, user: User, values: Readonly<Record<string, string>>): void {
  const settings = model.settings.effective(user.id, name);
  if (settings.get('EnableLetter')?.toLowerCase() !== 'true') return;
  const { htmlMail, secondaryEmail } = userExtras(user);
  const body = settings.get(htmlMail ? 'HtmlBody' : 'TextBody') ?? '';
  if (body === '') return;
  model.outbox.send({
    sender: settings.get('From') ?? '',
    recipient: user.email ?? '',
    blindCopies: [settings.get('CC'), secondaryEmail].filter((address) => address).join(','),
    subject: fill(settings.get('Subject') ?? '', values),
    body: fill(body, values),
    isHtml: htmlMail,
    priority: settings.get('Priority') ?? 'Normal',
  });
}

/**
 * Replaces `#user.FirstName#` and the like; what is not known becomes empty.
 *
 * @divergence the product's template language also knows conditions and loops
 */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/#([A-Za-z]+\.[A-Za-z]+)#/g, (_match, name: string) => values[name] ?? '');
}

function userValues(user: User): Record<string, string> {
  return {
    'user.UserId': String(user.id),
    'user.Username': user.username,
    'user.FirstName': user.firstName ?? '',
    'user.LastName': user.lastName ?? '',
    'user.Email': user.email ?? '',
    'user.CompanyName': user.companyName ?? '',
  };
}
