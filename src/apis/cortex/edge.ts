import { Passing, type Answer, type HttpRequest, type Session, type Stage } from '../../http/exchange.js';
import { aspNetHeaders, basicAuthenticate, basicChallenge, methodNotAllowed } from '../../http/iis.js';
import type { User } from '../../model/users.js';
import { decodeXml } from '../../xml/decode.js';
import { XmlError, type XmlElement } from '../../xml/document.js';
import type { XmlLimits } from '../../xml/limits.js';
import { parserMessage } from '../../xml/parserMessages.js';
import { readXml } from '../../xml/read.js';
import type { TimeZone } from '../../xml/timeZone.js';
import type { World } from '../api.js';
import { authenticate } from './basic.js';
import { CortexContext, type CortexOptions } from './context.js';
import { readEntity } from './decode.js';
import { ACTIONS, type Action, type Element } from './elements.js';
import { writeAnswer, writeError, writeReceipt, type Printed } from './encode.js';
import { CortexError, ERRORS, orderedError, refusalOf, type ErrorName } from './errors.js';
import { placeOrders } from './holding.js';
import { routeOf } from './journalName.js';
import { readValue } from './lexical.js';
import { callerOf } from './rights.js';

/** An operation with its types let go: the contract's reader is what brings the right values. */
type AnyReading = (request: never, context: CortexContext) => readonly object[];
type AnyChanging = (request: never, context: CortexContext) => () => void;
export type EntityOperations = Readonly<Partial<Record<Action, AnyReading | AnyChanging>>>;

export interface EdgeOptions extends CortexOptions {
  readonly zone: TimeZone;
  readonly limits: Partial<XmlLimits>;
  /** Of the challenge; undefined for the host that was asked. */
  readonly realm: string | undefined;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
}

/** The document root, once it is known to be one. */
interface Call {
  readonly action: Action;
  readonly entities: readonly (readonly [XmlElement, Element])[];
  readonly problem: CortexError | undefined;
}

/** The protocol edge: transport, authentication, one transaction around a call, and the form of answers. */
export class Edge {
  readonly #entities: ReadonlyMap<string, Element>;
  readonly #operations: Readonly<Record<string, EntityOperations>>;
  readonly #options: EdgeOptions;

  constructor(
    entities: ReadonlyMap<string, Element>,
    operations: Readonly<Record<string, EntityOperations>>,
    options: EdgeOptions,
  ) {
    this.#entities = entities;
    this.#operations = operations;
    this.#options = options;
  }

  /** Answers a request to the address of the API. @source Cortex behaviour 1 to 4 */
  answer(request: HttpRequest, session: Session<World>): Answer {
    const { notes } = session;
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const detail = 'there is no Authorization header';
      Object.assign(notes, { reason: 'credentials', stage: 'credentials', detail });
      return basicChallenge(this.#realm(request));
    }
    if (!METHODS.has(request.method)) {
      Object.assign(notes, { reason: 'method', stage: 'http' });
      return methodNotAllowed();
    }
    try {
      return xmlAnswer(200, this.#run(request, this.#authenticate(authorization, session), session));
    } catch (error) {
      if (error instanceof Passing) throw error;
      return this.#refuse(error, request, session);
    }
  }

  #realm({ headers, baseUrl }: HttpRequest): string {
    return this.#options.realm ?? headers.host?.replace(/:\d+$/, '') ?? new URL(baseUrl).hostname;
  }

