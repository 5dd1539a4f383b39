import { leaf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { guidOf, nameOf, objectAt } from '../objects.js';
import { placeOf, type Place } from '../managed/planCalls.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { DOMAIN } from '../requirements.js';
import { ORGANIZATION, REQUIRED, SERVER, USER } from '../schemas.js';

const NAMESPACE = NAMESPACES.hostedDirectoryImport;
const { managedHelpers, managedPlans, hostedDirectory } = NAMESPACES;

/** Records an existing organization and gives it its Active Directory plan. @throws MpsError RECORD_EXISTS */
export const importBusinessOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportBusinessOrganization',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, planName: REQUIRED },
  requires: DOMAIN,
  source: 'dd251613',
  grade: 'documented',
  run: ({ organization, preferredDomainController, planName }, context) => {
    const place = { path: organization, preferredDomainController };
    importRecord(context, place, 'BusinessOrganization');
    context.call(managedPlans, 'AddCustomerPlan', [...placeOf(place), leaf('planName', planName)]);
  },
});

/** Records an existing reseller. @throws MpsError RECORD_EXISTS */
export const importResellerOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportResellerOrganization',
  access: 'public',
  type: 'write',
  schema: ORGANIZATION,
  requires: DOMAIN,
  source: 'dd252152',
  grade: 'documented',
  run: ({ organization, preferredDomainController }, context) => {
    importRecord(context, { path: organization, preferredDomainController }, 'ResellerOrganization');
  },
});

/** Records an existing user. @throws MpsError RECORD_EXISTS */
export const importDirectoryUser = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportUser',
  access: 'public',
  type: 'write',
  schema: { ...USER, isAdmin: { type: 'boolean', required: true } },
  requires: DOMAIN,
  source: 'dd251887',
  grade: 'documented',
  run: ({ user, preferredDomainController, isAdmin }, context) => {
    importRecord(context, { path: user, preferredDomainController }, 'BusinessUser');
    const at = [leaf('user', user), leaf('preferredDomainController', preferredDomainController)];
    if (isAdmin) context.call(hostedDirectory, 'MakeUserAdmin', at);
  },
});

/** Records an existing group. @throws MpsError RECORD_EXISTS */
export const importGroup = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportGroup',
  access: 'public',
  type: 'write',
  schema: { group: REQUIRED, ...SERVER },
  requires: DOMAIN,
  source: 'dd278855',
  grade: 'documented',
  run: ({ group, preferredDomainController }, context) => {
    importRecord(context, { path: group, preferredDomainController }, 'Group');
  },
});

/** Unlike EnableCustomerForPlans, refuses what is recorded already. @source dd251613, dd252152, dd251887, dd278855 */
function importRecord({ call, model }: ProcedureContext, place: Place, customerTypeName: string): void {
  const found = objectAt(model, place.path);
  if (model.planDatabase.records.findValid(guidOf(found)) !== undefined) {
    throw new MpsError('RECORD_EXISTS', nameOf(found));
  }
  call(managedHelpers, 'CreateCustomerRecord_', [
    ...placeOf(place),
    leaf('customerTypeName', customerTypeName),
  ]);
}
