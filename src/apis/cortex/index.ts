import type { GradedError } from '../../contract/fidelity.js';
import { notFound } from '../../http/iis.js';
import { APPROVAL_TIMEOUT_JOB } from '../../model/approvals.js';
import { FULFILMENT_JOB, type Step } from '../../model/fulfilment.js';
import type { Model } from '../../model/model.js';
import { gradedOperations, type Api, type OperationCoverage } from '../api.js';
import { getApprovals } from './approvalResponses.js';
import type { CortexHandlers } from './context.js';
import { CORTEX } from './contract.generated.js';
import { CortexDescription } from './description.js';
import { deleteCustomer, setCustomer } from './customerChanges.js';
import { findCustomers, getCustomers } from './customers.js';
import { Edge, type EdgeOptions } from './edge.js';
import { compile } from './elements.js';
import { ERRORS } from './errors.js';
import { getIdentity, getVersions } from './identity.js';
import { routesIn } from './journalName.js';
import { deleteLocation, findLocations, getLocations, setLocation } from './locations.js';
import { findReports, getReports } from './reports.js';
import { getRequests } from './requests.js';

/** The operations of each entity, in the contract's order. */
const ENTITIES = {
  customer: { FIND: findCustomers, GET: getCustomers, SET: setCustomer, DELETE: deleteCustomer },
  identity: { GET: getIdentity },
  global: { GET: getVersions },
  location: { FIND: findLocations, GET: getLocations, SET: setLocation, DELETE: deleteLocation },
  request: { GET: getRequests },
  report: { FIND: findReports, GET: getReports },
  approval: { GET: getApprovals },
} as const satisfies CortexHandlers;

/** What is known and done about every operation of the contract. */
export function cortexCoverage(): readonly OperationCoverage[] {
  return routesIn(compile(CORTEX));
}

const SITE = /^\/cortexapi(\/.*)?$/i;
/** The page, by its name or as the folder's default document; what follows the name belongs to it. */
const PAGE = /^\/(default\.aspx(\/.*)?)?$/i;

/** The Cortex API. */
export function createCortex(options: EdgeOptions): Api {
  const edge = new Edge(compile(CORTEX), ENTITIES, options);
  return {
    name: 'cortex',
    errors: Object.keys(ERRORS),
    fidelity: () => ({ operations: gradedOperations(cortexCoverage()), errors: gradedErrors() }),
    describe: () => new CortexDescription(),
    jobs: { [FULFILMENT_JOB]: stepRequest, [APPROVAL_TIMEOUT_JOB]: expireApproval },
    find(path) {
      const [, below] = SITE.exec(path) ?? [];
      if (below === undefined) return undefined;
      const isPage = PAGE.test(below);
      return (request, session) => {
        session.notes.api = 'cortex';
        return isPage ? edge.answer(request, session) : notFound(request, session);
      };
    },
  };
}

/** Ends an approval that nobody answered in time. */
function expireApproval(model: Model, payload: unknown): void {
  model.transaction(() => {
    model.approvals.expire(Number(payload));
  });
}

/** Takes a request of the background work the next step. */
function stepRequest(model: Model, payload: unknown): void {
  model.transaction(() => {
    model.fulfilment.step(payload as Step);
  });
}

/** The codes are documented; the grade is that of the text. */
function gradedErrors(): GradedError[] {
  return Object.entries(ERRORS).map(([symbol, { code, text, textGrade }]) => ({
    symbol,
    code: String(code),
    text,
    grade: textGrade,
    source: 'error-codes.json',
  }));
}
