import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { BRANDS } from '../../src/apis/mspc/brand.js';
import type { Emulator, EmulatorOptions, SandboxControl } from '../../src/index.js';
import { withPasswords } from '../../src/control/seeding/secrets.js';
import type { SeedSource } from '../../src/sandbox/seeds.js';

/** What prepares the world of a golden exchange, in order: calls, time that passes between them, ids they are given. */
type Preparation = OperationCall | RawCall | { readonly advanceMs: number } | { readonly handOut: IdLists };
type IdLists = Readonly<Record<string, readonly string[]>>;

/** An MSPC operation element, sent in an envelope under `as` (name:password). `NS` stands for the brand's namespace. */
interface OperationCall {
  readonly as: string;
  readonly path: string;
  readonly body: string;
}

/** What a recording says of passwords: who logs in, and whose stand at the masks of the body. */
interface Recorded {
  readonly login?: string;
  readonly secrets?: readonly (string | null)[];
}

/** Any other call, sent as it is; a POST unless it says otherwise. It must not be refused by its status. */
interface RawCall extends Recorded {
  readonly api: Api;
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The APIs, each with a folder of golden exchanges. */
export const APIS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;
export type Api = (typeof APIS)[number];

/** A golden exchange as its folder holds it. */
export interface GoldenCase extends Recorded {
  readonly api: Api;
  readonly name: string;
  /** The name of a seed, or one written out. */
  readonly seed: SeedSource;
  readonly clock: string;
  readonly guids: readonly string[];
  /** What else the world hands out, by kind: tokens and the like. */
  readonly ids: IdLists;
  readonly options: EmulatorOptions;
  readonly before: readonly Preparation[];
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly source: string;
  /** Recorded from an emulator: passwords are masked, in the answer too. */
  readonly isMasked: boolean;
  readonly request: Buffer;
  readonly expected: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

/** Every golden exchange of an API, by folder. @param root where they are kept, one folder per API */
export function goldenCases(api: Api, root = FIXTURES): GoldenCase[] {
  return subfolders(join(root, api)).flatMap((operation) =>
    subfolders(join(root, api, operation)).map((name) => readCase(api, root, join(api, operation, name))),
  );
}

/** Plays the preparations and then the exchange itself, in a sandbox of its own that is gone afterwards. */
export async function play(emulator: Emulator, golden: GoldenCase, played: Played): Promise<RawAnswer> {
  try {
    return await playIn(emulator, golden, played);
  } finally {
    emulator.control.drop(played.sandbox);
  }
}

async function playIn(
  emulator: Emulator,
  golden: GoldenCase,
  { sandbox, request = golden.request, headers = golden.headers }: Played,
): Promise<RawAnswer> {
  const control = emulator.control.sandbox(sandbox);
  if (golden.seed !== 'default') control.seed(golden.seed);
  control.freezeClock(Date.parse(golden.clock));
  const { namespace } = BRANDS[golden.options.brand ?? 'mspc'];
  for (const step of golden.before) {
    if ('advanceMs' in step) control.advanceClock(step.advanceMs);
    else if ('handOut' in step) handOut(control, step.handOut);
    else if ('api' in step) await prepareRaw(baseOf(emulator, step.api, sandbox), step);
    else await prepare(baseOf(emulator, 'mspc', sandbox), step, namespace);
  }
  handOut(control, { message: golden.guids, ...golden.ids });
  const own = withLogin({ ...golden, headers, body: request.toString('utf8') });
  const bytes = golden.secrets === undefined ? request : Buffer.from(own.body);
  return send(golden.method, baseOf(emulator, golden.api, sandbox) + golden.path, own.headers, bytes);
}

/** Passwords of the users that a fresh world has. Those that a recording makes get the stand-in. */
const PASSWORDS: Readonly<Record<string, string>> = {
  serveradmin: 'serveradmin',
  cspadmin_CSP: 'serveradmin',
  verba_api_user: 'serveradmin',
};

/** A recorded call with the passwords that its recording left out. */
function withLogin<Call extends Recorded & Pick<RawCall, 'headers' | 'body'>>(call: Call): Call {
  const { login, body } = withPasswords(call, (name) => PASSWORDS[name]);
  const basic = `Basic ${Buffer.from(login ?? '').toString('base64')}`;
  const headers = login === undefined ? call.headers : { ...call.headers, Authorization: basic };
  return { ...call, headers, body };
}

function handOut(control: SandboxControl, lists: IdLists): void {
  for (const [kind, ids] of Object.entries(lists)) control.handOut(kind, ids);
}

/** Where a client of an API finds a sandbox. */
function baseOf({ address }: Emulator, api: Api, sandbox: string): string {
  return `${api === 'provisioning' ? address.provisioningUrl : address.url}/~${sandbox}`;
}

async function prepareRaw(base: string, call: RawCall): Promise<void> {
  const { method = 'POST', path, headers, body } = withLogin(call);
  const answer = await send(method, base + path, headers, Buffer.from(body));
  const isRefused = answer.status >= 400 || answer.body.includes('<errorContext');
  if (isRefused) throw new Error(`preparation ${method} ${path}: ${answer.status} ${answer.body}`);
}

export interface Played {
  readonly sandbox: string;
  readonly request?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

async function prepare(base: string, { as, path, body }: OperationCall, namespace: string): Promise<void> {
  const operation = /<(\w+)/.exec(body)?.[1] ?? '';
  const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"${namespace}/${operation}"`,
    Authorization: `Basic ${Buffer.from(as).toString('base64')}`,
  };
  const text = envelope.replaceAll('"NS"', `"${namespace}"`);
  const answer = await send('POST', base + path, headers, Buffer.from(text));
  if (answer.status === 401 || answer.status === 415)
    throw new Error(`preparation ${operation}: ${answer.status}`);
}

/** Sends exactly these bytes and headers. */
export function send(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      url,
      { method, headers: { ...headers, 'Content-Length': body.length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode = 0, statusMessage = '' } = response;
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: statusCode, reason: statusMessage, headers: response.headers, body: text });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

function readCase(api: Api, root: string, folder: string): GoldenCase {
  const path = join(root, folder);
  const exchange = JSON.parse(readFileSync(join(path, 'exchange.json'), 'utf8')) as Partial<GoldenCase>;
  const request = join(path, 'request.xml');
  const [expected] = ['response.xml', 'response.txt'].map((name) => join(path, name)).filter(existsSync);
  return {
    ...{ seed: 'default', guids: [], ids: {}, options: {}, before: [], answerHeaders: {}, isMasked: false },
    ...(exchange as Omit<GoldenCase, 'api' | 'name' | 'request' | 'expected'>),
    api,
    name: folder,
    request: existsSync(request) ? readFileSync(request) : Buffer.alloc(0),
    expected: expected === undefined ? '' : readFileSync(expected, 'utf8'),
  };
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
