import type { ProgressStatus } from '../../model/progress.js';

/** A limit as it is stored and printed; null is unlimited. */
export type Limit = number | null;

/** A limit as it is sent: a new value, or a change of the stored one. */
export type LimitChange = { readonly value: Limit } | { readonly by: number; readonly text: string };

/** How far something is provisioned, in the words of the wire. */
export type StatusWord = 'NotProvisioned' | 'Requested' | 'InProgress' | 'Provisioned' | 'Failed' | 'Pending';

/** The words for the model's states. @source Cortex behaviour 5 and 13 */
export const STATUS_WORDS = {
  notProvisioned: 'NotProvisioned',
  requested: 'Requested',
  inProgress: 'InProgress',
  provisioned: 'Provisioned',
  failed: 'Failed',
  pending: 'Pending',
} as const satisfies Readonly<Record<ProgressStatus, StatusWord>>;
