/** One line of values as a scraper reads it. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const HEAD = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/;
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"/g;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
};

/**
 * Reads the text exposition format 0.0.4 as strictly as its description asks: every sample stands below the TYPE of its
 * own family, families stand together, no sample comes twice, histograms grow and end in +Inf.
 *
 * @throws Error naming the line that is wrong
 */
export function readMetrics(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const samples: Sample[] = [];
  const seen = new Set<string>();
  const types = new Map<string, string>();
  let family: string | undefined;
  for (const line of text.slice(0, -1).split('\n')) {
    const [, kind, named = '', rest = ''] = HEAD.exec(line) ?? [];
    if (kind === 'HELP') family = undefined;
    if (kind === 'TYPE') {
      if (types.has(named)) throw new Error(`a second family ${named}`);
      types.set(named, rest);
      family = named;
    }
    if (kind !== undefined) continue;
    const sample = readSample(line);
    const type = types.get(family ?? '') ?? '';
    if (!(SUFFIXES[type] ?? []).some((suffix) => sample.name === `${family}${suffix}`)) {
      throw new Error(`not of family ${family}: ${line}`);
    }
    const key = line.slice(0, line.lastIndexOf(' '));
    if (seen.has(key)) throw new Error(`twice: ${key}`);
    seen.add(key);
    samples.push(sample);
  }
  for (const [name, type] of types) if (type === 'histogram') checkHistogram(name, samples);
  return samples;
}

function readSample(line: string): Sample {
  const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined || !Number.isFinite(Number(value))) throw new Error(`no sample: ${line}`);
  const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, unescaped(text)]);
  return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter));
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  for (const total of samples.filter((sample) => sample.name === `${name}_count`)) {
    const buckets = samples
      .filter((sample) => sample.name === `${name}_bucket` && sample.labels.api === total.labels.api)
      .map(({ labels, value }) => ({ bound: labels.le === '+Inf' ? Infinity : Number(labels.le), value }));
    const isGrowing = buckets.every(
      ({ bound, value }, index) =>
        index === 0 ||
        (bound > (buckets[index - 1]?.bound ?? NaN) && value >= (buckets[index - 1]?.value ?? NaN)),
    );
    const last = buckets.at(-1);
    if (!isGrowing || last?.bound !== Infinity || last.value !== total.value) {
      throw new Error(`no histogram: ${name} ${JSON.stringify(buckets)}`);
    }
  }
}
