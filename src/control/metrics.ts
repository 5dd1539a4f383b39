import { BUCKETS_SECONDS, type TrafficCount, type Traffic } from './traffic.js';

/** What the metrics are made of besides the traffic. */
export interface Measured {
  readonly version: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly processStartedAt: number;
  readonly now: number;
  readonly sandboxes: { readonly open: number; readonly all: number };
  readonly journal: { readonly kept: number; readonly dropped: number };
  readonly residentBytes: number;
  readonly cpuSeconds: number;
  /** Whether an API has an operation of this name: no other name is shown, for clients make them up. */
  readonly isOperation: (api: string, operation: string) => boolean;
}

/** The media type of the text. @source Prometheus exposition formats, text format 0.0.4 */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [suffix: string, labels: Labels, value: number];

/** All metrics in Prometheus' text format. */
export function metricsText(traffic: Traffic, measured: Measured): string {
  const { sandboxes, journal, startedAt, now } = measured;
  return [
    family('provisim_exchanges_total', 'counter', 'Requests answered by the emulated APIs.', [
      ...exchanges(traffic.counts(), measured.isOperation),
    ]),
    family(
      'provisim_exchange_duration_seconds',
      'histogram',
      'Real time until there was an answer.',
      durations(traffic),
    ),
    family(
      'provisim_fault_rules_met_total',
      'counter',
      'Requests that a fault rule met.',
      traffic.faultsMet().map(({ api, when, count }) => ['', { api, when }, count]),
    ),
    family('provisim_sandboxes', 'gauge', 'Sandboxes, and those of them that are in memory.', [
      ['', { state: 'all' }, sandboxes.all],
      ['', { state: 'open' }, sandboxes.open],
    ]),
    family('provisim_journal_entries', 'gauge', 'Exchanges in the journals of open sandboxes.', [
      ['', { state: 'kept' }, journal.kept],
      ['', { state: 'dropped' }, journal.dropped],
    ]),
    single('process_resident_memory_bytes', 'gauge', 'Resident memory.', measured.residentBytes),
    single('process_cpu_seconds_total', 'counter', 'Processor time used.', measured.cpuSeconds),
    single(
      'process_start_time_seconds',
      'gauge',
      'When the process began.',
      measured.processStartedAt / 1000,
    ),
    single(
      'provisim_uptime_seconds',
      'gauge',
      'Seconds since the emulator started.',
      (now - startedAt) / 1000,
    ),
    family('provisim_build_info', 'gauge', 'The version that runs.', [
      ['', { version: measured.version, node: process.versions.node }, 1],
    ]),
  ].join('');
}

/** Names that no contract has count as none. */
function exchanges(counts: readonly TrafficCount[], isOperation: Measured['isOperation']): Sample[] {
  const shown = new Map<string, { labels: Labels; count: number }>();
  for (const { api, operation, outcome, count } of counts) {
    const labels = { api, operation: isOperation(api, operation) ? operation : '', outcome };
    const key = Object.values(labels).join('\n');
    shown.set(key, { labels, count: (shown.get(key)?.count ?? 0) + count });
  }
  return [...shown.values()].map(({ labels, count }) => ['', labels, count]);
}

/** Each bucket counts what the ones before it count as well. */
function durations(traffic: Traffic): Sample[] {
  return traffic.durations().flatMap(({ api, buckets, count, sumSeconds }): Sample[] => {
    let below = 0;
    return [
      ...BUCKETS_SECONDS.map((bound, index): Sample => {
        below += buckets[index] ?? 0;
        return ['_bucket', { api, le: String(bound) }, below];
      }),
      ['_bucket', { api, le: '+Inf' }, count],
      ['_sum', { api }, sumSeconds],
      ['_count', { api }, count],
    ];
  });
}

function single(name: string, type: 'gauge' | 'counter', help: string, value: number): string {
  return family(name, type, help, [['', {}, value]]);
}

function family(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  help: string,
  samples: readonly Sample[],
): string {
  const lines = samples.map(([suffix, labels, value]) => `${name}${suffix}${written(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
