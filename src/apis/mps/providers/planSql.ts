import { group } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { FRAGMENT, REQUIRED } from '../schemas.js';
import { CUSTOMER_PROCEDURES } from './customerProcedures.js';
import { PLAN_PROCEDURES } from './planProcedures.js';

const STORED_PROCEDURES = { ...PLAN_PROCEDURES, ...CUSTOMER_PROCEDURES };

/** Runs a stored procedure of the plan database. Its rows come back as they are. */
export const execPlanSql = procedure({
  namespace: NAMESPACES.managedPlans,
  procedure: 'ExecPlanSQL_',
  access: 'private',
  type: 'write',
  schema: { storedProcedure: REQUIRED, parameters: FRAGMENT },
  source: 'dd278733, a step of Unsubscribe',
  grade: 'inferred',
  run: ({ storedProcedure, parameters }, { model }) => {
    const run = STORED_PROCEDURES[storedProcedure];
    if (run === undefined) throw new Error(`there is no stored procedure ${storedProcedure}`);
    return run(parameters ?? group('parameters'), model);
  },
});
