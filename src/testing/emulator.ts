import childProcess from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ControlClient } from '../client/controlClient.js';
import type { EmulatorOptions } from '../config.js';
import type { Addresses } from '../control/addresses.js';
import { shippedFile } from '../files/shipped.js';

/**
 * The emulator whose control API the environment names, as `provisim exec` does; undefined where it names none. Its other
 * addresses are its own word where they are not named as well.
 */
export async function namedEmulator(environment: NodeJS.ProcessEnv): Promise<Addresses | undefined> {
  const controlUrl = environment[CONTROL_VARIABLE];
  if (controlUrl === undefined || controlUrl === '') {
    if (environment.PROVISIM_URL === undefined) return undefined;
    throw new Error(
      `PROVISIM_URL names an emulator whose control API is not known: set ${CONTROL_VARIABLE} as well`,
    );
  }
  const { addresses } = await controlOf(controlUrl).facts();
  const reached = (told: string) => told.replace(EVERY_ADDRESS, new URL(controlUrl).hostname);
  const url = environment.PROVISIM_URL ?? reached(addresses.url);
  const provisioningUrl = environment.PROVISIM_PROVISIONING_URL ?? reached(addresses.provisioningUrl);
  return { url: withoutSlash(url), provisioningUrl: withoutSlash(provisioningUrl), controlUrl };
}

/** What an emulator that listens everywhere tells as its host, as in a container: it is where its control API is. */
const EVERY_ADDRESS = /(?<=^http:\/\/)(0\.0\.0\.0|\[::\])(?=:)/;

const CONTROL_VARIABLE = 'PROVISIM_CONTROL_URL';

/** The control API at an address, with the token that the environment has for it. */
export function controlOf(url: string): ControlClient {
  return new ControlClient({ url, token: process.env.PROVISIM_CONTROL_TOKEN });
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

/** The emulator of this process with these options, started with the first test file that asks for it. */
export function ownEmulator(options: EmulatorOptions = {}): Promise<Addresses> {
  const order = JSON.stringify(options);
  const started = running();
  const known = started.get(order);
  if (known !== undefined) return known;
  const starting = start(order);
  started.set(order, starting);
  return starting;
}

const RUNNING = Symbol.for('provisim.testing.running');

/**
 * Emulators started by this process. Runners give each test file modules and globals of its own, but Node's modules are
 * the same object in all of them: there the emulators are found again.
 */
function running(): Map<string, Promise<Addresses>> {
  const shared = childProcess as typeof childProcess & { [RUNNING]?: Map<string, Promise<Addresses>> };
  return (shared[RUNNING] ??= new Map<string, Promise<Addresses>>());
}

/** Nothing of the child keeps this process alive, so that a runner ends as soon as its tests have. */
async function start(order: string): Promise<Addresses> {
  const host = fileURLToPath(shippedFile('dist/testing/host.js'));
  const child = childProcess.spawn(process.execPath, [host, order], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString();
    process.stderr.write(text);
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    child.once('close', () => {
      reject(new Error(`the emulator did not start: ${complaints.trim()}`));
    });
  });
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) unref(stream);
  return JSON.parse(line) as Addresses;
}

/** Pipes to a child are sockets, which their declared type does not say. */
function unref(stream: object): void {
  if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
}
