import { Passing, type Answer, type HttpRequest, type Session, type Stage } from '../../http/exchange.js';
import { aspNetForms, InstanceValidationError } from '../../soap/aspNetForms.js';
import { Codec, UnreadableValue } from '../../soap/codec.js';
import type { OperationContract, ServiceContract } from '../../soap/contract.js';
import { isMandatory, type Envelope } from '../../soap/envelope.js';
import type { Fault } from '../../soap/fault.js';
import type { TimeZone } from '../../xml/timeZone.js';
import type { XmlElement } from '../../xml/document.js';
import type { XmlLimits } from '../../xml/limits.js';
import { ASPNET_STYLE, XmlWriter } from '../../xml/write.js';
import type { Keeping, Operation, World } from '../api.js';
import { challenge, emptyAnswer, faultAnswer, successAnswer, WSA } from './answers.js';
import { authenticateBasic, UnusableAccount } from './basic.js';
import { MspcContext, SUPERVISOR, toCaller, type Caller, type MspcOptions } from './context.js';
import { dataSetWriter } from './dataSet.js';
import { soapActionOf } from './description.js';
import { faultText, MspcFault } from './errors.js';
import { orderedError, ServerFault } from './orderedErrors.js';
import { ProtocolFault, SilentRefusal } from './protocolErrors.js';
import { refusalResult, reportOf, toResultForm, withResultForm } from './resultForm.js';
import { routeCall, type RoutedCall, type RoutingTable } from './routing.js';
import { SecurityFault, WSSE } from './securityFaults.js';
import { authenticateWse, securityHeaderOf } from './wse.js';

type Run = Operation<never, object, MspcContext>;
/** A service's handlers with their types let go: the contract's codec is what brings the right values. */
export type HandlerTable = Readonly<Record<string, Run | Keeping<Run>>>;

export interface ServiceDefinition {
  readonly contract: ServiceContract;
  readonly handlers: HandlerTable;
  /** Runs every call as the supervisor and looks at no credentials. */
  readonly isAnonymous: boolean;
}

export interface ServiceOptions extends MspcOptions {
  readonly zone: TimeZone;
  readonly limits: Partial<XmlLimits>;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
}

/** Sources of tasks whose exceptions are wrapped in the task's name. @source MSPC behaviour 4.6 */
const WRAPPING: ReadonlySet<string> = new Set(['USER', 'HOSTING_SPACE_WR']);

const PROCESS = 'Server was unable to process request.';

/** The SOAP side of one .asmx address: the protocol edge that every operation runs behind. */
export class Service implements RoutingTable {
  readonly contract: ServiceContract;
  readonly limits: Partial<XmlLimits>;
  readonly #definition: ServiceDefinition;
  readonly #options: ServiceOptions;
  readonly #codec: Codec;

