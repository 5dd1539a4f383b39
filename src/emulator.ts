import { setTimeout } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import type { Api } from './apis/api.js';
import { createCortex } from './apis/cortex/index.js';
import { BRANDS } from './apis/mspc/brand.js';
import { createMps } from './apis/mps/index.js';
import { createMspc } from './apis/mspc/index.js';
import { createProvisioning } from './apis/provisioning/index.js';
import type { Config } from './config.js';
import { Descriptions } from './contract/descriptions.js';
import type { Addresses } from './control/addresses.js';
import { createControl, type Control } from './control/control.js';
import { Snapshots } from './control/snapshots.js';
import { serveControl } from './control/server.js';
import { seedSourceOf } from './files/seedSource.js';
import type { Site } from './http/exchange.js';
import { IIS, notFound, SERVICE_UNAVAILABLE } from './http/iis.js';
import { JDK, NO_CONTEXT, OVERLOADED } from './http/jdk.js';
import { Listener, type ListenerOptions } from './http/listener.js';
import { reshape } from './reshape.js';
import { flagName, SECRET_OPTIONS } from './options.js';
import { playedSeed, type SeedingParts } from './control/verbs/seeding.js';
import { Dispatcher, type DispatcherOptions } from './sandbox/dispatch.js';
import { Observers } from './sandbox/observers.js';
import { pageOf } from './sandbox/page.js';
import { Rehearsal, type RehearsalParts } from './sandbox/rehearsal.js';
import { Registry, type RegistryOptions } from './sandbox/registry.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { Seeds } from './sandbox/seeds.js';
import { TimeZone } from './xml/timeZone.js';

/** A running emulator. */
export interface Emulator {
  readonly address: Addresses;
  /** The verbs of the control API, without HTTP. */
  readonly control: Control;
  /** Stops accepting, lets requests under way finish, and closes the databases. */
  close(): Promise<void>;
}

/** Puts the parts together and listens. The only place that knows every API. */
export async function runEmulator(config: Config): Promise<Emulator> {
  const log = pino({ level: config.logLevel, name: 'provisim' }, pino.destination({ dest: 2, sync: true }));
  const seeds = new Seeds();
  const apis = [
    createMspc(mspcOptions(config, log)),
    createCortex(cortexOptions(config, log)),
    createMps(mpsOptions(config, log)),
  ];
  const provisioning = createProvisioning(provisioningOptions(config, log));
  const all = [...apis, provisioning];
  const observers = new Observers();
  const sites = {
    url: siteOf(apis, { persona: IIS, fallback: notFound, busy: SERVICE_UNAVAILABLE }),
    provisioningUrl: siteOf([provisioning], { persona: JDK, fallback: () => NO_CONTEXT, busy: OVERLOADED }),
  };
  const descriptions = descriptionsOf(all);
  const rehearse = rehearsalsOf(config, log, all, { sites, descriptions });
  const beginning = await beginningOf(config, { seeds, descriptions, rehearse });
  const registry = new Registry({ ...registryOptions(config, all, log), seed: beginning });
  let address: Addresses | undefined;
  const control = createControl({
    registry,
    seeds,
    snapshots: new Snapshots(snapshotFolder(config)),
    ...toolsOf(all),
    ...{ observers, descriptions, beginning, rehearse, countsCoverage: config.coverage },
    ...{ options: shownOptions(config), publicUrl: config.publicUrl },
    page: (world, at) => pageOf(sites[at.listener], world, at),
    addresses: () => {
      if (address === undefined) throw new Error('the emulator does not listen yet');
      return address;
    },
  });
  const dispatcher = new Dispatcher(registry, dispatcherOptions(log, observers, descriptions));
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()));
    registry.close();
  };
  const open = async (option: 'port' | 'provisioningPort', site: Site<Sandbox>): Promise<string> => {
    const answer: ListenerOptions['answer'] = (request, prefix) => dispatcher.exchange(request, prefix, site);
    const listener = new Listener({ ...listenerOptions(config, option, log), persona: site.persona, answer });
    const address = await listening(config, option, () => listener.listen());
    opened.push(listener);
    return address;
  };
  try {
    const url = await open('port', sites.url);
    const provisioningUrl = await open('provisioningPort', sites.provisioningUrl);
    const controlServer = await listening(config, 'controlPort', () =>
      serveControl(control, controlServerOptions(config)),
    );
    opened.push(controlServer);
    address = { url, provisioningUrl, controlUrl: controlServer.url };
    return { address, control, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listenerOptions(config: Config, option: 'port' | 'provisioningPort', log: Logger) {
  const headersTimeoutMs = Math.min(config.headersTimeoutMs, config.requestTimeoutMs);
  const own = { port: config[option], drainMs: config.drainTimeoutMs, headersTimeoutMs };
  return { ...config, ...own, onBug: bugReporter(log) };
}

/** A wait that keeps no process alive. */
function sleep(ms: number): Promise<void> {
  return setTimeout(ms, undefined, { ref: false });
}

/** An address that cannot be listened on; the message names it and the option that chooses another. */
export class ListenError extends Error {}

async function listening<T>(
  config: Config,
  option: 'port' | 'provisioningPort' | 'controlPort',
  listen: () => Promise<T>,
): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
    const address = `${config.host} port ${config[option]}`;
    throw new ListenError(
      `cannot listen on ${address}: ${reason}; choose with --host and --${flagName(option)}`,
    );
  }
}

