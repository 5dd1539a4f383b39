import { ModelError, type ModelErrors } from '../../model/errors.js';
import type { OperationCoverage } from '../api.js';

/** Everything a client sees of an error. */
export interface ErrorRow {
  readonly code: number;
  /** Documented for InvalidNewCustomer; inferred from the documented classes of HTTP status for the others. */
  readonly status: 400 | 401 | 500;
  /** With holes in braces. */
  readonly text: string;
  readonly textGrade: OperationCoverage['grade'];
}

/**
 * The error codes of the document, in its order, under its names.
 *
 * @source error-codes.json
 * @fidelity documented, but for the texts marked inferred
 */
export const ERRORS = {
  Unknown: { code: 0, status: 500, text: '{detail}', textGrade: 'inferred' },
  CustomerError: {
    code: 1,
    status: 400,
    text: "Unable to update customer '{key}'. {reason}",
    textGrade: 'inferred',
  },
  TemplateNotFound: { code: 2, status: 400, text: "Template '{name}' not found.", textGrade: 'inferred' },
  InvalidXmlFormat: { code: 3, status: 400, text: '{message}', textGrade: 'inferred' },
  InvalidObject: { code: 4, status: 400, text: '', textGrade: 'inferred' },
  InvalidAction: { code: 5, status: 400, text: "Invalid action '{action}'.", textGrade: 'inferred' },
  InvalidNewCustomer: {
    code: 6,
    status: 400,
    text: 'Unable to create customer. A new customer must specify the name, fullname, contactname, contactemail and primarydomain.',
    textGrade: 'documented',
  },
  InvalidUnlimited: {
    code: 7,
    status: 400,
    text: "'{value}' is not a valid value for {element}. Specify a number or 'unlimited'.",
    textGrade: 'inferred',
  },
  InvalidNumericDelta: {
    code: 8,
    status: 400,
    text: "'{value}' is not a valid numeric delta for {element}.",
    textGrade: 'inferred',
  },
  InvalidNumericType: {
    code: 9,
    status: 400,
    text: "'{value}' is not a valid number for {element}.",
    textGrade: 'inferred',
  },
  InvalidService: { code: 10, status: 400, text: '{service}: {reason}', textGrade: 'inferred' },
  NotAuthenticated: {
    code: 11,
    status: 401,
    text: 'The user could not be authenticated.',
    textGrade: 'inferred',
  },
  NotAuthorized: {
    code: 12,
    status: 401,
    text: 'The user does not have permission to perform this action.',
    textGrade: 'inferred',
  },
  ReportError: { code: 13, status: 500, text: "Report '{name}' failed: {detail}", textGrade: 'inferred' },
  ReportNotFound: { code: 14, status: 400, text: "Report '{name}' not found.", textGrade: 'inferred' },
  InvalidUser: { code: 15, status: 400, text: '{reason}', textGrade: 'documented' },
  UserNotFound: { code: 16, status: 400, text: "User '{key}' not found.", textGrade: 'inferred' },
  InvalidStatus: { code: 17, status: 400, text: "Invalid status '{value}'.", textGrade: 'inferred' },
  InvalidReference: { code: 18, status: 400, text: "Reference '{ref}' not found.", textGrade: 'inferred' },
  InvalidProperty: { code: 19, status: 400, text: "Property '{name}' is invalid.", textGrade: 'inferred' },
  LocationNotFound: { code: 20, status: 400, text: "Location '{name}' not found.", textGrade: 'inferred' },
  ServiceNotFound: { code: 21, status: 400, text: "Service '{name}' not found.", textGrade: 'inferred' },
  RoleNotFound: { code: 22, status: 400, text: "Role '{name}' not found.", textGrade: 'inferred' },
  CitrixItemNotFound: {
    code: 23,
    status: 400,
    text: "Citrix item '{name}' not found.",
    textGrade: 'inferred',
  },
  CitrixItemInUse: { code: 24, status: 400, text: "Citrix item '{name}' is in use.", textGrade: 'inferred' },
  CitrixCollectionNotFound: {
    code: 25,
    status: 400,
    text: "Citrix collection '{name}' not found.",
    textGrade: 'inferred',
  },
  CitrixCollectionInvalid: {
    code: 26,
    status: 400,
    text: "Citrix collection '{name}' is invalid.",
    textGrade: 'inferred',
  },
  LocationError: {
    code: 27,
    status: 400,
    text: 'The {name} can not be deleted as it is in use',
    textGrade: 'documented',
  },
  TokenNotFound: { code: 28, status: 400, text: "Token '{name}' not found.", textGrade: 'inferred' },
  BrandTypeNotFound: { code: 29, status: 400, text: "Brand type '{type}' not found.", textGrade: 'inferred' },
  BrandNameNotFound: { code: 30, status: 400, text: "Brand '{name}' not found.", textGrade: 'inferred' },
  HMCNotValid: { code: 31, status: 400, text: 'HMC is not valid for this location.', textGrade: 'inferred' },
  InvalidBoolean: { code: 32, status: 400, text: "'{value}' is not a valid boolean.", textGrade: 'inferred' },
  InvalidKey: { code: 33, status: 400, text: 'The key is invalid.', textGrade: 'inferred' },
  CustomerNotFound: { code: 34, status: 400, text: "Customer '{key}' not found.", textGrade: 'documented' },
  PasswordNeverExpiredNotAllowed: {
    code: 35,
    status: 400,
    text: 'Passwords are not allowed to never expire for this customer.',
    textGrade: 'inferred',
  },
  InvalidAccountExpiration: {
    code: 36,
    status: 400,
    text: "'{value}' is not a valid account expiration date.",
    textGrade: 'inferred',
  },
  InvalidPasswordExpiration: {
    code: 37,
    status: 400,
    text: "'{value}' is not a valid password expiration date.",
    textGrade: 'inferred',
  },
  InvalidInteger: { code: 38, status: 400, text: "'{value}' is not a valid integer.", textGrade: 'inferred' },
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof ERRORS;

/** What fills the holes of an error's text. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/** A refusal in the API's own words. */
export class CortexError extends Error {
  readonly error: ErrorName;

  constructor(error: ErrorName, facts: ErrorFacts = {}) {
    super(ERRORS[error].text.replace(/\{(\w+)\}/g, (_hole, name: string) => String(facts[name] ?? '')));
    this.error = error;
  }
}

/** How this API reports the errors of the model that its own checks leave to it. */
const REPORTED_AS: Partial<Record<keyof ModelErrors, ErrorName>> = {
  locationInUse: 'LocationError',
  reportFailed: 'ReportError',
};

/** The refusal that an error thrown by an operation stands for; undefined for an error that is ours. */
export function refusalOf(error: unknown): CortexError | undefined {
  if (error instanceof CortexError) return error;
  if (!(error instanceof ModelError)) return undefined;
  const { kind, facts }: ModelError = error;
  const reported = REPORTED_AS[kind];
  return reported === undefined ? undefined : new CortexError(reported, { ...facts });
}

/** The error behind a name of the document's, with nothing in the holes of its text. */
export function orderedError(name: string): CortexError {
  return new CortexError(isErrorName(name) ? name : 'Unknown', {});
}

function isErrorName(name: string): name is ErrorName {
  return Object.hasOwn(ERRORS, name);
}
