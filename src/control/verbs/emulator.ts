import type { Fidelity } from '../../contract/fidelity.js';
import type { Registry } from '../../sandbox/registry.js';
import type { Addresses } from '../addresses.js';
import { metricsText } from '../metrics.js';
import type { Traffic } from '../traffic.js';
import { VERSION } from '../version.js';

/** What runs, where, and how it was told to. */
export interface EmulatorFacts {
  readonly version: string;
  readonly node: string;
  readonly pid: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly addresses: Addresses;
  readonly apis: readonly string[];
  /** Options in force, by name; what is secret is left out. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Whether every sandbox can do its work. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  /** What is wrong, and where; empty when all is well. */
  readonly reasons: readonly { readonly sandbox: string; readonly reason: string }[];
}

/** Verbs on the emulator as a whole. */
export interface EmulatorVerbs {
  facts(): EmulatorFacts;
  health(): Health;
  /** Prometheus' text format 0.0.4. */
  metrics(): string;
  /** What each API can do and refuse, and how well each of it is founded. */
  fidelity(): Fidelity;
}

export interface EmulatorParts {
  readonly registry: Registry;
  readonly traffic: Traffic;
  readonly addresses: () => Addresses;
  readonly apis: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly fidelity: () => Fidelity;
}

export function emulatorVerbs(parts: EmulatorParts): EmulatorVerbs {
  const { registry, traffic, addresses, apis, options } = parts;
  const startedAt = Date.now();
  const fidelity = once(parts.fidelity);
  const operations = once(() => operationsIn(fidelity()));
  return {
    fidelity,
    health: () => healthOf(registry),
    facts: () => ({
      ...{ version: VERSION, node: process.versions.node, pid: process.pid },
      startedAt: new Date(startedAt).toISOString(),
      ...{ addresses: addresses(), apis, options },
    }),
    metrics() {
      const now = Date.now();
      const { user, system } = process.cpuUsage();
      return metricsText(traffic, {
        ...{ version: VERSION, startedAt, now },
        processStartedAt: now - process.uptime() * 1000,
        sandboxes: { open: registry.awake.length, all: registry.size },
        journal: journalTotals(registry),
        residentBytes: process.memoryUsage.rss(),
        cpuSeconds: (user + system) / 1e6,
        isOperation: (api, operation) => operations().has(`${api} ${operation}`),
      });
    },
  };
}

function healthOf({ awake }: Registry): Health {
  const reasons = awake.flatMap(({ name, trouble }) =>
    trouble === undefined ? [] : [{ sandbox: name, reason: `its storage cannot write: ${trouble}` }],
  );
  return { status: reasons.length === 0 ? 'ok' : 'degraded', reasons };
}

function journalTotals({ awake }: Registry): { readonly kept: number; readonly dropped: number } {
  const totals = { kept: 0, dropped: 0 };
  for (const { journal } of awake) {
    totals.dropped += journal.dropped;
    totals.kept += journal.recorded - journal.dropped;
  }
  return totals;
}

function operationsIn(fidelity: Fidelity): ReadonlySet<string> {
  return new Set(
    Object.entries(fidelity).flatMap(([api, { operations }]) =>
      operations.map(({ operation }) => `${api} ${operation}`),
    ),
  );
}

/** Keeps what was made the first time. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
