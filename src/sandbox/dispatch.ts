import {
  NoRoom,
  type Answer,
  type Endpoint,
  type HttpRequest,
  type Notes,
  type Session,
  type Site,
} from '../http/exchange.js';
import { DEFAULT_SANDBOX, type Registry } from './registry.js';
import type { Sandbox } from './sandbox.js';

/** The header that names a sandbox. */
export const SANDBOX_HEADER = 'x-provisim-sandbox';

const LOGIN_SUFFIX = /^(.*)~([a-z0-9-]{1,40})$/s;
const HOST_NAME = /^([a-z0-9-]{1,40})\.localhost(?::\d+)?$/i;

/**
 * Carries a request to its world and back: finds the sandbox, lets the endpoint answer, does the background work that
 * has come due, and writes the journal.
 */
export class Dispatcher {
  readonly #registry: Registry;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** @param prefix the sandbox named in the path, if any */
  exchange(request: HttpRequest, prefix: string | undefined, site: Site<Sandbox>): Answer {
    const named = namedSandbox(request, prefix);
    const sandbox = this.#registry.open(named ?? DEFAULT_SANDBOX);
    if (sandbox === undefined) return site.busy;
    const session = new Visit(sandbox, named !== undefined, this.#registry);
    sandbox.catchUp();
    const answer = answered(site.find(request.path) ?? site.fallback, request, session);
    if (answer === undefined) return site.busy;
    const { world } = session;
    world.catchUp();
    world.model.audit.settle();
    const at = world.clock.now();
    world.journal.record(request, answer, session.notes, at);
    return { ...answer, at };
  }
}

/** What the endpoint answers; undefined when the login named a sandbox there is no room for. */
function answered(endpoint: Endpoint<Sandbox>, request: HttpRequest, session: Visit): Answer | undefined {
  try {
    return endpoint(request, session);
  } catch (error) {
    if (error instanceof NoRoom) return undefined;
    throw error;
  }
}

/** Path before header before host; the login comes last and is read by the API that knows it. */
function namedSandbox(request: HttpRequest, prefix: string | undefined): string | undefined {
  if (prefix !== undefined) return prefix;
  const header = request.headers[SANDBOX_HEADER];
  if (typeof header === 'string') return header.trim();
  return HOST_NAME.exec(request.headers.host ?? '')?.[1]?.toLowerCase();
}

/** One request's stay in a world. */
class Visit implements Session<Sandbox> {
  readonly notes: Notes = { outcome: 'rejected' };
  #world: Sandbox;
  #isChosen: boolean;
  readonly #registry: Registry;

  constructor(world: Sandbox, isChosen: boolean, registry: Registry) {
    this.#world = world;
    this.#isChosen = isChosen;
    this.#registry = registry;
  }

  get world(): Sandbox {
    return this.#world;
  }

  enter(login: string, isKnown: (world: Sandbox, name: string) => boolean): string {
    const [, name, sandboxName] = LOGIN_SUFFIX.exec(login) ?? [];
    if (name === undefined || sandboxName === undefined) return login;
    if (this.#isChosen)
      return this.#world.name === sandboxName && !isKnown(this.#world, login) ? name : login;
    if (isKnown(this.#world, login)) return login;
    const sandbox = this.#registry.open(sandboxName);
    this.#isChosen = true;
    if (sandbox === undefined) throw new NoRoom();
    this.#world = sandbox;
    sandbox.catchUp();
    return name;
  }

  follow(isOwn: (world: Sandbox) => boolean): void {
    if (this.#isChosen || isOwn(this.#world)) return;
    const sandbox = this.#registry.all().find(isOwn);
    if (sandbox === undefined) return;
    this.#isChosen = true;
    this.#world = sandbox;
    sandbox.catchUp();
  }
}