  constructor(definition: ServiceDefinition, options: ServiceOptions) {
    this.#definition = definition;
    this.#options = options;
    this.limits = options.limits;
    this.contract = withResultForm(definition.contract, options.planResultForm);
    this.#codec = new Codec(this.contract, {
      namespace: options.brand.namespace,
      profile: options.brand.profile,
      forms: aspNetForms({
        zone: options.zone,
        classNamespace: options.brand.classNamespace,
        acceptsEnumDigits: options.enumDigits === 'accept',
      }),
      foreign: { DataSet: dataSetWriter(options.zone) },
    });
  }

  operationByAction(action: string): string | undefined {
    const prefix = soapActionOf(this.#options.brand.namespace, '');
    return action.startsWith(prefix) ? this.#known(action.slice(prefix.length)) : undefined;
  }

  operationByElement({ namespace, local }: XmlElement): string | undefined {
    return namespace === this.#options.brand.namespace ? this.#known(local) : undefined;
  }

  /** Answers a POST to the address itself. */
  answer(request: HttpRequest, session: Session<World>): Answer {
    let call: RoutedCall | undefined;
    try {
      call = routeCall(request, this);
      session.notes.operation = call.operation;
      session.notes.grade = this.#contractOf(call).grade;
      const caller = this.#authenticate(request, call, session);
      if (caller === undefined) {
        Object.assign(session.notes, { reason: 'credentials', stage: 'credentials' });
        return challenge(this.#options.realm);
      }
      return this.#run(call, caller, session);
    } catch (error) {
      if (error instanceof Passing) throw error;
      return this.#refuse(error, call, session);
    }
  }

  #known(operation: string): string | undefined {
    const contract = Object.hasOwn(this.contract.operations, operation)
      ? this.contract.operations[operation]
      : undefined;
    const isPublished = contract?.origin?.includes(this.#options.brand.profile) ?? contract !== undefined;
    const handler = this.#definition.handlers[operation];
    return isPublished && handler !== undefined ? operation : undefined;
  }

  #contractOf({ operation }: RoutedCall): OperationContract {
    const contract = this.contract.operations[operation];
    if (contract === undefined) throw new Error(`no contract for ${operation}`);
    return contract;
  }

  #authenticate(request: HttpRequest, { envelope }: RoutedCall, session: Session<World>): Caller | undefined {
    if (this.#definition.isAnonymous) return SUPERVISOR;
    const security = securityHeaderOf(envelope);
    const user =
      security === undefined
        ? authenticateBasic(request.headers.authorization, session)
        : authenticateWse(security, session, this.#options);
    return user === undefined ? undefined : toCaller(user);
  }

  #run(call: RoutedCall, caller: Caller, session: Session<World>): Answer {
    const { operation, envelope } = call;
    let parameters = this.#codec.decodeRequest(operation, envelope.operation);
    const { username } = parameters;
    if (this.#definition.isAnonymous && typeof username === 'string') {
      const isKnown = (world: World, name: string) => world.model.users.findByUsername(name) !== undefined;
      parameters = { ...parameters, username: session.enter(username, isKnown) };
    }
    const { model, ids } = session.world;
    const context = new MspcContext(model, caller, this.#options);
    const handler = this.#definition.handlers[operation];
    if (handler === undefined) throw new Error(`no handler for ${operation}`);
    const isKeeping = typeof handler !== 'function';
    const run = isKeeping ? handler.run : handler;
    let response: object;
    try {
      const keeps = (error: unknown) => isKeeping || (error instanceof MspcFault && error.keepsChanges);
      session.conform('mspc', unfit);
      session.reach('mspc', operation, (symbol) =>
        orderedError(symbol, this.#contractOf(call), this.contract),
      );
      response = model.transaction(() => run(parameters as never, context), keeps);
      session.notes.outcome = 'done';
    } catch (error) {
      if (error instanceof Passing) throw error;
      response = this.#refusal(error, call, context, session);
    }
    this.#requireUnderstood(envelope);
    const shaped = toResultForm(this.#contractOf(call), this.contract, response);
    const body = writing((writer) => {
      this.#codec.writeResponse(writer, operation, shaped);
    });
    const action = soapActionOf(this.#options.brand.namespace, `${operation}Response`);
    return successAnswer(envelope.version, { action, envelope, ids, options: this.#options }, body);
  }

  /** A refusal that travels as a result. @throws MspcFault for one that travels as a Fault, and what is no refusal */
  #refusal(error: unknown, call: RoutedCall, context: MspcContext, session: Session<World>): object {
    if (error instanceof ServerFault || error instanceof UnfitRequest) throw error;
    const report = reportOf(call.operation, error);
    if (report?.result !== undefined) {
      Object.assign(session.notes, { outcome: 'refused', reason: report.result, stage: 'rules' });
      return refusalResult(this.#contractOf(call), this.contract, report.result, report.exceeded);
    }
    const fault = report?.fault ?? 'INTERNAL';
    if (report === undefined) this.#options.onBug(error);
    const { task } = context;
    let text = faultText(fault, this.#options.brand.database, report?.values);
    if (report?.outer !== undefined) text = `${report.outer} ---> ${text}`;
    if (task !== undefined && WRAPPING.has(task.source) && fault !== 'TASK_NULL_REFERENCE') {
      task.fail(text);
      text = `Error executing '${task.task}' task on '${task.itemName ?? ''}' ${task.source} ---> ${text}`;
    }
    throw new ServerFault(text, fault);
  }

  /**
   * The operation has run by now, and what it did stays. WSE knows its own headers, addressing and security.
   *
   * @source MSPC behaviour 4.1
   * @fidelity documented; security headers where nobody asks for them inferred
   */
  #requireUnderstood({ headers, version }: Envelope): void {
    const isForeign = (block: XmlElement) => block.namespace !== WSA && block.namespace !== WSSE;
    const unknown = headers.find((block) => isForeign(block) && isMandatory(block, version));
    if (unknown !== undefined) {
      const text = `SOAP header ${unknown.local} was not understood.`;
      throw new ProtocolFault(version, 'mustUnderstand', 'envelope', text);
    }
  }

  #refuse(error: unknown, call: RoutedCall | undefined, session: Session<World>): Answer {
    const { notes, world } = session;
    const version = call?.envelope.version ?? '1.1';
    const addressing = { envelope: call?.envelope, ids: world.ids, options: this.#options };
    if (error instanceof SilentRefusal) {
      const stage: Stage = error.status === 415 ? 'http' : 'xml';
      Object.assign(notes, { outcome: 'rejected', reason: error.message, stage });
      return emptyAnswer(error.status, error.version);
    }
    const outcome = error instanceof ProtocolFault && call === undefined ? 'rejected' : 'fault';
    const fault = this.#toFault(error, call);
    const reason = symbolOf(error) ?? fault.text;
    const told = error instanceof SecurityFault ? error.detail : undefined;
    notes.detail ??= told ?? fault.text;
    Object.assign(notes, { outcome, reason, stage: stageOf(error) });
    return faultAnswer(error instanceof ProtocolFault ? error.version : version, addressing, fault);
  }

  #toFault(error: unknown, call: RoutedCall | undefined): Fault {
    if (error instanceof UnfitRequest)
      return clientFault(`Server was unable to read request. ---> ${error.message}`);
    if (error instanceof ProtocolFault) {
      return { side: error.side, text: error.message, hasDetail: error.side !== 'mustUnderstand' };
    }
    if (error instanceof SecurityFault) return { side: error.code, text: error.message, hasDetail: false };
    if (error instanceof UnreadableValue && call !== undefined) {
      const { line, column } = call.document.positionAfter(error.element);
      const where = `There is an error in XML document (${line}, ${column}).`;
      return clientFault(`Server was unable to read request. ---> ${where} ---> ${error.message}`);
    }
    if (error instanceof ServerFault) return this.#serverFault(error.message);
    if (error instanceof UnusableAccount) {
      const task = `Error executing 'GET_BY_USERNAME_PASSWORD' task on '${error.username}' USER`;
      return this.#serverFault(`${task} ---> ${faultText(error.fault, '')}`);
    }
    if (error instanceof MspcFault)
      return this.#serverFault(faultText(error.fault, this.#options.brand.database));
    this.#options.onBug(error);
    return this.#serverFault(faultText('INTERNAL', this.#options.brand.database));
  }

  /** @source MSPC behaviour 4.5, text of a server fault */
  #serverFault(text: string): Fault {
    const remote = `${PROCESS} ---> ${text}`;
    const full = [
      `System.Web.Services.Protocols.SoapException: ${PROCESS} ---> System.Exception: ${text}`,
      '   --- End of inner exception stack trace ---',
    ].join('\n');
    return { side: 'server', text: this.#options.faultDetail === 'full' ? full : remote, hasDetail: true };
  }
}

/** A request that departs from the contract, where that is not let pass: the text of an unreadable one. @fidelity inferred */
class UnfitRequest extends Error {}

function unfit(departure: string): UnfitRequest {
  return new UnfitRequest(departure);
}

function symbolOf(error: unknown): string | undefined {
  if (error instanceof ServerFault) return error.symbol;
  return error instanceof MspcFault ? error.fault : undefined;
}

/** How far a request came that ended in a fault. Faults of the product outside an operation are those of the log-in. */
function stageOf(error: unknown): Stage {
  if (error instanceof ProtocolFault) return error.stage;
  if (error instanceof SecurityFault || error instanceof MspcFault) return 'credentials';
  if (error instanceof UnreadableValue || error instanceof UnfitRequest) return 'contract';
  return error instanceof ServerFault && !OURS.has(error.symbol) ? 'rules' : 'server';
}

/** Symbols of faults that no rule of the product is behind. */
const OURS: ReadonlySet<string> = new Set(['INTERNAL', 'UNWRITABLE']);

function clientFault(text: string): Fault {
  return { side: 'client', text, hasDetail: true };
}

/** A value that has no written form stops the answer, not the operation. @source MSPC behaviour 4.3 */
function writing(write: (writer: XmlWriter) => void): string {
  const writer = new XmlWriter(ASPNET_STYLE);
  try {
    write(writer);
  } catch (error) {
    if (!(error instanceof InstanceValidationError)) throw error;
    throw new ServerFault(
      `There was an error generating the XML document. ---> ${error.message}`,
      'UNWRITABLE',
    );
  }
  return writer.toString();
}
