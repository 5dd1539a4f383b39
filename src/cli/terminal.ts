/** Puts a text into a colour, or leaves it where there are none. */
export type Paint = (text: string) => string;
export type Style = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta', Paint>>;

/** Where a command writes. */
export interface Terminal {
  /** A line, or several, of the answer: stdout. */
  print(text: string): void;
  /** Bytes of the answer as they are. */
  write(bytes: Uint8Array): void;
  /** A line that is no part of the answer: stderr. */
  note(text: string): void;
  readonly style: Style;
  /** Columns of a line; undefined where nobody looks. */
  readonly columns: number | undefined;
  /** Shows how far long work is while somebody looks; undefined where nobody does. */
  progress(what: string): Progress | undefined;
}

export interface Progress {
  at(bytes: number, total: number | undefined): void;
  end(): void;
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36, magenta: 35 } as const;

/** No colours. */
export const PLAIN: Style = styleOf(false);

/** What a terminal is made of. */
type Streams = Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>;

/** The terminal of this process. @param mayColour false after `--no-color` */
export function openTerminal(mayColour: boolean, { stdout, stderr, env }: Streams = process): Terminal {
  const isForced = (env.FORCE_COLOR ?? '') !== '' && env.FORCE_COLOR !== '0';
  const isColoured = mayColour && (env.NO_COLOR ?? '') === '' && (stdout.isTTY || isForced);
  return {
    print: (text) => stdout.write(`${text}\n`),
    write: (bytes) => stdout.write(bytes),
    note: (text) => stderr.write(`${text}\n`),
    style: styleOf(isColoured),
    columns: stdout.isTTY ? stdout.columns : undefined,
    progress: (what) => (stderr.isTTY ? progressOf(what, stderr) : undefined),
  };
}

function styleOf(isColoured: boolean): Style {
  const paint = (code: number): Paint =>
    isColoured ? (text) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const { bold, dim, red, green, yellow, cyan, magenta } = CODES;
  return {
    ...{ bold: paint(bold), dim: paint(dim), red: paint(red), green: paint(green) },
    ...{ yellow: paint(yellow), cyan: paint(cyan), magenta: paint(magenta) },
  };
}

/** One line that is written over again, and gone when the work is done. */
function progressOf(what: string, stderr: NodeJS.WritableStream): Progress {
  return {
    at(bytes, total) {
      const share = total === undefined || total === 0 ? '' : ` ${Math.floor((bytes / total) * 100)} %`;
      stderr.write(`\r\u001b[K${what}: ${(bytes / 1e6).toFixed(1)} MB${share}`);
    },
    end() {
      stderr.write('\r\u001b[K');
    },
  };
}

/** Rows under headings, each column as wide as its widest cell. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [style.dim(line(headings)), ...rows.map(line)].join('\n');
}
