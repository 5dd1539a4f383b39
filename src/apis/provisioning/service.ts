import { Passing, type Answer, type HttpRequest, type Session, type Stage } from '../../http/exchange.js';
import { ModelError } from '../../model/errors.js';
import { JaxbCodec, type Fields } from '../../soap/jaxb.js';
import type { XmlLimits } from '../../xml/limits.js';
import type { TimeZone } from '../../xml/timeZone.js';
import type { Operation, World } from '../api.js';
import { faultAnswer, successAnswer, UNSUPPORTED_TYPE, type XmlWriterName } from './answers.js';
import { ProvisioningContext, type ProvisioningOptions } from './context.js';
import {
  orderedError,
  ProvisioningError,
  REFUSALS,
  refusalText,
  REPORTED_AS,
  REPORTED_BY,
  type RefusalName,
} from './errors.js';
import { PROVISIONING_SERVICE as CONTRACT, type Status } from './provisioning.generated.js';
import { requestTypeOf } from './requestText.js';
import { ProtocolFault, routeCall, type Call, type RoutingTable } from './routing.js';
import { callerOf } from './tokens.js';

/** The handlers with their types let go: the contract's codec is what brings the right values. */
export type HandlerTable = Readonly<
  Record<string, Operation<never, object | undefined, ProvisioningContext>>
>;

export interface ServiceOptions extends ProvisioningOptions {
  readonly zone: TimeZone;
  readonly limits: Partial<XmlLimits>;
  readonly xmlWriter: XmlWriterName;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
}

/** The SOAP side: the protocol edge that every operation runs behind. */
export class Service implements RoutingTable {
  readonly namespace = CONTRACT.namespace;
  readonly limits: Partial<XmlLimits>;
  readonly #handlers: HandlerTable;
  readonly #options: ServiceOptions;
  readonly #codec: JaxbCodec;

  constructor(handlers: HandlerTable, options: ServiceOptions) {
    this.limits = options.limits;
    this.#handlers = handlers;
    this.#options = options;
    this.#codec = new JaxbCodec(CONTRACT, options.zone);
  }

  isOperation(name: string): boolean {
    return Object.hasOwn(CONTRACT.operations, name);
  }

  answer(request: HttpRequest, session: Session<World>): Answer {
    const { notes } = session;
    const type = requestTypeOf(request.headers['content-type']);
    if (type === undefined) {
      Object.assign(notes, { reason: 'content type', stage: 'http' });
      return UNSUPPORTED_TYPE;
    }
    const form = { type, xmlWriter: this.#options.xmlWriter };
    try {
      const call = routeCall(request, type, this);
      Object.assign(notes, { operation: call.operation, grade: CONTRACT.operations[call.operation]?.grade });
      const result = this.#run(call, session);
      return successAnswer(form, (writer) => {
        this.#codec.writeResponse(writer, call.operation, { return: result });
      });
    } catch (error) {
      if (!(error instanceof ProtocolFault)) throw error;
      Object.assign(notes, { reason: error.message, stage: error.stage });
      notes.detail ??= error.message;
      return faultAnswer(error.isUnread ? { ...form, type: {} } : form, error.code, error.message);
    }
  }

  /** What the response element's `return` holds: a bare status, or one beside what the operation tells. */
  #run(call: Call, session: Session<World>): Fields {
    let told: object | undefined;
    let status: Status = OK;
    try {
      told = this.#execute(call, session);
      session.notes.outcome = 'done';
    } catch (error) {
      if (error instanceof Passing || error instanceof ProtocolFault) throw error;
      const { name, values, detail } = this.#refusal(error, call.operation);
      const message = refusalText(name, values);
      const ending = { outcome: 'refused', reason: name, stage: STAGES[name] ?? 'rules' } as const;
      Object.assign(session.notes, ending, { detail: detail ?? message });
      status = { message, statusCode: REFUSALS[name].statusCode };
    }
    return isBareStatus(call.operation) ? { ...status } : { ...told, status };
  }

  #execute({ operation, element }: Call, session: Session<World>): object | undefined {
    const request = enterSandbox(operation, this.#codec.decodeRequest(operation, element), session);
    const { world } = session;
    const caller = needsToken(operation, request)
      ? callerOf({ model: world.model, options: this.#options }, textIn(request, 'token'))
      : undefined;
    const context = new ProvisioningContext(world, this.#options, caller);
    const run = this.#handlers[operation];
    if (run === undefined) throw new Error(`no handler for ${operation}`);
    if (caller !== undefined) session.notes.user = caller.provisioningName;
    session.conform('provisioning', unfit);
    session.reach('provisioning', operation, orderedError);
    return world.model.transaction(() => run(request as never, context));
  }

  #refusal(error: unknown, operation: string): Refusal {
    if (error instanceof ProvisioningError) {
      const { refusal, values, detail } = error;
      return { name: refusal, values, detail };
    }
    if (error instanceof ModelError) {
      const { kind, facts }: ModelError = error;
      const reported: Readonly<Partial<Record<string, RefusalName>>> = REPORTED_AS;
      const byOperation: Readonly<Partial<Record<string, RefusalName>>> = REPORTED_BY[operation] ?? {};
      const name = byOperation[kind] ?? reported[kind];
      if (name !== undefined) return { name, values: [Object.values(facts).map(String).at(-1) ?? ''] };
    }
    this.#options.onBug(error);
    return { name: 'INTERNAL', values: [] };
  }
}

interface Refusal {
  readonly name: RefusalName;
  readonly values: readonly (string | number)[];
  readonly detail?: string | undefined;
}

/** Where refusals end that are no rule about what was asked. */
const STAGES: Partial<Record<RefusalName, Stage>> = {
  BAD_CREDENTIALS: 'credentials',
  NO_API_RIGHTS: 'credentials',
  TOKEN_EXPIRED: 'credentials',
  INTERNAL: 'server',
};

/** As JAX-WS reports what a schema does not allow, where it is told to look. @fidelity inferred */
function unfit(departure: string): ProtocolFault {
  return new ProtocolFault('Client', 'contract', `org.xml.sax.SAXParseException: ${departure}`);
}

const OK: Status = { message: null, statusCode: 'OK' };

function isBareStatus(operation: string): boolean {
  return CONTRACT.operations[operation]?.response[0]?.type === 'status';
}

/** All but requestToken; getVersion is told to anybody, but not under a token that is no good. */
function needsToken(operation: string, request: Fields): boolean {
  if (operation === 'getVersion') return request['token'] !== null;
  return operation !== 'requestToken';
}

/** A login names its sandbox by a suffix; a token is looked for where it was given. */
function enterSandbox(operation: string, request: Fields, session: Session<World>): Fields {
  const loginName = textIn(request, 'loginName');
  if (operation === 'requestToken' && loginName !== null) {
    const eid = textIn(request, 'eid') ?? '';
    const isKnown = ({ model }: World, name: string) => {
      const tenant = model.tenants.findByEid(eid);
      return tenant !== undefined && model.users.findByProvisioningName(tenant.id, name) !== undefined;
    };
    return { ...request, loginName: session.enter(loginName, isKnown) };
  }
  const token = textIn(request, 'token');
  if (token !== null) session.follow(({ model }) => model.tokens.isIssued(token));
  return request;
}

function textIn(request: Fields, name: string): string | null {
  const value = request[name];
  return typeof value === 'string' ? value : null;
}
