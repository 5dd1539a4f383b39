import { z } from 'zod';
import { chosenApi, chosenOperation, UnknownName } from '../../contract/chosenOperation.js';
import type { OperationDescription, Value, Values } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import { NotFound } from '../errors.js';
import { route, sandboxOf } from '../route.js';

const service = z.string().optional().meta({
  description: 'of MPS the namespace of the procedure, of Cortex the entity',
});
const SUMMARY = {
  api: z.string(),
  service: z.string(),
  operation: z.string(),
  shortName: z.string().optional().meta({ description: 'its name within the service' }),
  grade: z.enum(['documented', 'observed', 'inferred']),
  documentation: z.string().optional(),
  isReading: z.boolean().meta({ description: 'whether it changes nothing' }),
  record: z
    .string()
    .optional()
    .meta({ description: 'what its fields are called together, where several operations take the same' }),
};
const FIELD = z.strictObject({
  name: z.string().meta({ description: 'an attribute’s begins with @' }),
  type: z.string(),
  isRequired: z.boolean(),
  isRepeated: z.boolean(),
  values: z.array(z.string()).optional().meta({ description: 'what it may say, of a closed list' }),
  get fields() {
    return z.array(FIELD).optional();
  },
});
const SESSION = z.strictObject({ operation: z.string(), element: z.string(), field: z.string() });
const OPERATION = z.strictObject({
  ...SUMMARY,
  fields: z.array(FIELD).meta({ description: 'what a request carries, in its order' }),
  errors: z.array(z.string()).optional().meta({ description: 'those that its documents list' }),
  session: SESSION.optional().meta({ description: 'what has to be asked for first' }),
});
const VALUE: z.ZodType<Value> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(VALUE), z.record(z.string(), VALUE)]),
);
const VALUES: z.ZodType<Values> = z.record(z.string(), VALUE);
const ORDER = z.strictObject({
  api: z.string(),
  operation: z.string(),
  service,
  values: VALUES.optional().meta({ description: 'by field: a list where it is repeated, null for nil' }),
  login: z
    .strictObject({ user: z.string(), password: z.string(), environment: z.string().optional() })
    .optional()
    .meta({ description: 'who calls; without it the message carries no credentials' }),
  soapVersion: z.enum(['1.1', '1.2']).optional(),
  example: z.boolean().optional().meta({
    description: 'begin with values that fit what is in the sandbox, under those that are given',
  }),
});
const MESSAGE = z.strictObject({
  method: z.literal('POST'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  session: SESSION.optional(),
});

export const OPERATION_ROUTES = [
  route({
    method: 'get',
    path: '/operations',
    summary: 'Lists the operations that are emulated.',
    query: z.strictObject({ api: z.string().optional(), service }),
    answer: z.array(z.strictObject(SUMMARY)),
    run: ({ control, query }) => listed(control.descriptions, query).map(summarized),
  }),
  route({
    method: 'get',
    path: '/operations/{api}/{operation}',
    summary: 'One operation with the fields of its request.',
    query: z.strictObject({ service }),
    answer: OPERATION,
    run: ({ control, params: { api = '', operation = '' }, query }) =>
      found(() =>
        chosenOperation(chosenApi(control.descriptions, api), { operation, service: query.service }),
      ),
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/compose',
    summary: 'Writes a valid message to an operation, ready to be sent to the sandbox.',
    body: ORDER,
    answer: MESSAGE,
    run: (call) => sandboxOf(call).compose(call.body),
  }),
];

function listed(
  descriptions: Descriptions,
  { api, service: wanted }: { readonly api?: string | undefined; readonly service?: string | undefined },
): OperationDescription[] {
  const apis = api === undefined ? descriptions.all() : [found(() => chosenApi(descriptions, api))];
  const operations = apis.flatMap((it) => it.operations);
  return wanted === undefined ? operations : operations.filter((it) => it.service === wanted);
}

function summarized({
  fields: _fields,
  errors: _errors,
  session: _session,
  ...rest
}: OperationDescription): object {
  return rest;
}

/** @throws NotFound for a name that there is not */
function found<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw error instanceof UnknownName ? new NotFound(error.message) : error;
  }
}
