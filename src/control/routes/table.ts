import type { Route } from '../route.js';
import { ANSWER_ROUTES } from './answers.js';
import { CALL_ROUTES } from './calls.js';
import { CLOCK_ROUTES } from './clock.js';
import { ENTITY_ROUTES } from './entities.js';
import { CONTRACT_ROUTES } from './contract.js';
import { COVERAGE_ROUTES } from './coverage.js';
import { EMULATOR_ROUTES } from './emulator.js';
import { OPERATION_ROUTES } from './operations.js';
import { PROVISIONING_ROUTES } from './provisioning.js';
import { EXPORT_ROUTES } from './exports.js';
import { FAULT_ROUTES } from './faults.js';
import { JOURNAL_ROUTES } from './journal.js';
import { SANDBOX_ROUTES } from './sandboxes.js';
import { SNAPSHOT_ROUTES } from './snapshots.js';
import { USAGE_ROUTES } from './usage.js';

/** Every route of the control API, in the order in which it is described. */
export const CONTROL_ROUTES: readonly Route[] = [
  ...EMULATOR_ROUTES,
  ...SANDBOX_ROUTES,
  ...SNAPSHOT_ROUTES,
  ...ENTITY_ROUTES,
  ...CLOCK_ROUTES,
  ...PROVISIONING_ROUTES,
  ...CALL_ROUTES,
  ...FAULT_ROUTES,
  ...ANSWER_ROUTES,
  ...JOURNAL_ROUTES,
  ...CONTRACT_ROUTES,
  ...USAGE_ROUTES,
  ...OPERATION_ROUTES,
  ...COVERAGE_ROUTES,
  ...EXPORT_ROUTES,
];
