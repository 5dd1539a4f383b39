import { objectGuid } from '../../../model/guid.js';
import { PROVIDER_ID } from '../../../model/tenants.js';
import { CUSTOMER_TYPE_NAMES, type CustomerType } from '../planCodes.js';
import { group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { parseGuid, toDirectoryDigits } from '../guids.js';
import { NAMESPACES } from '../namespaces.js';
import { objectAt, tenantPath } from '../objects.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_PATH, DOMAIN } from '../requirements.js';
import { OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';
import { customerSql, placeOf, planSql, properties, type Place } from './planCalls.js';

/** Records an organization or user as a customer; without a type, what its organization makes it. */
export const createCustomer = procedure({
  namespace: NAMESPACES.managedPlans,
  procedure: 'CreateCustomer',
  access: 'public',
  type: 'write',
  schema: { ...PATH, customerTypeName: { type: 'enum', values: CUSTOMER_TYPE_NAMES } },
  requires: CUSTOMER_AT_PATH,
  source: 'dd251874, dd252298; the role inferred',
  grade: 'inferred',
  run: ({ customerTypeName, ...place }, context) => {
    insertRecord(context, place, customerTypeName ?? inferCustomerType(context, place));
  },
});

/** Marks a customer's record as deleted; the plans it holds go with it. */
export const deleteCustomer = procedure({
  namespace: NAMESPACES.managedPlans,
  procedure: 'DeleteCustomer',
  access: 'public',
  type: 'write',
  schema: PATH,
  requires: CUSTOMER_AT_PATH,
  source: 'dd251944; the role inferred',
  grade: 'inferred',
  run: (place, context) => {
    customerSql(context, 'spDeleteCustomer', place);
  },
});

/** Inserts the record of a directory object, or leaves the valid one alone. */
export const createCustomerRecord = procedure({
  namespace: NAMESPACES.managedHelpers,
  procedure: 'CreateCustomerRecord_',
  access: 'private',
  type: 'write',
  schema: { path: REQUIRED, customerTypeName: REQUIRED, preferredDomainController: REQUIRED },
  source: 'EnableCustomerForPlans, dd252116; row layout from cloudblue KB 44001886261',
  grade: 'inferred',
  run: ({ customerTypeName, ...place }, context) => {
    const { guid } = properties(context, place);
    const known = planSql(context, 'spGetCustomer', [leaf('customerId', guid)]);
    if (textOf(known, 'customerTypeName') === undefined) insertRecord(context, place, customerTypeName);
  },
});

/**
 * Lists the customers under a parent, named by either form of its GUID or by its path.
 *
 * @throws MpsError ARGUMENT_MISSING when neither is given
 */
export const queryCustomersByParentId = procedure({
  namespace: NAMESPACES.managedPlans,
  procedure: 'QueryCustomersByParentID',
  access: 'public',
  type: 'read',
  schema: { GUID: OPTIONAL, path: OPTIONAL, ...SERVER },
  requires: DOMAIN,
  source: 'mp_ssdk querycustomersbyparentid; the role inferred, it was not seen',
  grade: 'documented',
  run: ({ GUID, path, preferredDomainController }, context) => {
    const parentId =
      path === undefined ? guidGiven(GUID) : properties(context, { path, preferredDomainController }).guid;
    const found = planSql(context, 'spQueryCustomersByParentID', [leaf('parentId', parentId)]);
    return [
      leaf('GUID', toDirectoryDigits(parentId)),
      leaf(
        'path',
        path ?? textOf(planSql(context, 'spGetCustomerPath', [leaf('customerId', parentId)]), 'path'),
      ),
      group('customers', found.children),
    ];
  },
});

/**
 * What a customer is, from where it stands in the hosting tree. A consumer user is never inferred.
 *
 * @throws MpsError CUSTOMER_TYPE_UNKNOWN
 * @source MPS Import::EnableCustomerForPlans, dd252116
 * @fidelity documented
 */
export function inferCustomerType({ call, model }: ProcedureContext, place: Place): CustomerType {
  const found = objectAt(model, place.path);
  const isUser = found.kind === 'user';
  const path = isUser ? tenantPath(model, found.tenant) : place.path;
  if (!isUser && found.kind !== 'organization') throw new MpsError('CUSTOMER_TYPE_UNKNOWN', place.path);
  const orgType = textOf(
    call(NAMESPACES.managedHosting, 'GetOrgType', placeOf({ ...place, path })),
    'orgType',
  );
  if (orgType !== 'reseller' && orgType !== 'customer')
    throw new MpsError('CUSTOMER_TYPE_UNKNOWN', place.path);
  if (isUser) return 'BusinessUser';
  return orgType === 'reseller' ? 'ResellerOrganization' : 'BusinessOrganization';
}

/** @throws MpsError INVALID_CUSTOMER when its owner has no record, RECORD_EXISTS, ARGUMENT_INVALID for a type that does not fit */
function insertRecord(context: ProcedureContext, place: Place, customerTypeName: string): void {
  const { kind } = objectAt(context.model, place.path);
  const isFitting = /user$/i.test(customerTypeName)
    ? kind === 'user'
    : /organization$/i.test(customerTypeName)
      ? kind === 'organization'
      : kind === 'group';
  if (!isFitting) throw new MpsError('ARGUMENT_INVALID');
  const { guid, name, ownerGuid } = properties(context, place);
  if (ownerGuid !== undefined && ownerGuid !== objectGuid('tenant', PROVIDER_ID)) {
    const owner = planSql(context, 'spGetCustomer', [leaf('customerId', ownerGuid)]);
    if (textOf(owner, 'customerTypeName') === undefined) throw new MpsError('INVALID_CUSTOMER');
  }
  planSql(context, 'spCreateCustomer', [
    leaf('customerId', guid),
    leaf('parentId', ownerGuid),
    leaf('customerTypeName', customerTypeName),
    leaf('commonName', name),
    leaf('path', place.path),
  ]);
}

function guidGiven(text: string | undefined): string {
  if (text === undefined) throw new MpsError('ARGUMENT_MISSING', 'GUID');
  const guid = parseGuid(text);
  if (guid === undefined) throw new MpsError('ARGUMENT_INVALID');
  return guid;
}
