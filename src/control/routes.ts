import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { SeedError } from '../model/seed/seed.js';
import type { Control, SandboxControl } from './control.js';

const seedName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a seed goes by its name here, not by a file');

/** A seed by name or written out. Files are the command line's: a request must not read those of this machine. */
const SEED_BODY = z.strictObject({
  seed: z.union([seedName, z.looseObject({ include: z.array(seedName).optional() })], {
    error: 'seed must be the name of a seed, or an object that includes others by name',
  }),
});

/** A body that a route does not take; the message says what is wrong with it. */
class BadBody extends Error {}

/** The routes of the control API. */
export function controlApp(control: Control): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requireKnownHost, requireJson, express.json({ limit: '16mb' }));
  app.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/ready', (_req, res) => {
    res.json({ status: 'ready' });
  });
  app.get('/sandboxes', (_req, res) => {
    res.json(control.sandboxes());
  });
  app.post('/sandboxes/:name/reset', (req, res) => {
    withSandbox(control, req, res, (sandbox) => {
      sandbox.reset();
      res.status(204).end();
    });
  });
  app.post('/sandboxes/:name/seed', (req, res) => {
    const body = SEED_BODY.safeParse(req.body);
    if (!body.success) throw new BadBody(z.prettifyError(body.error));
    control.sandbox(req.params.name).seed(body.data.seed);
    res.status(204).end();
  });
  app.get('/sandboxes/:name/outbox', (req, res) => {
    withSandbox(control, req, res, (sandbox) => {
      res.json(sandbox.outbox());
    });
  });
  app.use((req, res) => {
    res.status(404).json({ error: `no such route: ${req.method} ${req.path}` });
  });
  app.use(answerError);
  return app;
}

function withSandbox(
  control: Control,
  req: Request<{ name: string }>,
  res: Response,
  act: (sandbox: SandboxControl) => void,
): void {
  const sandbox = control.find(req.params.name);
  if (sandbox === undefined) res.status(404).json({ error: `no sandbox named ${req.params.name}` });
  else act(sandbox);
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** A page of another origin, or one that rebound its name to this machine, gets nothing. */
function requireKnownHost(req: Request, res: Response, next: NextFunction): void {
  const origin = req.headers.origin;
  const isForeign = origin !== undefined && !LOOPBACK.test(origin.replace(/^https?:\/\//, ''));
  if (isForeign || !LOOPBACK.test(req.headers.host ?? '')) {
    res.status(403).json({ error: 'the control API answers loopback hosts only' });
    return;
  }
  next();
}

/** A form or a text that a browser sends across origins without asking is no command. */
function requireJson(req: Request, res: Response, next: NextFunction): void {
  const isReading = req.method === 'GET' || req.method === 'HEAD';
  if (isReading || /^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
    next();
    return;
  }
  res.status(403).json({ error: 'changes need Content-Type: application/json' });
}

/** Express tells an error handler by its four parameters. */
function answerError(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const status = statusOf(error);
  const message =
    error instanceof SyntaxError ? 'the body is not JSON' : error instanceof Error ? error.message : '';
  res.status(status).json({ error: status < 500 ? message : 'internal error' });
}

/** What Express itself refuses carries its status; anything else but the caller's mistakes is ours. */
function statusOf(error: unknown): number {
  if (error instanceof BadBody || error instanceof SeedError || error instanceof RangeError) return 400;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
