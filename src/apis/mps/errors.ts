import type { EstateErrors, TenantErrors } from '../../model/errors.js';
import type { OperationCoverage } from '../api.js';
/** The procedure an error is said to come from. */
export interface ErrorSource {
  readonly namespace: string;
  readonly procedure: string;
}

/** Errors raised on purpose come from the procedure that raises them for the others. */
export const SET_ERROR: ErrorSource = { namespace: 'Error Provider', procedure: 'SetError' };

/** Errors of the engine itself, outside any step. */
export const NO_SOURCE: ErrorSource = { namespace: '', procedure: '' };

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
  readonly grade: OperationCoverage['grade'];
}

/** What the parser below the engine says; framework 6 names its codes' kind. */
function msxml(code: string, text: string): ErrorRow {
  return { code, text, source: "MSXML's message table", grade: 'inferred' };
}

/** Everything this API may report, in the order of framework 6; what the engine itself finds comes last. */
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
  PLAN_UNKNOWN: {
    code: '0x80072030',
    text: "The plan '%1' does not exist.",
    raisedBy: SET_ERROR,
    source: 'Managed Plans::GetPlan; text ours',
    grade: 'inferred',
  },
  PLAN_EXISTS: {
    code: '0x80040e14',
    text: "A plan named '%1' already exists.",
    raisedBy: SET_ERROR,
    source: 'Managed Plans::CreatePlan; text ours',
    grade: 'inferred',
  },
  PLAN_TYPE_UNKNOWN: {
    code: '0x80040e14',
    text: 'Invalid Plan Type.',
    raisedBy: SET_ERROR,
    source: 'Managed Plans::CreatePlan; text after Invalid Customer',
    grade: 'inferred',
  },
  PLAN_TYPE_HELD: {
    code: '0x80040e14',
    text: "The customer already has a plan of type '%1'.",
    raisedBy: SET_ERROR,
    source: 'Managed Plans::AddCustomerPlan; text ours',
    grade: 'inferred',
  },
  SERVICE_NEEDED: {
    code: '0x80040e14',
    text: "The customer is not subscribed to the service '%1'.",
    raisedBy: SET_ERROR,
    source: 'Managed Plans::AddCustomerPlan, CheckDependencies; text ours',
    grade: 'inferred',
  },
  SERVICE_UNREGISTERED: {
    code: '0x80040e14',
    text: 'Invalid Service.',
    raisedBy: SET_ERROR,
    source: 'prerequisite of Hosted OCS::Initialize; text after Invalid Customer',
    grade: 'inferred',
  },
  PLAN_NOT_HELD: {
    code: '0x80072030',
    text: "No plan of type '%1' is assigned to '%2'.",
    raisedBy: SET_ERROR,
    source: 'GetPlanAssignment_, dd251614 and dd278905; text ours',
    grade: 'inferred',
  },
  RECORD_EXISTS: {
    code: '0x80131509',
    text: "The customer '%1' already exists.",
    raisedBy: SET_ERROR,
    source: 'dd251613, dd252152, dd251887, dd278855; code and text ours',
    grade: 'inferred',
  },
  CUSTOMER_TYPE_UNKNOWN: {
    code: '0x80070057',
    text: "The customer type of '%1' cannot be inferred.",
    raisedBy: SET_ERROR,
    source: 'MPS Import::EnableCustomerForPlans; text ours',
    grade: 'inferred',
  },
  CHILDREN_ACTIVE: {
    code: '0x80131509',
    text: 'The organization has %1 active child organizations or users.',
    raisedBy: SET_ERROR,
    source: 'framework 6; HMC Disable page',
    grade: 'inferred',
  },
  USERS_ENABLED: {
    code: '0x80131509',
    text: "The organization has %1 users with a plan of type '%2'.",
    raisedBy: SET_ERROR,
    source: 'Hosted OCS::Unsubscribe, dd278733; code and text ours',
    grade: 'inferred',
  },
  POINTER_EXISTS: {
    code: '0x80004005',
    text: "The service pointer '%1' already exists.",
    raisedBy: SET_ERROR,
    source: 'dd278524; text ours',
    grade: 'inferred',
  },
  POINTER_MISSING: {
    code: '0x80004005',
    text: "The service pointer '%1' does not exist.",
    raisedBy: SET_ERROR,
    source: 'dd252277; text ours',
    grade: 'inferred',
  },
  NO_POOL: {
    code: '0x80004005',
    text: "No pool is assigned to '%1'.",
    raisedBy: SET_ERROR,
    source: 'behaviour 3, CreateSipUser; code and text ours',
    grade: 'inferred',
  },
  POOL_UNKNOWN: {
    code: '0x80072030',
    text: "The pool '%1' does not exist.",
    raisedBy: { namespace: 'Office Communications Server Provider', procedure: 'GetPoolProperties' },
    source: 'prerequisite of GetPoolProperties; code and text ours',
    grade: 'inferred',
  },
  NOT_A_SIP_USER: {
    code: '0x80072030',
    text: 'There is no such object on the server.',
    source: 'the text Windows has for the code',
    grade: 'inferred',
  },
  SIP_USER_EXISTS: {
    code: '0x80071392',
    text: 'The object already exists.',
    source: 'framework 6',
    grade: 'inferred',
  },
  NO_MAILBOX: {
    code: '0x80072030',
    text: "The user '%1' has no mailbox.",
    raisedBy: SET_ERROR,
    source: 'MPS Import::ApplyMailboxPlan works on a mailbox that exists; code and text ours',
    grade: 'inferred',
  },
  MAILBOX_SIZE_UNKNOWN: {
    code: '0x80004005',
    text: "The property mDBOverLimit of '%1' is not set.",
    raisedBy: SET_ERROR,
    source: 'MPS Import::AllocateExistingMailbox, dd278771; code and text ours',
    grade: 'inferred',
  },
  EXCHANGE_NOT_ENABLED: {
    code: '0x80131509',
    text: "The organization '%1' is not enabled for Exchange.",
    raisedBy: SET_ERROR,
    source: 'prerequisite of Hosted Exchange::CreateBusinessUser; code and text ours',
    grade: 'inferred',
  },
  NOT_REGISTERED: {
    code: '0x80070057',
    text: "The namespace '%1' or procedure '%2' is not registered.",
    source: 'framework 6',
    grade: 'inferred',
  },
  NOT_IMPLEMENTED: {
    code: '0x80004001',
    text: 'Not implemented',
    source: 'the text Windows has for E_NOTIMPL',
    grade: 'inferred',
  },
  OUT_OF_STORAGE: {
    code: '0x8007000e',
    text: 'Not enough storage is available to complete this operation.',
    source: 'the text Windows has for E_OUTOFMEMORY; limits are ours',
    grade: 'inferred',
  },
  LOGON_FAILURE: {
    code: '0x8007052e',
    text: 'Logon failure: unknown user name or bad password.',
    source: 'the text Windows has for ERROR_LOGON_FAILURE',
    grade: 'inferred',
  },
  PREFIX_UNDECLARED: msxml('0xc00ce01d', "Reference to undeclared namespace prefix: '%1'."),
  ELEMENT_UNKNOWN: msxml('0xc00ce00d', "The element '%1' is used but not declared in the DTD/Schema."),
  CONTENT_INCOMPLETE: msxml('0xc00ce012', 'Element content is incomplete according to the DTD/Schema.'),
  CONTENT_INVALID: msxml('0xc00ce014', 'Element content is invalid according to the DTD/Schema.'),
  ATTRIBUTE_INVALID: msxml('0xc00ce017', "Attribute '%1' has an invalid value according to the DTD/Schema."),
  ATTRIBUTE_MISSING: msxml('0xc00ce020', "Required attribute '%1' is missing."),
  NODE_NOT_FOUND: msxml('0xc00ce207', 'Node not found'),
  NODE_UNDER_ITSELF: msxml('0xc00ce20a', 'Inserting a Node or its ancestor under itself is not allowed.'),
  TEMPLATE_KEYWORD: msxml('0xc00ce301', 'Keyword %1 may not be used here.'),
  PATH_UNEXPECTED: msxml('0xc00ce381', 'Unexpected token %1.'),
  NOT_A_NODE: msxml('0xc00ce382', 'Expression does not return a DOM node.'),
  QUOTE_MISSING: msxml(
    '0xc00ce502',
    'A string literal was expected, but no opening quote character was found.',
  ),
  CHARACTER_INVALID: msxml('0xc00ce508', 'An Invalid character was found in text content.'),
  TAGS_UNCLOSED: msxml('0xc00ce553', 'The following tags were not closed: %1.'),
  ROOTS_SEVERAL: msxml('0xc00ce555', 'Only one top level element is allowed in an XML document.'),
  NOT_XML: msxml('0xc00ce556', 'Invalid at the top level of the document.'),
  ROOT_MISSING: msxml('0xc00ce558', 'XML document must have a top level element.'),
  END_OF_FILE: msxml('0xc00ce559', 'Unexpected end of file.'),
  TAG_MISMATCH: msxml('0xc00ce56d', "End tag '%1' does not match the start tag '%2'."),
  ENCODING_UNKNOWN: msxml('0xc00ce56e', 'System does not support the specified encoding.'),
  DTD_PROHIBITED: msxml('0xc00ce584', 'DTD is prohibited.'),
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof ERRORS;

