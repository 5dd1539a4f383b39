/**
 * A mistake in a template. It does not stop the letter: its text takes the letter's place.
 *
 * @source WebsitePanel.Templates
 * @fidelity observed
 */
export class TemplateError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column }: Position) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Where something stands in a template, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What .NET itself throws while a template is read or filled in; it reaches the caller as a fault. */
export type Crash =
  | 'INVALID_UNBOXING'
  | 'DIVIDE_BY_ZERO'
  | 'INDEX_OUTSIDE'
  | 'INDEX_OUT_OF_RANGE'
  | 'INT32_OVERFLOW'
  | 'DUPLICATE_KEY'
  | 'OUT_OF_MEMORY';

export class TemplateCrash extends Error {
  readonly crash: Crash;

  constructor(crash: Crash) {
    super(crash);
    this.crash = crash;
  }
}
