import { leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { objectAt } from '../objects.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { REQUIRED } from '../schemas.js';
import { holdsRole } from '../roles.js';

const NAMESPACE = NAMESPACES.managedDirectory;
const ROLES = { UserCreators: 'customer', OrgCreators: 'reseller' } as const;
type RoleName = keyof typeof ROLES;

/** Raises unless the caller has the named role on an object. @throws MpsError ACCESS_DENIED */
export const testCallerPermissions = procedure({
  namespace: NAMESPACE,
  procedure: 'TestPermissions_',
  access: 'private',
  type: 'read',
  schema: {
    path: REQUIRED,
    roleName: { type: 'enum', required: true, values: ['UserCreators', 'OrgCreators'] },
  },
  source: 'a step of dd278541 and dd252005',
  grade: 'documented',
  run: ({ path, roleName }, { model, caller }) => {
    if (!holdsRole(model, caller, ROLES[roleName], objectAt(model, path).tenant.id)) {
      throw new MpsError('ACCESS_DENIED');
    }
  },
});

/** Tells whether the error being handled is the expected one; `swallowing` raises any other again. */
export const rethrowError = procedure({
  namespace: NAMESPACE,
  procedure: 'RethrowError_',
  access: 'private',
  type: 'read',
  schema: { hr: REQUIRED },
  source: 'a step of dd278658 and dd278524',
  grade: 'documented',
  run: ({ hr }, { caught }) => [leaf('isExpected', String(caught?.code === hr))],
});

export function testPermissions({ call }: ProcedureContext, path: string, roleName: RoleName): void {
  call(NAMESPACE, 'TestPermissions_', [leaf('path', path), leaf('roleName', roleName)]);
}

/** Tries something, lets one code pass and any other go on: what makes set-up repeatable. @source dd278658, dd278524 */
export function swallowing({ attempt, call }: ProcedureContext, code: string, work: () => unknown): void {
  attempt<unknown>(work, (_error, rethrow) => {
    const answer = call(NAMESPACE, 'RethrowError_', [leaf('hr', code)]);
    return textOf(answer, 'isExpected') === 'true' ? undefined : rethrow();
  });
}