  /** @throws CortexError NotAuthenticated */
  #authenticate(authorization: string, session: Session<World>): User {
    const today = () => this.#day(session.world.model.clock.now());
    const user = authenticate(authorization, session, today);
    if (user === undefined) throw new CortexError('NotAuthenticated');
    return user;
  }

  #run(request: HttpRequest, user: User, session: Session<World>): string {
    const root = this.#document(request);
    const { action, secure } = this.#head(root);
    if (secure) throw new CortexError('InvalidKey');
    const { model } = session.world;
    const caller = callerOf(model, user);
    if (caller === undefined) throw new CortexError('NotAuthorized');
    const call = this.#call(root, action);
    const offset = (instantMs: number) => this.#options.zone.offsetMinutes(instantMs);
    const context = new CortexContext(session.world, caller, this.#options, offset);
    Object.assign(session.notes, routeOf(call.action, call.entities[0]));
    session.conform('cortex', unfit);
    session.reach('cortex', session.notes.operation ?? action, orderedError);
    const answer = model.transaction(() => this.#act(call, context));
    session.notes.outcome = 'done';
    return answer;
  }

  /** @throws CortexError InvalidXmlFormat for what is no XML, and for another root */
  #document({ method, body, isOversize }: HttpRequest): XmlElement {
    if (isOversize)
      throw new EarlyRefusal('http', 'InvalidXmlFormat', { message: 'Maximum request length exceeded.' });
    try {
      const source = method === 'POST' ? decodeXml(body) : '';
      const { root } = readXml(source, this.#options.limits);
      if (root.local === 'request' && root.namespace === '') return root;
      const message = `The root element '${root.local}' is not 'request'.`;
      throw new EarlyRefusal('envelope', 'InvalidXmlFormat', { message });
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new EarlyRefusal('xml', 'InvalidXmlFormat', { message: parserMessage(error) });
    }
  }

  #head(root: XmlElement): { readonly action: Action; readonly secure: boolean } {
    const word = root.attribute('action') ?? '';
    const action = ACTIONS.find((known) => known === word.toUpperCase());
    if (action === undefined) throw new EarlyRefusal('routing', 'InvalidAction', { action: word });
    return { action, secure: root.attribute('secure') !== undefined };
  }

  /** @throws CortexError InvalidXmlFormat for an unknown entity and for none, InvalidAction for an action it has not */
  #call(root: XmlElement, action: Action): Call {
    const entities = root.children.map((xml): readonly [XmlElement, Element] => {
      const known = xml.namespace === '' ? this.#entities.get(xml.local) : undefined;
      if (known === undefined) {
        const message = `The element '${xml.local}' is not known.`;
        throw new EarlyRefusal('routing', 'InvalidXmlFormat', { message });
      }
      if (this.#operations[known.name]?.[action] === undefined) {
        throw new EarlyRefusal('routing', 'InvalidAction', { action });
      }
      return [xml, known];
    });
    if (entities.length === 0) {
      const message = 'The request holds no element.';
      throw new EarlyRefusal('envelope', 'InvalidXmlFormat', { message });
    }
    return { action, entities, problem: traceProblem(root) };
  }

  #act(call: Call, context: CortexContext): string {
    const { action, entities, problem } = call;
    if (action === 'FIND' || action === 'GET') {
      const printed = entities.flatMap(([xml, element]) => this.#read(xml, element, action, context));
      if (problem !== undefined) throw problem;
      return writeAnswer(printed, action);
    }
    for (const [xml, element] of entities) this.#change(xml, element, call, context);
    return writeReceipt(placeOrders(context));
  }

  /** What cannot be found is told before what cannot be read. @source error-codes.json, precedence */
  #read(xml: XmlElement, element: Element, action: Action, context: CortexContext): Printed[] {
    const sent = readEntity(xml, element, action);
    const operation = this.#operations[element.name]?.[action] as AnyReading;
    const values = operation(sent.value as never, context);
    if (sent.problem !== undefined) throw sent.problem;
    return values.map((value) => ({ element, value }));
  }

  #change(xml: XmlElement, element: Element, { action, problem }: Call, context: CortexContext): void {
    const sent = readEntity(xml, element, action);
    const operation = this.#operations[element.name]?.[action] as AnyChanging;
    const change = operation(sent.value as never, context);
    const first = problem ?? sent.problem;
    if (first !== undefined) throw first;
    change();
  }

  #refuse(error: unknown, request: HttpRequest, { notes }: Session<World>): Answer {
    const known = refusalOf(error);
    if (known === undefined) this.#options.onBug(error);
    const refusal = known ?? new CortexError('Unknown', { detail: 'The request could not be processed.' });
    const { status } = ERRORS[refusal.error];
    const isUnread = notes.operation === undefined;
    const stage = known === undefined ? 'server' : (stageOf(refusal) ?? 'rules');
    Object.assign(notes, { outcome: isUnread ? 'rejected' : 'refused', reason: refusal.error, stage });
    notes.detail ??= refusal.message;
    const extra = status === 401 ? [basicAuthenticate(this.#realm(request))] : [];
    return xmlAnswer(status, writeError(refusal), extra);
  }

  #day(instantMs: number): string {
    const local = instantMs + this.#options.zone.offsetMinutes(instantMs) * 60_000;
    return new Date(local).toISOString().slice(0, 10).replaceAll('-', '');
  }
}

/** A refusal before any operation. */
class EarlyRefusal extends CortexError {
  readonly stage: Stage;

  constructor(stage: Stage, ...[error, facts]: ConstructorParameters<typeof CortexError>) {
    super(error, facts);
    this.stage = stage;
  }
}

function stageOf(refusal: CortexError): Stage | undefined {
  return refusal instanceof EarlyRefusal ? refusal.stage : STAGES[refusal.error];
}

/** Where errors end that have their own code for it. */
const STAGES: Partial<Record<ErrorName, Stage>> = {
  NotAuthenticated: 'credentials',
  InvalidXmlFormat: 'contract',
};

/** @source error-codes.json, 3 @fidelity inferred: that a schema is asked */
function unfit(message: string): CortexError {
  return new EarlyRefusal('contract', 'InvalidXmlFormat', { message });
}

/** A GET is answered as an empty body is. @source Cortex behaviour 1 @fidelity inferred */
const METHODS: ReadonlySet<string> = new Set(['POST', 'GET', 'HEAD']);

function xmlAnswer(status: number, body: string, extra: Parameters<typeof aspNetHeaders>[2] = []): Answer {
  return { status, headers: aspNetHeaders('text/xml; charset=utf-8', 'private', extra), body };
}

/** Whether a call is traced shows in the server's own records only, but has to be a boolean. */
function traceProblem(root: XmlElement): CortexError | undefined {
  const trace = root.attribute('trace');
  try {
    if (trace !== undefined) readValue(trace, TRACE);
    return undefined;
  } catch (error) {
    if (error instanceof CortexError) return error;
    throw error;
  }
}

const TRACE: Element = {
  name: 'trace',
  contract: { type: 'bool', grade: 'documented' },
  accepts: new Set(),
  answers: new Set(),
  children: new Map(),
  ordered: [],
  attributes: [],
};
