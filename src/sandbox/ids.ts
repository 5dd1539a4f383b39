import type { RecordIds } from '../model/audit.js';

/**
 * GUIDs and tokens of a world, from one seeded generator per kind: the same requests after a reset get the same ones. A test can
 * say beforehand which ones to hand out.
 */
export class Ids implements RecordIds {
  #streams = new Map<string, RandomStream>();
  readonly #ordered = new Map<string, string[]>();

  /** A fresh GUID in lower case, `8-4-4-4-12`. */
  guid(kind: string): string {
    return this.#ordered.get(kind)?.shift() ?? toGuid(this.#stream(kind));
  }

  /** A fresh text of this many characters of an alphabet: a token, say. */
  text(kind: string, alphabet: string, length: number): string {
    const ordered = this.#ordered.get(kind)?.shift();
    if (ordered !== undefined) return ordered;
    const stream = this.#stream(kind);
    return Array.from({ length }, () => alphabet.charAt(stream() % alphabet.length)).join('');
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
    this.#streams = new Map();
    this.#ordered.clear();
  }

  #stream(kind: string): RandomStream {
    let stream = this.#streams.get(kind);
    if (stream === undefined) {
      stream = randomStream(kind);
      this.#streams.set(kind, stream);
    }
    return stream;
  }
}

type RandomStream = () => number;

/** 32 random bits a call; the sfc32 generator, seeded by a text. */
function randomStream(seed: string): RandomStream {
  let a = 0x9e3779b9;
  for (let index = 0; index < seed.length; index += 1) a = Math.imul(a ^ seed.charCodeAt(index), 0x5bd1e995);
  let [b, c, counter] = [0x243f6a88, 0xb7e15162, 1];
  const next = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function toGuid(stream: RandomStream): string {
  const one = hex(stream());
  const two = hex(stream());
  const three = hex(stream());
  const variant = '89ab'.charAt(parseInt(three.charAt(0), 16) & 3);
  const middle = `${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}`;
  return `${one}-${middle}-${three.slice(4)}${hex(stream())}`;
}

/** Eight digits, byte by byte from a table: several times as fast as a number's own toString. */
function hex(word: number): string {
  const high = `${HEX[word >>> 24] ?? ''}${HEX[(word >>> 16) & 0xff] ?? ''}`;
  return `${high}${HEX[(word >>> 8) & 0xff] ?? ''}${HEX[word & 0xff] ?? ''}`;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
