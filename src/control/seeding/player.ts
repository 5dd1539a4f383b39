import type { Login } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import { SeedError } from '../../model/seed/seed.js';
import { PROVIDER_ID } from '../../model/tenants.js';
import type { Rehearsal, RehearsedAnswer } from '../../sandbox/rehearsal.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { XmlElement } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import { escapeText } from '../../xml/write.js';
import { addressed } from './addressing.js';
import { withPasswords } from './secrets.js';
import type { SeedMessage, SeedOrder } from './seedOrder.js';

/** Where the clock stands while a seed is made, if nobody says otherwise: the same messages are the same bytes. */
const USUAL_CLOCK = Date.parse('2026-01-01T00:00:00Z');

/** More of an answer than this is in no message. */
const SHOWN_CHARACTERS = 2_000;

/**
 * Sends the messages of a seed, one after the other, and hands back what the world has become.
 *
 * @throws SeedError at the first message that is refused, with what it was answered
 */
export async function playSeed(
  rehearsal: Rehearsal,
  { messages, clock = USUAL_CLOCK }: SeedOrder,
  descriptions: Descriptions,
): Promise<Buffer> {
  const { world } = rehearsal;
  const answers = new Map<string, string>();
  try {
    world.clock.freeze(clock);
    for (const [index, step] of messages.entries()) {
      if ('advanceMs' in step) {
        world.clock.advance(step.advanceMs);
        world.catchUp();
      } else if ('handOut' in step) {
        for (const [kind, ids] of Object.entries(step.handOut)) world.ids.handOut(kind, ids);
      } else {
        const name = step.name ?? String(index + 1);
        answers.set(name, await send(rehearsal, { ...filled(step, name, answers), name }, descriptions));
      }
    }
    return rehearsal.image();
  } finally {
    rehearsal.close();
  }
}

async function send(
  rehearsal: Rehearsal,
  message: SeedMessage & { readonly name: string },
  descriptions: Descriptions,
): Promise<string> {
  const { world } = rehearsal;
  const answer = await rehearsal.send(
    inMessage(message.name, () => {
      const whole = withPasswords(message, (name) => passwordOf(world, name));
      return addressed(whole, descriptions, (api) => loginOf(world, api));
    }),
  );
  if (answer.outcome !== 'done' && answer.outcome !== 'page') throw refusal(message.name, answer);
  return answer.body;
}

function refusal(name: string, { status, outcome, reason, operation, shown }: RehearsedAnswer): SeedError {
  const what = operation === null ? '' : ` (${operation})`;
  const why = reason === null ? '' : `, ${reason}`;
  return new SeedError(
    `seed: message ${name}${what} was not done: ${outcome}${why}; status ${status}: ${shown.slice(0, SHOWN_CHARACTERS)}`,
  );
}

/** The first user of the provider, under the name that the API knows; undefined where no clear password is known. */
function loginOf({ model }: Sandbox, api: string): Login | undefined {
  const { accountId } = model.tenants.get(PROVIDER_ID);
  const user = accountId === null ? undefined : model.users.find(accountId);
  if (user === undefined || user.password === null) return undefined;
  return { user: api === 'mspc' ? user.username : user.cortexName, password: user.password };
}

/** The clear password of a user by a name that any of the products has for him. */
function passwordOf({ model: { users } }: Sandbox, name: string): string | null | undefined {
  const user =
    users.findByUsername(name) ??
    users.findByCortexName(name) ??
    users.findByUpn(name) ??
    users.findByProvisioningName(PROVIDER_ID, name);
  return user?.password;
}

/** Fills in what earlier messages were answered: `{{name.element}}` is the text of the first such element. */
function filled(message: SeedMessage, name: string, answers: ReadonlyMap<string, string>): SeedMessage {
  const body = message.body.replace(HOLE, (_all, from: string, element: string) =>
    inMessage(name, () => textIn(answers, from, element)),
  );
  return { ...message, body };
}

const HOLE = /\{\{([\w-]+)\.([\w.-]+)\}\}/g;

function textIn(answers: ReadonlyMap<string, string>, from: string, element: string): string {
  const answer = answers.get(from);
  if (answer === undefined) throw new SeedError(`there is no message ${from} before it`);
  const found = firstNamed(readXml(answer).root, element);
  if (found === undefined) throw new SeedError(`the answer to ${from} has no element ${element}`);
  return escapeText(found.text);
}

function firstNamed(element: XmlElement, local: string): XmlElement | undefined {
  if (element.local === local) return element;
  for (const child of element.children) {
    const found = firstNamed(child, local);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Says in which message something is wrong. */
function inMessage<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SeedError || error instanceof RangeError)
      throw new SeedError(`seed: message ${name}: ${error.message}`);
    throw error;
  }
}
