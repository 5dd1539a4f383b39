import { MpsError } from './errors.js';

const SCHEME = /^sip:/i;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** @throws MpsError ARGUMENT_INVALID unless it is a DNS name; an IP address is none. @source dd252415 */
export function requireDnsName(address: string): void {
  const labels = address.split('.');
  const isName = address.length <= 253 && labels.every((label) => LABEL.test(label));
  if (!isName || IP_ADDRESS.test(address)) throw new MpsError('ARGUMENT_INVALID');
}

/** A SIP address with its scheme, which may be left out. @throws MpsError ARGUMENT_INVALID @source dd252297, dd252340 */
export function toSipUri(given: string): string {
  const [, user = '', domain = ''] = /^([^@\s]+)@([^@\s]+)$/.exec(given.replace(SCHEME, '')) ?? [];
  if (user === '') throw new MpsError('ARGUMENT_INVALID');
  requireHost(domain);
  return `sip:${user}@${domain}`;
}

/** The domain of a SIP address. @throws MpsError ARGUMENT_INVALID */
export function domainOf(given: string): string {
  return toSipUri(given).split('@')[1] ?? '';
}

/** A DNS name, or an IP address of a single host. @source dd278736: not 0.0.0.0, not 224.0.0.0 to 239.255.255.255 */
function requireHost(domain: string): void {
  if (!IP_ADDRESS.test(domain)) return requireDnsName(domain);
  const bytes = domain.split('.').map(Number);
  const [first = 0] = bytes;
  const isHost = bytes.every((byte) => byte <= 255) && domain !== '0.0.0.0' && (first < 224 || first > 239);
  if (!isHost) throw new MpsError('ARGUMENT_INVALID');
}
