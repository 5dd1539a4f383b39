import type { Descriptions } from '../../contract/descriptions.js';
import type { Fidelity, GradedError } from '../../contract/fidelity.js';
import type { Violation } from '../../contract/description.js';
import type { Stage } from '../../http/exchange.js';
import type { Exchange } from '../../sandbox/journal.js';
import { textOf } from '../../sandbox/journal.js';
import { maskSecrets } from '../../sandbox/mask.js';
import { nearest } from '../../text/nearest.js';
import { decodeXml } from '../../xml/decode.js';
import { XmlError } from '../../xml/document.js';
import { parserMessage } from '../../xml/parserMessages.js';
import { readXml } from '../../xml/read.js';
import { firstDifference } from './difference.js';
import { composeNearest, shownMessage, type Composed, type NearestMessage } from './nearestMessage.js';

/** Why a request was not done. */
export interface Diagnosis {
  /** How far it came. */
  readonly stage: Stage;
  /** One sentence for a person. */
  readonly why: string;
  /** The product's own error, where it was one. */
  readonly error: ProductError | null;
  /** The valid message that comes closest; null where the request was well made. */
  readonly nearest: NearestMessage | null;
}

/** Its text is the one that was answered. */
export type ProductError = Omit<GradedError, 'grade'>;

/** What a diagnosis draws upon. */
export interface Knowledge {
  readonly descriptions: Descriptions;
  readonly fidelity: () => Fidelity;
}

/** Null for a request that was done, or a page that was shown. */
export function diagnose(
  exchange: Exchange,
  violations: readonly Violation[],
  knowledge: Knowledge,
): Diagnosis | null {
  const { notes } = exchange;
  if (notes.outcome === 'done' || notes.outcome === 'page') return null;
  const stage = notes.stage ?? 'http';
  const error = errorOf(exchange, knowledge);
  const composed = WELL_MADE.has(stage) ? undefined : composeNearest(exchange, knowledge.descriptions);
  const why = maskSecrets(WHY[stage]({ exchange, violations, error, composed, knowledge }));
  return {
    stage,
    why,
    error: stage === 'rules' || stage === 'intercepted' ? error : null,
    nearest: composed === undefined ? null : shownMessage(composed, exchange),
  };
}

/** Stages at which it was not the message that was wrong. */
const WELL_MADE: ReadonlySet<Stage> = new Set(['rules', 'intercepted', 'server']);

function errorOf({ notes }: Exchange, { fidelity }: Knowledge): ProductError | null {
  const { api = '', reason, detail } = notes;
  const row = fidelity()[api]?.errors.find((one) => one.symbol === reason);
  if (row === undefined) return null;
  const { symbol, code, text, source } = row;
  return { symbol, code, text: detail ?? text, source };
}

interface Case {
  readonly exchange: Exchange;
  readonly violations: readonly Violation[];
  readonly error: ProductError | null;
  readonly composed: Composed | undefined;
  readonly knowledge: Knowledge;
}

const WHY: Readonly<Record<Stage, (given: Case) => string>> = {
  http: whyHttp,
  xml: whyXml,
  envelope: whyFrame,
  routing: whyRouting,
  credentials: whyCredentials,
  contract: whyContract,
  rules: whyRules,
  intercepted: whyIntercepted,
  server: () => 'the emulator failed at it; its log says how',
};

function told({ exchange: { notes } }: Case): string {
  return notes.detail ?? notes.reason ?? 'nothing is known of it';
}

function whyHttp(given: Case): string {
  const { request, notes, answer } = given.exchange;
  if (notes.reason === 'address' || answer.status === 404) return whyAddress(given);
  if (notes.reason === 'method') return `${request.method} is no call here: calls are sent by POST`;
  if (answer.status === 415)
    return `the content type ${JSON.stringify(request.headers['content-type'] ?? '')} is not one that is read here`;
  if (request.isOversize) return 'the body is larger than the host takes';
  return told(given);
}

function whyAddress({ exchange: { request }, knowledge, composed }: Case): string {
  const paths = knowledge.descriptions.all().flatMap(({ services }) => services.map(({ path }) => path));
  const meant = nearest(request.path, paths) ?? composed?.message.path;
  return `nothing answers at ${request.path}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

/** Where our reader stops, which every product stops at in its own words. */
function whyXml(given: Case): string {
  const { body, headers } = given.exchange.request;
  const [, charset] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '') ?? [];
  try {
    readXml(decodeXml(body, charset));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, problem, facts } = error;
    const what = problem === 'limit' ? `it goes beyond ${facts.limit ?? 'a limit'}` : parserMessage(error);
    return `the body is not well-formed at line ${line}, column ${column}: ${what}`;
  }
  return `the body cannot be read: ${told(given)}`;
}

function whyFrame(given: Case): string {
  const difference = differenceOf(given);
  return difference === undefined ? told(given) : joined(told(given), difference);
}

/** A wrong SOAPAction says more than a body that may be right. */
function whyRouting(given: Case): string {
  const { exchange, composed } = given;
  if (composed === undefined) return told(given);
  const { operation, message } = composed;
  const near = `the nearest operation is ${operation.operation}`;
  const action = exchange.request.headers.soapaction;
  const [, right] = Object.entries(message.headers).find(([name]) => /^soapaction$/i.test(name)) ?? [];
  if (typeof action === 'string' && right !== undefined && bare(action) !== bare(right))
    return `no operation has the SOAPAction ${JSON.stringify(bare(action))}; ${near}, which has ${JSON.stringify(bare(right))}`;
  return joined(told(given), differenceOf(given), near);
}

/** Half-sentences as one; a product's text brings its own full stop. */
function joined(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => part?.replace(/\.$/, '') ?? []).join('; ');
}

function bare(action: string): string {
  return action.trim().replace(/^"(.*)"$/, '$1');
}

function differenceOf({ exchange, composed }: Case): string | undefined {
  return composed === undefined
    ? undefined
    : firstDifference(textOf(exchange.request.body), composed.message.body);
}

function whyCredentials(given: Case): string {
  return `the caller is not let in: ${told(given)}`;
}

function whyContract(given: Case): string {
  const [first, ...more] = given.violations;
  if (first === undefined) return told(given);
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `the request departs from the contract at ${first.path}: ${first.message}${rest}`;
}

function whyRules({ exchange: { notes }, error }: Case): string {
  const text = notes.detail ?? error?.text;
  const code = error?.code == null ? '' : ` (${error.code})`;
  return `the product refused it: ${notes.reason ?? ''}${code}${text == null ? '' : `: ${text}`}`;
}

function whyIntercepted({ exchange: { notes } }: Case): string {
  const error = notes.reason === undefined ? '' : ` with ${notes.reason}`;
  return `fault rule ${notes.fault?.rule ?? ''} ended it${error} before anything was done`;
}
