import { ModelError } from '../../model/errors.js';
import { ERRORS, MpsError, REPORTED_AS, SET_ERROR, type ErrorName, type ErrorSource } from './errors.js';
import type { CaughtError } from './procedure.js';

/** An error with the step it came from: what `errorContext` says. */
export class RaisedError extends Error implements CaughtError {
  readonly code: string;
  readonly description: string;
  readonly symbol: string | undefined;
  readonly executeSeqNo: number;
  readonly source: ErrorSource;

  constructor({ code, description, symbol }: CaughtError, executeSeqNo: number, source: ErrorSource) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.symbol = symbol;
    this.executeSeqNo = executeSeqNo;
    this.source = source;
  }
}

/** A refusal in this API's words; undefined for an error that is ours. */
export function refusalOf(error: unknown): MpsError | undefined {
  if (error instanceof MpsError) return error;
  if (!(error instanceof ModelError)) return undefined;
  const { kind }: ModelError = error;
  const reports: Readonly<Partial<Record<typeof kind, ErrorName>>> = REPORTED_AS;
  return new MpsError(reports[kind] ?? 'UNSPECIFIED');
}

export function codeOf(error: unknown): string {
  if (error instanceof RaisedError) return error.code;
  return refusalOf(error)?.code ?? ERRORS.UNSPECIFIED.code;
}

/**
 * What is reported when an error is raised while another is handled: `SetError` leaves the text of an equal code.
 *
 * @source mpf.en error_seterror
 * @fidelity documented
 */
export function besides(
  error: CaughtError,
  source: ErrorSource,
  caught: CaughtError | undefined,
): CaughtError {
  const isSet = source.namespace === SET_ERROR.namespace && source.procedure === SET_ERROR.procedure;
  return isSet && caught?.code === error.code ? caught : error;
}
