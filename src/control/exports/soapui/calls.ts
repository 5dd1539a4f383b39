import type { ApiDescription, OperationDescription } from '../../../contract/description.js';
import type { Descriptions } from '../../../contract/descriptions.js';
import type { MessageVerbs } from '../../verbs/messages.js';
import { inProject, LOGIN_PROPERTIES, TOKEN } from './properties.js';

/** One operation as SoapUI is to call it. */
export interface ProjectCall {
  readonly operation: OperationDescription;
  /** Within its service. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When it runs, compared with others. */
  readonly rank: number;
}

/** Stand where properties of the project go: texts that no estate holds, and that no writer of messages changes. */
const HOLES = {
  user: 'provisim-hole-user',
  password: 'provisim-hole-password',
  environment: 'provisim-hole-environment',
  token: 'provisim-hole-token',
} as const;

/** Every operation with an example of what is in a sandbox. */
export function projectCalls(descriptions: Descriptions, sandbox: MessageVerbs): ProjectCall[] {
  return descriptions.all().flatMap((api) => {
    const sessions = new Set(api.operations.flatMap(({ session }) => session?.operation ?? []));
    return api.operations.map((operation) => callOf(api, operation, sandbox, sessions));
  });
}

const TAKES_AWAY = /^(delete|remove|detach|unsubscribe)/i;
const ENDS = /^release/i;

/** What hands out tokens comes first, then readers, then changes, then what takes away; last what takes tokens back. */
function rankOf(operation: OperationDescription, sessions: ReadonlySet<string>): number {
  const name = nameOf(operation);
  if (sessions.has(operation.operation)) return 0;
  if (operation.isReading) return 1;
  return ENDS.test(name) ? 4 : TAKES_AWAY.test(name) ? 3 : 2;
}

function nameOf({ operation, shortName }: OperationDescription): string {
  return shortName ?? operation;
}

function callOf(
  { api }: ApiDescription,
  operation: OperationDescription,
  sandbox: MessageVerbs,
  sessions: ReadonlySet<string>,
): ProjectCall {
  const { service, session } = operation;
  const { user, password, environment, token } = HOLES;
  const { headers, body } = sandbox.compose({
    ...{ api, service, operation: operation.operation, example: true },
    ...(session === undefined ? {} : { values: { [session.field]: token } }),
    ...(sessions.has(operation.operation) ? { login: { user, password, environment } } : {}),
  });
  const rank = rankOf(operation, sessions);
  return { operation, name: nameOf(operation), headers, body: withProperties(body, api), rank };
}

/** SoapUI takes `${` for a property of its own, unless there is one more `$` before it. */
function withProperties(body: string, api: string): string {
  const { user, password, environment } = LOGIN_PROPERTIES;
  return body
    .replaceAll('${', '$${')
    .replaceAll(HOLES.user, () => inProject(`${api}_${user}`))
    .replaceAll(HOLES.password, () => inProject(`${api}_${password}`))
    .replaceAll(HOLES.environment, () => inProject(`${api}_${environment}`))
    .replaceAll(HOLES.token, () => inProject(TOKEN));
}
