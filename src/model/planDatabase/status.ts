/** Status codes of the plan database. Deleting is marking. @source behaviour 2, status types */
export const RECORD_STATUS = {
  enabled: 'EN',
  disabled: 'DS',
  deleted: 'DE',
  pending: 'PE',
} as const;

export type RecordStatus = (typeof RECORD_STATUS)[keyof typeof RECORD_STATUS];