/** A refusal. Thrown anywhere below the executor, which adds the step and the source. */
export class MpsError extends Error {
  readonly code: string;
  readonly description: string;
  /** Undefined for a row that is not of the table. */
  readonly symbol: ErrorName | undefined;
  /** Undefined for the step that failed. */
  readonly raisedBy: ErrorSource | undefined;

  constructor(row: ErrorName | ErrorRow, ...values: readonly string[]) {
    const { code, text, raisedBy }: ErrorRow = typeof row === 'string' ? ERRORS[row] : row;
    const description = text.replace(/%(\d)/g, (_hole, digit: string) => values[Number(digit) - 1] ?? '');
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.symbol = typeof row === 'string' ? row : undefined;
    this.raisedBy = raisedBy;
  }
}

/** How this API reports what the estate refuses, where the procedure does not say otherwise. Leaving one out does not compile. */
export const REPORTED_AS = {
  userExists: 'OBJECT_EXISTS',
  userNotFound: 'UNSPECIFIED',
  userInUse: 'UNSPECIFIED',
  planNotFound: 'UNSPECIFIED',
  planNotFoundForServices: 'UNSPECIFIED',
  planNotFoundForQuotas: 'UNSPECIFIED',
  planNameMissing: 'UNSPECIFIED',
  planInUseBySpace: 'UNSPECIFIED',
  planInUseAsAddon: 'UNSPECIFIED',
  serverNotFound: 'UNSPECIFIED',
  serviceNotFound: 'UNSPECIFIED',
  serviceRepeated: 'UNSPECIFIED',
  quotaNotFound: 'UNSPECIFIED',
  quotaRepeated: 'UNSPECIFIED',
  spaceNotFound: 'UNSPECIFIED',
  spaceInUse: 'UNSPECIFIED',
  quotasExceeded: 'UNSPECIFIED',
  tenantExists: 'OBJECT_EXISTS',
  tenantNotFound: 'UNSPECIFIED',
  tenantInUse: 'UNSPECIFIED',
  tenantProtected: 'ACCESS_DENIED',
  groupExists: 'OBJECT_EXISTS',
} as const satisfies Record<keyof (EstateErrors & TenantErrors), ErrorName>;

/** An error that a fault rule orders by its symbol. */
export function orderedError(symbol: string): MpsError {
  return new MpsError(isErrorName(symbol) ? symbol : 'UNSPECIFIED');
}

function isErrorName(symbol: string): symbol is ErrorName {
  return Object.hasOwn(ERRORS, symbol);
}
