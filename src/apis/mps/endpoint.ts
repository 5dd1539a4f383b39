/** The two addresses: bare documents, and SOAP. */
import {
  Passing,
  type Answer,
  type Endpoint,
  type HttpRequest,
  type Notes,
  type Session,
  type Stage,
  type TraceNode,
} from '../../http/exchange.js';
import { basicChallenge } from '../../http/iis.js';
import { decodeXml } from '../../xml/decode.js';
import { localNameOf, readDom, type Element } from '../../xml/dom.js';
import { XmlError } from '../../xml/document.js';
import type { XmlLimits } from '../../xml/limits.js';
import { XPaths } from '../../xml/xpath/expression.js';
import type { World } from '../api.js';
import { documentAnswer, METHOD_NOT_ALLOWED } from './answers.js';
import { EnvelopeFault, faultEnvelope, inEnvelope, openEnvelope } from './envelope.js';
import { ERRORS, MpsError, NO_SOURCE, orderedError, type ErrorSource } from './errors.js';
import { Executor, type ExecutorOptions } from './executor.js';
import { logIn } from './login.js';
import { parserError } from './parserErrors.js';
import { RaisedError } from './raised.js';
import type { ProcedureRegistry } from './registry.js';
import { credentialsOf, openRequest, runRequest } from './request.js';
import { dataResponse, errorResponse } from './response.js';
import type { Caller } from './roles.js';
import { XSLT } from './templates.js';

export interface EndpointOptions {
  readonly limits: Partial<XmlLimits>;
  readonly maxCost: number;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
}

/** What a transport does with a body: finds the request and, for a simple one, the procedure. */
interface Transport {
  readonly open: (
    root: Element,
    request: HttpRequest,
  ) => { readonly request: Element; readonly named?: ErrorSource };
  readonly wrap: (response: string) => string;
}

/** Stands in for the COM call: `?namespace=…&procedure=…` names the procedure of a simple request. */
const BARE: Transport = {
  open: (root, { query }) => {
    const given = new URLSearchParams(query ?? '');
    const [namespace, procedure] = [given.get('namespace'), given.get('procedure')];
    if (namespace === null || procedure === null) return { request: root };
    return { request: root, named: { namespace, procedure } };
  },
  wrap: (response) => response,
};

const SOAP: Transport = { open: (root) => openEnvelope(root), wrap: inEnvelope };

/** Answers requests at both addresses with the same engine. */
export class Engine {
  readonly bare: Endpoint<World> = (request, session) => this.#answer(BARE, request, session);
  readonly soap: Endpoint<World> = (request, session) => this.#answer(SOAP, request, session);
  readonly #options: EndpointOptions;
  readonly #executor: ExecutorOptions;

  constructor(registry: ProcedureRegistry, options: EndpointOptions) {
    this.#options = options;
    this.#executor = { registry, xpaths: new XPaths(), maxCost: options.maxCost };
  }

  #answer(transport: Transport, request: HttpRequest, session: Session<World>): Answer {
    const { notes } = session;
    notes.api = 'mps';
    const caller = logIn(request.headers.authorization, session);
    if (caller === undefined) {
      Object.assign(notes, { reason: 'credentials', stage: 'credentials' });
      return basicChallenge(new URL(request.baseUrl).hostname);
    }
    if (request.method !== 'POST') {
      Object.assign(notes, { reason: 'method', stage: 'http' });
      return METHOD_NOT_ALLOWED;
    }
    try {
      return documentAnswer(200, transport.wrap(this.#run(transport, request, caller, session)));
    } catch (error) {
      if (error instanceof Passing) throw error;
      return this.#refuse(transport, error, session);
    }
  }

  #run(transport: Transport, request: HttpRequest, caller: Caller, session: Session<World>): string {
    const { world, notes } = session;
    notes.stage = request.isOversize ? 'http' : 'xml';
    const sent = this.#read(request);
    notes.stage = 'envelope';
    const { request: root, named } = transport.open(sent, request);
    const document = openRequest(root);
    notes.stage = 'rules';
    session.conform('mps', unfit);
    const reach = (operation: string) => {
      session.reach('mps', operation, orderedError);
    };
    const executor = new Executor(this.#executor, world, {
      caller,
      credentials: credentialsOf(document),
      reach,
    });
    notes.trace = executor.trace.nodes;
    try {
      const data = world.model.transaction(() => runRequest(document, named, executor));
      Object.assign(notes, { outcome: 'done', stage: undefined });
      return dataResponse(data);
    } catch (error) {
      throw executor.asRaised(error, NO_SOURCE);
    } finally {
      const step = firstStep(executor.trace.nodes);
      if (step !== undefined) notes.operation = step;
    }
  }

  #read({ body, isOversize, headers }: HttpRequest): Element {
    if (isOversize) throw new MpsError('OUT_OF_STORAGE');
    const [, charset] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '') ?? [];
    try {
      return readDom(decodeXml(body, charset), this.#options.limits, isXslText);
    } catch (error) {
      throw error instanceof XmlError ? parserError(error) : error;
    }
  }

  #refuse(transport: Transport, error: unknown, { notes }: Session<World>): Answer {
    if (error instanceof EnvelopeFault) {
      const ending = { outcome: 'fault', reason: error.faultCode, stage: 'envelope' } as const;
      Object.assign(notes, ending, { detail: error.message });
      return documentAnswer(500, faultEnvelope(error));
    }
    const raised = error instanceof RaisedError ? error : this.#unstepped(error, notes);
    if (notes.stage === 'rules') notes.stage = STAGES[raised.symbol ?? ''] ?? 'rules';
    const { symbol, code, description } = raised;
    const outcome = notes.operation === undefined ? 'rejected' : 'refused';
    Object.assign(notes, { outcome, reason: symbol ?? code });
    notes.detail ??= description;
    return documentAnswer(200, transport.wrap(errorResponse(raised)));
  }

  /** A refusal before the first step, or an error that is ours. */
  #unstepped(error: unknown, notes: Notes): RaisedError {
    const isRefusal = error instanceof MpsError;
    if (!isRefusal) {
      this.#options.onBug(error);
      notes.stage = 'server';
    }
    return new RaisedError(isRefusal ? error : new MpsError('UNSPECIFIED'), 0, NO_SOURCE);
  }
}

/** Errors that are no rule about what was asked, by symbol: what is not registered, a schema's, a log-on inside. */
const STAGES: Readonly<Record<string, Stage>> = {
  NOT_REGISTERED: 'routing',
  LOGON_FAILURE: 'credentials',
  ELEMENT_UNKNOWN: 'contract',
  CONTENT_INCOMPLETE: 'contract',
  CONTENT_INVALID: 'contract',
  ATTRIBUTE_INVALID: 'contract',
  ATTRIBUTE_MISSING: 'contract',
};

/** As a procedure's schema refuses what it is given. @fidelity inferred: the words after the parser's own */
function unfit(departure: string): MpsError {
  const row = ERRORS.CONTENT_INVALID;
  return new MpsError({ ...row, text: `${row.text} %1` }, departure);
}

/** Blanks in `xsl:text` are meant. */
function isXslText(element: Element): boolean {
  return localNameOf(element) === 'text' && element.namespaceURI === XSLT;
}

/** The first procedure that a request came to. */
function firstStep(nodes: readonly TraceNode[]): string | undefined {
  for (const { kind, name, children } of nodes) {
    const step = kind === 'execute' ? name : firstStep(children);
    if (step !== undefined) return step;
  }
  return undefined;
}
