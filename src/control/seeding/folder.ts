import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SeedError } from '../../model/seed/seed.js';
import type { SeedSource } from '../../sandbox/seeds.js';
import type { SeedMessage, SeedOrder, SeedStep } from './seedOrder.js';

/** What a file beside a message, or the `exchange.json` of a recorded exchange, may say. */
interface Sidecar extends Partial<SeedMessage> {
  readonly seed?: SeedSource;
  /** ISO 8601. */
  readonly clock?: string;
  readonly before?: readonly Preparation[];
  readonly guids?: readonly string[];
  readonly ids?: Readonly<Record<string, readonly string[]>>;
}

/** Calls before a recorded exchange: an MSPC operation element under a login, or any other request whole. */
type Preparation =
  | { readonly as: string; readonly path: string; readonly body: string }
  | (SeedMessage & { readonly api: string })
  | { readonly advanceMs: number }
  | { readonly handOut: Readonly<Record<string, readonly string[]>> };

/**
 * The messages in a folder, in the order of their names: `NN-name.xml`, with `NN-name.json` beside it for what the body
 * does not tell; and folders with `exchange.json` and `request.xml`, as recorded exchanges are kept. `seed.json` says
 * what they are sent to, and when.
 *
 * @throws SeedError naming the file that is wrong
 */
export function readSeedFolder(folder: string): SeedOrder {
  const parts = isExchange(folder)
    ? [readExchange(folder)]
    : entriesOf(folder).map((name) => readEntry(join(folder, name)));
  const own = readJson(join(folder, 'seed.json')) ?? {};
  const said = [own, ...parts.map(({ sidecar }) => sidecar)];
  const seed = agreed(
    folder,
    'seed',
    said.map((one) => one.seed),
  ) as SeedSource | undefined;
  const clock = said.find((one) => one.clock !== undefined)?.clock;
  const messages = parts.flatMap(({ steps }) => steps);
  if (messages.length === 0) throw new SeedError(`seed ${folder}: there are no messages in it`);
  return {
    ...{ seed: seed ?? 'default', messages },
    ...(clock === undefined ? {} : { clock: instant(folder, clock) }),
  };
}

interface Part {
  readonly steps: readonly SeedStep[];
  readonly sidecar: Sidecar;
}

function isExchange(folder: string): boolean {
  return existsSync(join(folder, 'exchange.json'));
}

/** Messages and recorded exchanges; anything else may lie beside them. */
function entriesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory() ? isExchange(join(folder, entry.name)) : entry.name.endsWith('.xml'),
    )
    .map(({ name }) => name)
    .sort();
}

function readEntry(path: string): Part {
  return path.endsWith('.xml') ? readMessage(path) : readExchange(path);
}

function readMessage(file: string): Part {
  const stem = file.slice(0, -'.xml'.length);
  const sidecar = readJson(`${stem}.json`) ?? {};
  const { seed: _seed, clock: _clock, before: _before, guids: _guids, ids: _ids, ...given } = sidecar;
  return { steps: [{ name: basename(stem), ...given, body: textOf(file) }], sidecar };
}

function readExchange(folder: string): Part {
  const sidecar = readJson(join(folder, 'exchange.json')) ?? {};
  const { before = [], guids = [], ids = {}, method = 'POST', path, headers = {}, login, secrets } = sidecar;
  const name = basename(folder);
  const file = join(folder, 'request.xml');
  const body = existsSync(file) ? textOf(file) : '';
  const prepared = before.map((step, index) => toStep(step, `${name}-before-${index + 1}`));
  const handOut = { handOut: { message: guids, ...ids } };
  const request = { name, method, path, headers, login, secrets, body };
  return { steps: [...prepared, handOut, request], sidecar };
}

function toStep(step: Preparation, name: string): SeedStep {
  if (!('as' in step)) return 'body' in step ? { name, ...step } : step;
  const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${step.body}</soap:Body></soap:Envelope>`;
  return { name, api: 'mspc', path: step.path, login: step.as, body };
}

function agreed(folder: string, what: string, values: readonly unknown[]): unknown {
  const said = values.filter((value) => value !== undefined);
  if (new Set(said.map((value) => JSON.stringify(value))).size > 1)
    throw new SeedError(`seed ${folder}: its messages name more than one ${what}`);
  return said[0];
}

function instant(folder: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new SeedError(`seed ${folder}: ${JSON.stringify(text)} is no instant`);
  return at;
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

function readJson(file: string): Sidecar | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const document: unknown = JSON.parse(textOf(file));
    if (typeof document === 'object' && document !== null) return document;
  } catch (error) {
    throw new SeedError(`seed ${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new SeedError(`seed ${file}: not an object`);
}
