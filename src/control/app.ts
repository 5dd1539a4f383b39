import express, { type NextFunction, type Request, type Response } from 'express';
import { refusalOf, type Access } from './access.js';
import type { Control } from './control.js';
import { EntityUnreadable } from '../model/entities/refusals.js';
import { SeedError } from '../model/seed/seed.js';
import { SandboxFileError } from '../sandbox/registry.js';
import { openApi } from './openapi.js';
import { BadRequest, Conflict, NotFound } from './errors.js';
import { isMedia, type Route } from './route.js';
import { checked } from './shapes.js';

/** Seeds are documents, snapshots whole worlds. */
const LARGEST = { json: '16mb', bytes: '256mb' };

/** Serves a table of routes, and at `/openapi.json` what it says. */
export function controlApp(control: Control, routes: readonly Route[], access: Access): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requireAccess(access), requireType(routes));
  app.use(express.json({ limit: LARGEST.json }), express.raw({ type: BYTES, limit: LARGEST.bytes }));
  for (const route of routes) {
    app[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), (req, res, next) => {
      answer(route, control, req, res).catch(next);
    });
  }
  const description = JSON.stringify(openApi(routes));
  app.get('/openapi.json', (_req, res) => {
    res.type('application/json').send(description);
  });
  app.use((req, res) => {
    res.status(404).json({ error: `no such route: ${req.method} ${req.path}` });
  });
  app.use(answerError);
  return app;
}

async function answer(route: Route, control: Control, req: Request, res: Response): Promise<void> {
  const gone = new AbortController();
  res.on('close', () => {
    gone.abort();
  });
  const value = await route.run({
    control,
    params: req.params as Readonly<Record<string, string>>,
    query: route.query === undefined ? undefined : checked(route.query, req.query),
    body: route.body === undefined ? (req.body as unknown) : checked(route.body, req.body),
    signal: gone.signal,
  });
  if (route.answer === undefined) res.status(204).end();
  else if (isMedia(route.answer)) res.type(route.answer.type).send(bytesOf(value));
  else res.status(route.status ?? 200).json(value);
}

/** A text goes out as bytes, so that it keeps the type the route says. */
function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
}

const BYTES = 'application/octet-stream';
function requireAccess(access: Access) {
  return (req: Request, res: Response, next: NextFunction) => {
    const refusal = refusalOf(req, access);
    if (refusal === undefined) {
      next();
      return;
    }
    if (refusal.status === 401) res.set('WWW-Authenticate', 'Bearer realm="provisim"');
    res.status(refusal.status).json({ error: refusal.error });
  };
}

/** A form or a text that a browser sends across origins without asking is no command. */
function requireType(routes: readonly Route[]) {
  const takesBytes = routes.filter(({ takes }) => takes !== undefined);
  const patterns = takesBytes.map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));
  return (req: Request, res: Response, next: NextFunction) => {
    const isReading = req.method === 'GET' || req.method === 'HEAD';
    const isBytes = patterns.some((pattern) => pattern.test(req.path)) && req.is(BYTES) === BYTES;
    if (isReading || isBytes || /^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
      next();
      return;
    }
    res.status(403).json({ error: 'changes need Content-Type: application/json' });
  };
}

/** Express tells an error handler by its four parameters. */
function answerError(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const status = statusOf(error);
  const message =
    error instanceof SyntaxError ? 'the body is not JSON' : error instanceof Error ? error.message : '';
  res.status(status).json({ error: status < 500 ? message : 'internal error' });
}

/** What the caller got wrong. */
const BAD = [BadRequest, SeedError, EntityUnreadable, RangeError];

/** What Express itself refuses carries its status; anything else but the caller's mistakes is ours. */
function statusOf(error: unknown): number {
  if (error instanceof NotFound) return 404;
  if (error instanceof Conflict || error instanceof SandboxFileError) return 409;
  if (BAD.some((kind) => error instanceof kind)) return 400;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
