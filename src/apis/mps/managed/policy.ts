import { childOf, group, leaf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { nameOf, objectAt, ownerOf } from '../objects.js';
import { organizationPolicy, POLICY_NAMES, userPolicy, type PolicyName } from '../policies.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { OPTIONAL, REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.managedDirectory;

/**
 * Tells what is prescribed for a new object: children, groups and memberships. Objects other than organizations and
 * users have nothing prescribed.
 *
 * @throws MpsError ARGUMENT_MISSING when neither a path, nor a container and a name are given
 */
export const getPolicy = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPolicy',
  access: 'public',
  type: 'read',
  schema: {
    policyName: { type: 'enum', values: POLICY_NAMES },
    containerPath: OPTIONAL,
    objectName: OPTIONAL,
    objectType: REQUIRED,
    objectPath: OPTIONAL,
  },
  source: 'dd229933; the form of the policy is ours',
  grade: 'documented',
  run: ({ policyName = 'default', containerPath, objectName, objectType, objectPath }, { model }) => {
    const found = objectAt(model, given(objectPath ?? containerPath, 'containerPath'));
    const name = objectPath === undefined ? given(objectName, 'objectName') : nameOf(found);
    const isPath = objectPath !== undefined;
    switch (objectType) {
      case 'org':
        return [organizationPolicy(policyName, name)];
      case 'user':
        return [userPolicy(policyName, (isPath ? ownerOf(model, found) : found.tenant)?.ou ?? '')];
      default:
        return [group('policy', [], { name: policyName })];
    }
  },
});

/** The policy for a new object in a container, as a step. */
export function policyFor(
  { call }: ProcedureContext,
  policyName: PolicyName,
  containerPath: string,
  objectName: string,
  objectType: 'org' | 'user',
): Element {
  const found = call(NAMESPACE, 'GetPolicy', [
    leaf('policyName', policyName),
    leaf('containerPath', containerPath),
    leaf('objectName', objectName),
    leaf('objectType', objectType),
  ]);
  return childOf(found, 'policy') ?? found;
}

function given(value: string | undefined, name: string): string {
  if (value === undefined) throw new MpsError('ARGUMENT_MISSING', name);
  return value;
}
