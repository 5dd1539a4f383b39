import type { z } from 'zod';
import type { Control, SandboxControl } from './control.js';
import { NotFound } from './errors.js';

/** What a route is given: everything checked by its schemas. */
export interface RouteCall<Body, Query> {
  readonly control: Control;
  /** The holes of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Ends when the client has gone. */
  readonly signal: AbortSignal;
}

/** One route of the control API, as it is served and as `/openapi.json` describes it. */
export interface Route<Body = unknown, Query = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With holes as OpenAPI writes them: `/sandboxes/{name}`. */
  readonly path: string;
  readonly summary: string;
  /** What a JSON body must be; without it a body is not looked at. */
  readonly body?: z.ZodType<Body>;
  /** What the query must be, all of it texts. */
  readonly query?: z.ZodType<Query>;
  /** What a good answer is: JSON of a shape, bytes of a media type, or nothing (204). */
  readonly answer?: z.ZodType | Media;
  /** Of a good answer that is not 200 or 204. */
  readonly status?: 201;
  /** The body is bytes of this type, not JSON. */
  readonly takes?: string;
  run(call: RouteCall<Body, Query>): unknown;
}

/** An answer that is not JSON. */
export interface Media {
  readonly type: string;
}

export function isMedia(answer: z.ZodType | Media): answer is Media {
  return !('safeParse' in answer);
}

/** Ties the shapes of a route to what it runs. */
export function route<Body = unknown, Query = unknown>(definition: Route<Body, Query>): Route {
  return definition as Route;
}

/** The sandbox a path names. @throws NotFound */
export function sandboxOf({
  control,
  params,
}: RouteCall<never, never> | RouteCall<unknown, unknown>): SandboxControl {
  const { name = '' } = params;
  const sandbox = control.find(name);
  if (sandbox === undefined) throw new NotFound(`no sandbox named ${name}`);
  return sandbox;
}
