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

/**
 * Puts a letter into the outbox that is sent whenever its settings give it a body, with no copy to the second address.
 *
 * @param values asked for once there is a body
 * @returns false when there is no body
 * @source WebsitePanel and SolidCP, UserController.SendPasswordReminder
 * @fidelity observed
 */
export function sendPlainLetter(model: Model, name: string, user: User, values: () => Values): boolean {
  const settings = model.settings.effective(user.id, name);
  return post(model, user, settings, settings.get('CC') ?? '', () => ({ ...userValues(user), ...values() }));
}

/** What a letter's template may speak of, by name. */
type Values = Readonly<Record<string, string>>;

function send(model: Model, name: string, user: User, values: Values): void {
  const settings = model.settings.effective(user.id, name);
  if (settings.get('EnableLetter')?.toLowerCase() !== 'true') return;
  const { secondaryEmail } = userExtras(user);
  const blindCopies = [settings.get('CC'), secondaryEmail].filter((address) => address).join(',');
  post(model, user, settings, blindCopies, () => values);
}

function post(
  model: Model,
  user: User,
  settings: ReadonlyMap<string, string>,
  blindCopies: string,
  valuesOf: () => Values,
): boolean {
  const { htmlMail } = userExtras(user);
  const body = settings.get(htmlMail ? 'HtmlBody' : 'TextBody') ?? '';
  if (body === '') return false;
  const values = valuesOf();
  model.outbox.send({
    sender: settings.get('From') ?? '',
    recipient: user.email ?? '',
    blindCopies,
    subject: fill(settings.get('Subject') ?? '', values),
    body: fill(body, values),
    isHtml: htmlMail,
    priority: settings.get('Priority') ?? 'Normal',
  });
  return true;
}

/**
 * Replaces `#user.FirstName#` and the like; what is not known becomes empty.
 *
 * @divergence the product's template language also knows conditions and loops
 */
function fill(template: string, values: Values): string {
  return template.replace(/#([A-Za-z]+)(\.[A-Za-z]+)?#/g, (match, name: string, field?: string) => {
    return values[name + (field ?? '')] ?? (field === undefined ? match : '');
  });
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
