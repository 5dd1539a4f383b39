import type { ModelErrors, TenantErrors } from '../../model/errors.js';
import type { StatusCode } from './provisioning.generated.js';

/** What a client sees of a refusal: its code, its text with `%1` holes, and where that is from. */
export interface RefusalRow {
  readonly statusCode: Exclude<StatusCode, 'OK'>;
  readonly message: string;
  readonly source: string;
  readonly grade: 'documented' | 'inferred';
}

const FREE = { source: 'Provisioning behaviour 10; the text is ours', grade: 'inferred' } as const;
const argument = (message: string) => ({ ...FREE, statusCode: 'ERROR_ILLEGAL_ARGUMENT', message }) as const;
const notFound = (message: string) => ({ ...FREE, statusCode: 'ERROR_NOT_FOUND', message }) as const;
const exists = (message: string) => ({ ...FREE, statusCode: 'ERROR_ALREADY_EXISTS', message }) as const;

/** Every refusal. Only three texts are the product's own. */
export const REFUSALS = {
  BAD_CREDENTIALS: {
    statusCode: 'ERROR_GENERAL',
    message: 'com.verba.web.user.UserNotFoundException',
    source: 'RequestToken (v2), wrong password',
    grade: 'documented',
  },
  TOKEN_EXPIRED: {
    statusCode: 'ERROR_UNAUTHORIZED',
    message: 'This token is expired or never got authenticated.',
    source: 'ReleaseToken (v2)',
    grade: 'documented',
  },
  DEFAULT_GROUP: {
    statusCode: 'ERROR_ILLEGAL_ARGUMENT',
    message: 'This is the default group and so it can not be deleted.',
    source: 'DeleteGroup (v2)',
    grade: 'documented',
  },
  NO_API_RIGHTS: {
    ...FREE,
    statusCode: 'ERROR_UNAUTHORIZED',
    message: 'The user has no right to use the API.',
  },
  OUT_OF_SCOPE: {
    ...FREE,
    statusCode: 'ERROR_UNAUTHORIZED',
    message: 'The user has no right to access this environment.',
  },
  TOO_MANY_RESULTS: {
    ...FREE,
    statusCode: 'ERROR_TOO_MANY_RESULT',
    message: 'The result has more than %1 rows.',
  },
  INTERNAL: {
    ...FREE,
    statusCode: 'ERROR_GENERAL',
    message: 'java.lang.RuntimeException',
  },
  ARGUMENT_MISSING: argument('Mandatory argument is missing: %1.'),
  ARGUMENT_TOO_LONG: argument('Argument is longer than %2 characters: %1.'),
  ARGUMENT_INVALID: argument('Argument is invalid: %1.'),
  ENVIRONMENT_MISSING: argument('Mandatory argument is missing: eid or environmentShortName.'),
  ENVIRONMENT_UNKNOWN: argument('Environment does not exist: %1.'),
  ENVIRONMENT_NOT_FOUND: notFound('Environment does not exist: %1.'),
  ENVIRONMENT_IN_USE: argument('Environment already exists: %1.'),
  ENVIRONMENT_PROTECTED: argument('The reference environment can not be inactive.'),
  USER_UNKNOWN: argument('User does not exist: %1.'),
  USER_NOT_FOUND: notFound('User does not exist: %1.'),
  USER_EXISTS: exists('User already exists: %1.'),
  LOGIN_NAME_IN_USE: argument('Login name is already in use: %1.'),
  USER_PROTECTED: argument('User can not be deleted: %1.'),
  GROUP_UNKNOWN: argument('Group does not exist: %1.'),
  GROUP_NOT_FOUND: notFound('Group does not exist: %1.'),
  GROUP_EXISTS: exists('Group already exists: %1.'),
  GROUP_NAME_IN_USE: argument('Group name is already in use: %1.'),
  EXTENSION_UNKNOWN: argument('Extension does not exist: %1.'),
  EXTENSION_EXISTS: exists('Extension already exists: %1.'),
  FOLDER_UNKNOWN: argument('Storage folder does not exist: %1.'),
  FOLDER_NOT_FOUND: notFound('Storage folder does not exist: %1.'),
  FOLDER_NAME_IN_USE: argument('Storage folder name is already in use: %1.'),
  POLICY_UNKNOWN: argument('Storage policy does not exist: %1.'),
  POLICY_NOT_FOUND: notFound('Storage policy does not exist: %1.'),
  POLICY_NAME_IN_USE: argument('Storage policy name is already in use: %1.'),
} as const satisfies Record<string, RefusalRow>;

export type RefusalName = keyof typeof REFUSALS;

/** What a recording server that is asked to take its configuration may answer. @fidelity inferred */
export const SERVER_REFUSALS = {
  UNKNOWN: 'The server is not known.',
  UNAVAILABLE: 'The server is not available.',
} as const;

/** The operation said no. */
export class ProvisioningError extends Error {
  readonly refusal: RefusalName;
  readonly values: readonly (string | number)[];
  /** What was wrong, where the product does not tell its client. */
  detail: string | undefined;

  constructor(refusal: RefusalName, ...values: readonly (string | number)[]) {
    super(refusal);
    this.refusal = refusal;
    this.values = values;
  }

  because(detail: string): this {
    this.detail = detail;
    return this;
  }
}

type Reportable = Extract<keyof ModelErrors, keyof TenantErrors | 'userNotFound'>;

/** How this API reports the model errors that its operations can meet. */
export const REPORTED_AS = {
  tenantExists: 'ENVIRONMENT_IN_USE',
  tenantNotFound: 'ENVIRONMENT_UNKNOWN',
  tenantInUse: 'ENVIRONMENT_IN_USE',
  tenantProtected: 'ENVIRONMENT_PROTECTED',
  groupExists: 'GROUP_EXISTS',
  userNotFound: 'USER_UNKNOWN',
} as const satisfies Record<Reportable, RefusalName>;

/** Where one model error looks different per operation. */
export const REPORTED_BY: Readonly<Record<string, Partial<Record<Reportable, RefusalName>>>> = {
  updateGroup: { groupExists: 'GROUP_NAME_IN_USE' },
};

export function refusalText(name: RefusalName, values: readonly (string | number)[]): string {
  return values.reduce<string>(
    (text, value, index) => text.replace(`%${index + 1}`, () => String(value)),
    REFUSALS[name].message,
  );
}

/** The refusal behind a symbol, with nothing in the holes of its text; one that nobody knows is an internal error. */
export function orderedError(symbol: string): ProvisioningError {
  return new ProvisioningError(isRefusal(symbol) ? symbol : 'INTERNAL', '', '');
}

function isRefusal(symbol: string): symbol is RefusalName {
  return Object.hasOwn(REFUSALS, symbol);
}