function registryOptions(config: Config, apis: readonly Api[], log: Logger): Omit<RegistryOptions, 'seed'> {
  const { db: file, durability, repair } = config;
  const warn = (message: string) => {
    log.warn(message);
  };
  return {
    files: file === ':memory:' ? undefined : { file, durability, repair, warn },
    maxSandboxes: config.maxSandboxes,
    journal: { maxEntries: config.journalEntries, maxBytes: config.journalBytes },
    jobs: Object.assign({}, ...apis.map(({ jobs }) => jobs)) as Api['jobs'],
    realTime: Date.now,
  };
}

function controlServerOptions({ host, controlPort, controlToken, controlHosts }: Config) {
  const hosts = (controlHosts ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  return { host, port: controlPort, access: { token: controlToken, hosts } };
}

function shownOptions(config: Config): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !SECRET_OPTIONS.has(name)));
}

/** Makes worlds that nobody sees, in which the messages of a seed are tried. */
function rehearsalsOf(
  config: Config,
  log: Logger,
  apis: readonly Api[],
  { sites, descriptions }: Pick<RehearsalParts, 'sites'> & { readonly descriptions: Descriptions },
): (image: Buffer) => Rehearsal {
  return (image) => {
    const unseen = { files: undefined, seed: image, maxSandboxes: 1 };
    const registry = new Registry({ ...registryOptions(config, apis, log), ...unseen });
    const dispatcher = new Dispatcher(registry, dispatcherOptions(log, new Observers(), descriptions));
    return new Rehearsal({ registry, dispatcher, sites });
  };
}

/** What sandboxes begin as. */
async function beginningOf(
  { seed }: Config,
  parts: Pick<SeedingParts, 'seeds' | 'descriptions' | 'rehearse'>,
): Promise<Buffer> {
  if (seedSourceOf(seed) !== 'folder') return parts.seeds.image(seed);
  const { readSeedFolder } = await import('./control/seeding/folder.js');
  const order = readSeedFolder(seed);
  return playedSeed(order, { ...parts, beginning: parts.seeds.image('default') });
}

/** What the control API tells of the APIs; what is costly is made when it is asked for. */
function toolsOf(apis: readonly Api[]) {
  return {
    apis: apis.map(({ name }) => name),
    errors: Object.fromEntries(apis.map(({ name, errors }) => [name, errors])),
    fidelity: () => Object.fromEntries(apis.map(({ name, fidelity }) => [name, fidelity()])),
  };
}

