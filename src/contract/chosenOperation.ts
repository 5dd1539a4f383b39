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

/**
 * An operation by its name or its short one, whatever the letter case where that is enough.
 *
 * @throws UnknownName; ComposeError where several services have an operation of this name
 */
export function chosenOperation(
  { api, operations }: Pick<ApiDescription, 'api' | 'operations'>,
  { operation, service }: OperationName,
): OperationDescription {
  const services = [...new Set(operations.map((it) => it.service))];
  if (service !== undefined && !services.includes(service)) {
    throw new UnknownName(`no service ${service} in ${api}${suggestion(service, services)}`);
  }
  const offered = operations.filter((it) => service === undefined || it.service === service);
  const having = namedSo(offered, operation);
  const [found, other] = having;
  if (found === undefined) {
    const where = service === undefined ? api : `${api} ${service}`;
    const elsewhere = namedSo(operations, operation)[0]?.service;
    const names = offered.flatMap(namesOf);
    const near = elsewhere === undefined ? suggestion(operation, names) : `; ${elsewhere} has it`;
    throw new UnknownName(`no operation ${operation} in ${where}${near}`);
  }
  if (other !== undefined) {
    const places = having.map((it) => it.service);
    throw new ComposeError(`${operation} is in several services of ${api}: ${places.join(', ')}; name one`);
  }
  return found;
}

function namedSo(operations: readonly OperationDescription[], name: string): OperationDescription[] {
  const exactly = operations.filter((it) => namesOf(it).includes(name));
  if (exactly.length > 0) return exactly;
  const lower = name.toLowerCase();
  return operations.filter((it) => namesOf(it).some((known) => known.toLowerCase() === lower));
}

function namesOf({ operation, shortName }: OperationDescription): string[] {
  return shortName === undefined ? [operation] : [operation, shortName];
}

/** @throws UnknownName */
export function chosenApi(descriptions: Descriptions, api: string): ApiDescription {
  const found = descriptions.of(api);
  if (found !== undefined) return found;
  const names = descriptions.all().map((it) => it.api);
  throw new UnknownName(`no API ${api}${suggestion(api, names)}`);
}
