import { NAMESPACES } from './namespaces.js';

/** A service of the plan database that others have in their own catalogue too. */
export interface KnownService {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly planTypes: Readonly<Record<string, string>>;
}

/** @source hostad_initialize */
export const DIRECTORY_SERVICE = {
  guid: '245C703561E34fCD88DA92935FEA3B4D',
  name: 'Active Directory',
  description: 'Hosted Active Directory',
  planTypes: { ADBusinessOrg: 'AB', ADConsumerOrg: 'AC' },
} as const satisfies KnownService;

/**
 * The real identifier is not published; ours stays what it is.
 *
 * @source examples 1, GetServiceInformation
 * @fidelity inferred
 */
export const OCS_SERVICE = {
  guid: '0123456789ABCDEF0123456789ABCDEF',
  name: 'OCS',
  description: 'Office Communications Server hosting',
  planTypes: { OCSOrgHosting: 'OO', OCSUserHosting: 'OU' },
} as const satisfies KnownService;

export const ORGANIZATION_PLAN = 'OCSOrgHosting';
export const USER_PLAN = 'OCSUserHosting';

/** Mailboxes, in HMC 3.x. @fidelity inferred: identifier and plan type are ours */
export const EXCHANGE_SERVICE = {
  guid: '5E7C0B1A94D24F3C8A6E1F20B3D4C596',
  name: 'HostedExchange',
  description: 'Hosted Exchange',
  planTypes: { ExchangeMailbox: 'EM' },
} as const satisfies KnownService;

/** Services of the plan database that the estate's catalogue knows by the name of their namespace. */
export const NAMESPACE_OF_SERVICE: Readonly<Record<string, string>> = {
  [OCS_SERVICE.guid]: NAMESPACES.hostedOcs,
  [EXCHANGE_SERVICE.guid]: NAMESPACES.hostedExchange,
};
