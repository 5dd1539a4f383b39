import { APPROVAL_TABLES } from './approvals.js';
import { CORTEX_TABLES } from './cortex.js';
import { ESTATE_TABLES } from './estate.js';
import { HOSTING_TABLES } from './hosting.js';
import { PROVISIONING_TABLES } from './provisioning.js';
import { REPORT_TABLES } from './reports.js';
import { SETTINGS_TABLES } from './settings.js';
import { MPS_TABLES } from './mps.js';
import { USAGE_TABLES } from './usage.js';

/**
 * The database's shape as numbered steps: a file made by an earlier version runs the steps it lacks.
 * A released step is never edited; a change of shape is a new step at the end.
 */
export const SCHEMA_STEPS: readonly string[] = [
  ESTATE_TABLES,
  HOSTING_TABLES,
  SETTINGS_TABLES,
  CORTEX_TABLES,
  PROVISIONING_TABLES,
  MPS_TABLES,
  USAGE_TABLES,
  REPORT_TABLES,
  APPROVAL_TABLES,
];
