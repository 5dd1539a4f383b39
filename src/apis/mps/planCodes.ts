import { RECORD_STATUS, type RecordStatus } from '../../model/planDatabase/status.js';

/** Names of customer types and their codes. @source hostad_initialize */
export const CUSTOMER_TYPES = {
  BusinessUser: 'BU',
  BusinessOrganization: 'BZ',
  ResellerOrganization: 'RO',
  ConsumerOrganization: 'CO',
  ConsumerUser: 'CU',
  Group: 'GP',
  Contact: 'CT',
} as const;

export type CustomerType = keyof typeof CUSTOMER_TYPES;

export const CUSTOMER_TYPE_NAMES = [
  'BusinessUser',
  'ConsumerUser',
  'BusinessOrganization',
  'ResellerOrganization',
] as const;

/** Codes of what is written down about a customer. @source pmt_managedplans */
export const EVENT_TYPES = {
  deleted: 'DE',
  planChanged: 'PC',
  planAdded: 'PA',
  planRemoved: 'PR',
  subscribed: 'SB',
  unsubscribed: 'US',
  created: 'NC',
} as const;

/** Names of the status codes. @source behaviour 2 */
export const STATUS_NAMES = ['Enabled', 'Disabled', 'Deleted', 'Pending'] as const;
type StatusName = (typeof STATUS_NAMES)[number];

export const STATUS_CODES: Readonly<Record<StatusName, RecordStatus>> = {
  Enabled: RECORD_STATUS.enabled,
  Disabled: RECORD_STATUS.disabled,
  Deleted: RECORD_STATUS.deleted,
  Pending: RECORD_STATUS.pending,
};

export function statusName(code: RecordStatus): string {
  return STATUS_NAMES.find((name) => STATUS_CODES[name] === code) ?? code;
}

export function customerTypeName(code: string): string {
  return Object.entries(CUSTOMER_TYPES).find(([, known]) => known === code)?.[0] ?? code;
}
