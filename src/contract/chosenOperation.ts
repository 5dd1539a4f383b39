import { suggestion } from '../text/suggestion.js';
import { ComposeError, type ApiDescription, type OperationDescription } from './description.js';
import type { Descriptions } from './descriptions.js';

/** A name that no API, service or operation has; the message says which come nearest. */
export class UnknownName extends ComposeError {}

/** How an operation is asked for; the service only where several have one of this name. */
export interface OperationName {
  readonly operation: string;
  readonly service?: string | undefined;
}

/** @throws UnknownName; ComposeError where several services have an operation of this name */
export function chosenOperation(
  { api, operations }: Pick<ApiDescription, 'api' | 'operations'>,
  { operation, service }: OperationName,
): OperationDescription {
  const services = [...new Set(operations.map((it) => it.service))];
  if (service !== undefined && !services.includes(service)) {
    throw new UnknownName(`no service ${service} in ${api}${suggestion(service, services)}`);
  }
  const offered = operations.filter((it) => service === undefined || it.service === service);
  const [found, other] = offered.filter((it) => it.operation === operation);
  if (found === undefined) {
    const where = service === undefined ? api : `${api} ${service}`;
    const elsewhere = operations.find((it) => it.operation === operation)?.service;
    const names = offered.map((it) => it.operation);
    const near = elsewhere === undefined ? suggestion(operation, names) : `; ${elsewhere} has it`;
    throw new UnknownName(`no operation ${operation} in ${where}${near}`);
  }
  if (other !== undefined) {
    const having = offered.filter((it) => it.operation === operation).map((it) => it.service);
    throw new ComposeError(`${operation} is in several services of ${api}: ${having.join(', ')}; name one`);
  }
  return found;
}

/** @throws UnknownName */
export function chosenApi(descriptions: Descriptions, api: string): ApiDescription {
  const found = descriptions.of(api);
  if (found !== undefined) return found;
  const names = descriptions.all().map((it) => it.api);
  throw new UnknownName(`no API ${api}${suggestion(api, names)}`);
}
