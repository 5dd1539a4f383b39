import { pino, type Logger } from 'pino';
import type { Api } from './apis/api.js';
import { BRANDS } from './apis/mspc/brand.js';
import { createMspc } from './apis/mspc/index.js';
import { notFound } from './apis/mspc/pages.js';
import type { Config } from './config.js';
import { createControl, type Control } from './control/control.js';
import { serveControl, type ControlServer } from './control/server.js';
import type { Site } from './http/exchange.js';
import { SERVICE_UNAVAILABLE } from './http/iis.js';
import { Listener } from './http/listener.js';
import { Dispatcher } from './sandbox/dispatch.js';
import { Registry } from './sandbox/registry.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { Seeds } from './sandbox/seeds.js';
import { TimeZone } from './xml/timeZone.js';

/** Where a running emulator listens. */
export interface Addresses {
  /** The IIS persona: MSPC. */
  readonly url: string;
  /** Reserved for the Provisioning API v2. */
  readonly provisioningUrl: string;
  readonly controlUrl: string;
}

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
  const registry = new Registry({
    file: config.db === ':memory:' ? undefined : config.db,
    seed: seeds.image(config.seed),
    maxSandboxes: config.maxSandboxes,
    journal: { maxEntries: config.journalEntries, maxBytes: config.journalBytes },
    realTime: Date.now,
  });
  const control = createControl(registry, seeds);
  const apis = [createMspc(mspcOptions(config, log))];
  const dispatcher = new Dispatcher(registry, Object.assign({}, ...apis.map(({ jobs }) => jobs)));
  const listeners = [
    listener(config, config.port, dispatcher, site(apis), log),
    listener(config, config.provisioningPort, dispatcher, site([]), log),
  ] as const;
  const opened: { close(): Promise<void> }[] = [];
  const closeAll = async () => {
    await Promise.all(opened.map((server) => server.close()));
    registry.close();
  };
  try {
    const [iis, jaxWs] = listeners;
    const url = await open(iis, opened, config);
    const provisioningUrl = await open(jaxWs, opened, config);
    const controlServer: ControlServer = await serveControl(control, config.host, config.controlPort);
    opened.push(controlServer);
    return { address: { url, provisioningUrl, controlUrl: controlServer.url }, control, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function open(server: Listener, opened: { close(): Promise<void> }[], config: Config): Promise<string> {
  const { port } = await server.listen();
  opened.push(server);
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}

function listener(
  config: Config,
  port: number,
  dispatcher: Dispatcher,
  site: Site<Sandbox>,
  log: Logger,
): Listener {
  const { host, maxBodyBytes, headersTimeoutMs, requestTimeoutMs, publicUrl } = config;
  return new Listener({
    ...{ host, port, maxBodyBytes, headersTimeoutMs, requestTimeoutMs, publicUrl },
    onBug: bugReporter(log),
    answer: (request, prefix) => dispatcher.exchange(request, prefix, site),
  });
}

function site(apis: readonly Api[]): Site<Sandbox> {
  return {
    find(path) {
      for (const api of apis) {
        const endpoint = api.find(path);
        if (endpoint !== undefined) return endpoint;
      }
      return undefined;
    },
    fallback: (request) => notFound(request),
    busy: SERVICE_UNAVAILABLE,
  };
}

/** Tells the log, not the client, of an error that is ours. */
function bugReporter(log: Logger): (error: unknown) => void {
  return (error) => {
    log.error(error, 'internal error');
  };
}

function mspcOptions(config: Config, log: Logger) {
  const brand = BRANDS[config.brand];
  return {
    brand,
    zone: new TimeZone(config.timeZone),
    limits: {
      maxDepth: config.maxDepth,
      maxAttributes: config.maxAttributes,
      maxNameLength: config.maxNameLength,
      maxElements: config.maxElements,
      maxValueLength: config.maxValueLength,
    },
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
    onBug: bugReporter(log),
  };
}
