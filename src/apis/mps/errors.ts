import type { Grade } from '../../soap/contract.js';

/** The procedure an error is said to come from. */
export interface ErrorSource {
  readonly namespace: string;
  readonly procedure: string;
}

/** Errors raised on purpose come from the procedure that raises them for the others. */
export const SET_ERROR: ErrorSource = { namespace: 'Error Provider', procedure: 'SetError' };

/** The directory provider's own errors, which nobody raises on purpose. */
const DIRECTORY: ErrorSource = {
  namespace: 'Preferred DC Active Directory Provider',
  procedure: 'GetProperties',
};

export interface ErrorRow {
  /** An HRESULT as it is written in `errorContext/@code`. */
  readonly code: string;
  /** `%1`, `%2` … are filled in. */
  readonly text: string;
  /** Who is named as its source; undefined for the step that failed. */
  readonly raisedBy?: ErrorSource;
  readonly source: string;
  readonly grade: Grade;
}

/** Everything this API may report, in the order of framework 6. */
export const ERRORS = {
  ARGUMENT_MISSING: {
    code: '0x80070057',
    text: 'The required argument %1 was not supplied.',
    raisedBy: SET_ERROR,
    source: 'framework 6; exception tables of the import namespaces',
    grade: 'documented',
  },
  ARGUMENT_EMPTY: {
    code: '0x80070057',
    text: "The argument '%1' cannot be null.",
    raisedBy: SET_ERROR,
    source: 'framework 6; exception tables of the import namespaces',
    grade: 'documented',
  },
  ARGUMENT_INVALID: {
    code: '0x80070057',
    text: 'The parameter is incorrect.',
    raisedBy: SET_ERROR,
    source: 'the text Windows has for E_INVALIDARG',
    grade: 'inferred',
  },
  NOT_DOMAIN_ADMINISTRATOR: {
    code: '0x80070057',
    text: 'Insufficient Privilege! Not Domain Administrator.',
    raisedBy: SET_ERROR,
    source: 'framework 6; exception tables of the import namespaces',
    grade: 'documented',
  },
  NO_SUCH_OBJECT: {
    code: '0x80072030',
    text: "Unable to open object '%1'./There is no such object on the server./ADsGetObject",
    raisedBy: DIRECTORY,
    source: 'framework 6; HMC Disable page',
    grade: 'documented',
  },
  PLAN_OF_WRONG_TYPE: {
    code: '0x80072030',
    text: "The plan '%1' is not valid for this operation. A type of '%2' is required.",
    raisedBy: SET_ERROR,
    source: 'framework 6; Hosted Email 2007 Import page',
    grade: 'documented',
  },
  PLAN_NOT_AVAILABLE: {
    code: '0x80072030',
    text: 'The specified plan is not available to this customer organization.',
    raisedBy: SET_ERROR,
    source: 'framework 6; Hosted Email 2007 Import page',
    grade: 'documented',
  },
  SIP_DOMAIN_NOT_OWNED: {
    code: '0x80131509',
    text: "The specified SIP domain '%1' does not belong to '%2'.",
    raisedBy: SET_ERROR,
    source: 'framework 6; dd251992',
    grade: 'documented',
  },
  INVALID_CUSTOMER: {
    code: '0x80040e14',
    text: 'Invalid Customer.',
    raisedBy: SET_ERROR,
    source: 'framework 6; cloudblue KB',
    grade: 'documented',
  },
  UNSPECIFIED: {
    code: '0x80004005',
    text: 'Unspecified error',
    source: 'framework 6; the text Windows has for E_FAIL',
    grade: 'inferred',
  },
  ACCESS_DENIED: {
    code: '0x80070005',
    text: 'Access is denied.',
    source: 'framework 6',
    grade: 'inferred',
  },
  OBJECT_EXISTS: {
    code: '0x80071392',
    text: 'The object already exists.',
    raisedBy: { namespace: 'Preferred DC Active Directory Provider', procedure: 'CreateObject' },
    source: 'framework 6',
    grade: 'inferred',
  },
  NOT_REGISTERED: {
    code: '0x80070057',
    text: "The namespace '%1' or procedure '%2' is not registered.",
    source: 'framework 6',
    grade: 'inferred',
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof ERRORS;

/** A refusal. Thrown anywhere below the executor, which adds the step and the source. */
export class MpsError extends Error {
  readonly code: string;
  readonly description: string;
  /** Undefined for the step that failed. */
  readonly raisedBy: ErrorSource | undefined;

  constructor(row: ErrorName | ErrorRow, ...values: readonly string[]) {
    const { code, text, raisedBy }: ErrorRow = typeof row === 'string' ? ERRORS[row] : row;
    const description = text.replace(/%(\d)/g, (_hole, digit: string) => values[Number(digit) - 1] ?? '');
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.raisedBy = raisedBy;
  }
}
