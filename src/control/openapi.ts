import { z } from 'zod';
import { withSharedDefinitions } from './definitions.js';
import { isMedia, type Route } from './route.js';
import { VERSION } from './version.js';

const ERROR = z.strictObject({
  error: z.string().meta({ description: 'what is wrong, for a person to read' }),
});

/** The description of the control API: made of the same shapes that check its bodies. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route);
  const shared = withSharedDefinitions(paths);
  return {
    openapi: '3.1.0',
    info: { title: 'Provisim control API', version: VERSION },
    paths: shared.paths,
    // Without a token configured nobody is asked for one.
    security: [{}, { token: [] }],
    components: {
      schemas: { Error: schemaOf(ERROR, 'output'), ...shared.schemas },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '--control-token' } },
    },
  };
}

function operation({ method, path, summary, body, query, answer, status, takes }: Route): object {
  const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const parameters = [...holes, ...queryParameters(query)];
  const content =
    body !== undefined
      ? { 'application/json': { schema: schemaOf(body, 'input') } }
      : takes !== undefined
        ? { [takes]: { schema: { type: 'string', format: 'binary' } } }
        : undefined;
  return {
    operationId: `${method} ${path}`
      .replace(/[{}]/g, '')
      .replace(/[ /]+(\w)/g, (_all, letter: string) => letter.toUpperCase()),
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: { [answer === undefined ? 204 : (status ?? 200)]: good(answer), default: REFUSAL },
  };
}

const REFUSAL = {
  description: 'refused',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

function good(answer: Route['answer']): object {
  if (answer === undefined) return { description: 'done' };
  if (isMedia(answer)) {
    return { description: 'done', content: { [answer.type]: { schema: { type: 'string' } } } };
  }
  const schema = schemaOf(answer, 'output');
  return { description: 'done', content: { 'application/json': { schema } } };
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
}

/** JSON Schema of a shape; its own `$schema` is the document's to say. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
