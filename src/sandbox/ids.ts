import type { RecordIds } from '../model/audit.js';

/**
 * GUIDs and tokens of a world, from one seeded generator per kind: the same requests after a reset get the same ones. A test can
 * say beforehand which ones to hand out.
 */
export class Ids implements RecordIds {
  /** Counts the runs that ended without saying how far they had come, so that no id is handed out twice. */
  #run = 0;
  #streams = new Map<string, RandomStream>();
  readonly #ordered = new Map<string, string[]>();
  readonly #worldName: string;

  /** @param worldName tells the tokens of worlds apart, which must not be the same */
  constructor(worldName = '') {
    this.#worldName = worldName;
  }

  /** A fresh GUID in lower case, `8-4-4-4-12`. */
  guid(kind: string): string {
    return this.#ordered.get(kind)?.shift() ?? toGuid(this.#stream(kind));
  }

  /** A fresh text of this many characters of an alphabet: a token, say. */
  text(kind: string, alphabet: string, length: number): string {
    const ordered = this.#ordered.get(kind)?.shift();
    if (ordered !== undefined) return ordered;
    const stream = this.#stream(`${kind} ${this.#worldName}`);
    return Array.from({ length }, () => alphabet.charAt(stream.next() % alphabet.length)).join('');
  }

  /** 32 hex digits, as audit records are numbered. */
  record(): string {
    return this.guid('audit').replaceAll('-', '');
  }

  /** Hands out these, in order, before going on by itself. */
  handOut(kind: string, ids: readonly string[]): void {
    this.#ordered.set(kind, [...ids]);
  }

  /** Starts every kind over. */
  restart(): void {
    this.#run = 0;
    this.#streams = new Map();
    this.#ordered.clear();
  }

  /** How far every kind has come, for `resume`. */
  get state(): string {
    const streams = Object.fromEntries([...this.#streams].map(([kind, { words }]) => [kind, words()]));
    return JSON.stringify({ run: this.#run, streams } satisfies IdState);
  }

  /** What `resume` is to be given should this run end without a word: other ids than any before. */
  get stateAfterCrash(): string {
    return JSON.stringify({ run: this.#run + 1, streams: {} } satisfies IdState);
  }

  /** Goes on where a state was taken; undefined begins at the start. */
  resume(state: string | undefined): void {
    this.restart();
    if (state === undefined) return;
    const { run, streams } = JSON.parse(state) as IdState;
    this.#run = run;
    this.#streams = new Map(Object.entries(streams).map(([kind, words]) => [kind, randomStream(...words)]));
  }

  #stream(kind: string): RandomStream {
    let stream = this.#streams.get(kind);
    if (stream === undefined) {
      stream = seededStream(this.#run === 0 ? kind : `${kind}#${this.#run}`);
      this.#streams.set(kind, stream);
    }
    return stream;
  }
}

/** Numbers from 0 to below 1. */
export type RandomNumbers = () => number;

/** A generator of numbers that a text starts: the same text, the same numbers. */
export function randomOf(seed: string): RandomNumbers {
  const stream = seededStream(seed);
  return () => stream.next() / 2 ** 32;
}

type Words = readonly [a: number, b: number, c: number, counter: number];

interface IdState {
  readonly run: number;
  readonly streams: Readonly<Record<string, Words>>;
}

interface RandomStream {
  /** 32 random bits a call. */
  next(): number;
  words(): Words;
}

/** A generator that a text starts. */
function seededStream(seed: string): RandomStream {
  let a = 0x9e3779b9;
  for (let index = 0; index < seed.length; index += 1) a = Math.imul(a ^ seed.charCodeAt(index), 0x5bd1e995);
  const stream = randomStream(a, 0x243f6a88, 0xb7e15162, 1);
  for (let round = 0; round < 12; round += 1) stream.next();
  return stream;
}

/** The sfc32 generator. */
function randomStream(...[first, second, third, start]: Words): RandomStream {
  let [a, b, c, counter] = [first, second, third, start];
  return {
    next() {
      const result = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = ((c << 21) | (c >>> 11)) + result;
      return result >>> 0;
    },
    words: () => [a, b, c, counter],
  };
}

function toGuid(stream: RandomStream): string {
  const one = hex(stream.next());
  const two = hex(stream.next());
  const three = hex(stream.next());
  const variant = '89ab'.charAt(parseInt(three.charAt(0), 16) & 3);
  const middle = `${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}`;
  return `${one}-${middle}-${three.slice(4)}${hex(stream.next())}`;
}

/** Eight digits, byte by byte from a table: several times as fast as a number's own toString. */
function hex(word: number): string {
  const high = `${HEX[word >>> 24] ?? ''}${HEX[(word >>> 16) & 0xff] ?? ''}`;
  return `${high}${HEX[(word >>> 8) & 0xff] ?? ''}${HEX[word & 0xff] ?? ''}`;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