function dispatcherOptions(log: Logger, observers: Observers, descriptions: Descriptions): DispatcherOptions {
  const departure: DispatcherOptions['departure'] = (...call) => descriptions.departure(...call);
  return { sleep, stopwatch, reshape, observers, onBug: bugReporter(log), departure };
}

/** Real milliseconds. */
function stopwatch(): number {
  return performance.now();
}

function descriptionsOf(apis: readonly Api[]): Descriptions {
  return new Descriptions(Object.fromEntries(apis.map(({ name, describe }) => [name, describe])));
}

/** Snapshots are files where the worlds are. */
function snapshotFolder({ db }: Config): string | undefined {
  return db === ':memory:' ? undefined : `${db}.d/snapshots`;
}

/** The endpoints of some APIs behind one listener. */
function siteOf(apis: readonly Api[], rest: Omit<Site<Sandbox>, 'find'>): Site<Sandbox> {
  return {
    find(path) {
      for (const api of apis) {
        const endpoint = api.find(path);
        if (endpoint !== undefined) return endpoint;
      }
      return undefined;
    },
    ...rest,
  };
}

/** Tells the log, not the client, of an error that is ours. */
function bugReporter(log: Logger): (error: unknown) => void {
  return (error) => {
    log.error(error, 'internal error');
  };
}

/** The XML limits. */
function limitsOf({ maxDepth, maxAttributes, maxNameLength, maxElements, maxValueLength }: Config) {
  return { maxDepth, maxAttributes, maxNameLength, maxElements, maxValueLength };
}

function cortexOptions(config: Config, log: Logger) {
  return {
    zone: new TimeZone(config.timeZone),
    limits: limitsOf(config),
    realm: config['cortex.realm'],
    version: config['cortex.version'],
    strictUserNames: config['cortex.strictUserNames'],
    onBug: bugReporter(log),
  };
}

function mspcOptions(config: Config, log: Logger) {
  const brand = BRANDS[config.brand];
  return {
    brand,
    zone: new TimeZone(config.timeZone),
    limits: limitsOf(config),
    realm: config['mspc.realm'] ?? `${brand.product} Enterprise Server`,
    wsaHeaders: config['mspc.wsaHeaders'],
    faultDetail: config['mspc.faultDetail'],
    planResultForm: config['mspc.planResultForm'],
    enumDigits: config['mspc.enumDigits'],
    exceeding: config['mspc.exceeding'],
    refusedChange: config['mspc.refusedChange'],
    strictRoles: config['mspc.strictRoles'],
    asyncDeleteMs: config['mspc.asyncDeleteMs'],
    passwordOutput: config['mspc.passwordOutput'],
    deleteAudit: config['mspc.deleteAudit'],
    wseTimeToleranceSeconds: config['mspc.wseTimeToleranceSeconds'],
    wseReplayWindowSeconds: config['mspc.wseReplayWindowSeconds'],
    onBug: bugReporter(log),
  };
}

function provisioningOptions(config: Config, log: Logger) {
  return {
    zone: new TimeZone(config.timeZone),
    limits: limitsOf(config),
    tokenIdleMs: config['provisioning.tokenIdleMs'],
    maxResults: config['provisioning.maxResults'],
    rights: config['provisioning.rights'],
    apiRoles: config['provisioning.apiRoles'].split(',').map((role) => role.trim()),
    archivingDestination: config['provisioning.archivingDestination'],
    audioFolder: config['provisioning.audioFolder'],
    version: config['provisioning.version'],
    xmlWriter: config['provisioning.xmlWriter'],
    onBug: bugReporter(log),
  };
}

function mpsOptions(config: Config, log: Logger) {
  return { limits: limitsOf(config), maxCost: config['mps.maxCost'], onBug: bugReporter(log) };
}
