import type { Estate } from '../estate.js';
import { PlanAssignments } from './assignments.js';
import { HostedPlans } from './plans.js';
import { CustomerRecords } from './records.js';
import { HostedServices } from './services.js';

/** What can be sold to whom, and who has it: beside the directory, for a directory object may have no record here. */
export class PlanDatabase {
  readonly services: HostedServices;
  readonly plans: HostedPlans;
  readonly records: CustomerRecords;
  readonly assignments: PlanAssignments;

  constructor(estate: Estate) {
    this.services = new HostedServices(estate);
    this.plans = new HostedPlans(estate);
    this.records = new CustomerRecords(estate);
    this.assignments = new PlanAssignments(estate);
  }
}
