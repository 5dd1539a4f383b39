import type { ForeignCode } from '../../soap/fault.js';

/** Namespace of WS-Security's header and fault codes. */
export const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
/** Namespace of WS-Security's timestamps and their fault code. */
export const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';

interface SecurityFaultRow {
  readonly code: ForeignCode;
  readonly text: string;
  readonly source: string;
}

function wsse(local: string, text: string, source: string): SecurityFaultRow {
  return { code: { namespace: WSSE, local }, text, source };
}

const OASIS = 'OASIS WS-Security 1.0, chapter 12; that WSE words it so is inferred';

/** What WSE 3.0 says of a Security header it refuses. */
const SECURITY_FAULTS = {
  failedAuthentication: wsse(
    'FailedAuthentication',
    'The security token could not be authenticated or authorized',
    'observed: answer of a WSE 3.0 service in the tests of Transport Direct, TestAuthentication',
  ),
  invalidToken: wsse('InvalidSecurityToken', 'An invalid security token was provided', OASIS),
  unsupportedToken: wsse('UnsupportedSecurityToken', 'An unsupported token was provided', OASIS),
  failedCheck: wsse('FailedCheck', 'The signature or decryption was invalid', OASIS),
  invalidHeader: wsse(
    'InvalidSecurity',
    'An error was discovered processing the <Security> header',
    'inferred: general knowledge; WSE 3.0 documentation, SecurityFault.InvalidSecurityCode',
  ),
  notSigned: wsse(
    'Security',
    'SOAP response should be signed.',
    'behaviour 3.3; code observed: ExactTarget’s API, a WSE service that throws SecurityFault(String)',
  ),
  expired: {
    code: { namespace: WSU, local: 'MessageExpired' },
    text: 'Message Expired',
    source: 'code: OASIS WS-Security 1.0, chapter 10; text inferred: general knowledge',
  },
} as const satisfies Record<string, SecurityFaultRow>;

/** Exceptions inside a security fault, where their text is known. */
const CAUSES = {
  digestDiffers: {
    text: "WSE563: The computed password digest doesn't match that of the incoming username token",
    source: 'observed: as failedAuthentication',
  },
  nonceOrCreatedMissing: {
    text: 'WSE567: The incoming Username token must contain both a nonce and a creation time for the replay detection feature.',
    source: 'inferred: general knowledge; WSE 3.0 documentation, UsernameTokenManager.DetectReplay',
  },
  createdInFuture: {
    text: 'WSE065: Creation time of the timestamp is in the future. This typically indicates lack of synchronization between sender and receiver clocks. Make sure the clocks are synchronized or use the timeToleranceInSeconds element in the microsoft.web.services3 configuration section to adjust tolerance for lack of clock synchronization.',
    source: 'inferred: general knowledge; WSE 3.0 documentation, timeToleranceInSeconds',
  },
} as const;

/** A Security header that is refused; travels as a Fault without detail. */
export class SecurityFault extends Error {
  readonly code: ForeignCode;
  /** What was wrong, where the product does not tell its client. */
  readonly detail: string | undefined;

  constructor(name: keyof typeof SECURITY_FAULTS, cause?: keyof typeof CAUSES, detail?: string) {
    const { code, text } = SECURITY_FAULTS[name];
    const inner = cause === undefined ? '' : ` ---> System.Exception: ${CAUSES[cause].text}`;
    super(`Microsoft.Web.Services3.Security.SecurityFault: ${text}${inner}`);
    this.code = code;
    this.detail = detail;
  }
}
