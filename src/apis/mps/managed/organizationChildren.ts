import { attributeOf, childOf, group, leaf, textOf, type Content, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { findOrganization, containerPath, objectPath, organizationAt } from '../objects.js';
import { purposeOf } from '../policies.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.managedDirectory;

/** Creates a group with an account name of its own. @throws MpsError OBJECT_EXISTS */
export const createRightsGroup = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateGroup_',
  access: 'private',
  type: 'write',
  schema: { name: REQUIRED, container: REQUIRED, sAMAccountName: REQUIRED },
  source: 'whp_ops_component_infrastructure_ad_groups',
  grade: 'documented',
  run: ({ name, container, sAMAccountName }, { model, ids }) => {
    const { groups, accounts } = model.directory;
    const { tenant, unit } = organizationAt(model, container);
    const purpose = purposeOf(name);
    if (groups.findByName(tenant.id, unit?.id ?? null, name) !== undefined)
      throw new MpsError('OBJECT_EXISTS');
    if (purpose === undefined) throw new MpsError('ARGUMENT_INVALID');
    const made = groups.add({ tenantId: tenant.id, unitId: unit?.id ?? null, name, purpose });
    const samName = accounts.give({ groupId: made.id }, sAMAccountName, () => accountDigits(ids));
    const path = objectPath(model, { kind: 'rightsGroup', group: made, tenant, unit });
    return [group('group', [], { path, name, samName })];
  },
});

/** Makes the child units and groups that a policy prescribes for the organization at a path, as far as they are missing. */
export function makeChildren(context: ProcedureContext, path: string, policy: Element): Content {
  return [makeUnits(context, path, policy), makeGroups(context, path, policy)].filter(
    (list) => list.children.length > 0,
  );
}

export function makeUnits(context: ProcedureContext, path: string, policy: Element): Element {
  const units = childOf(policy, 'orgs')?.children ?? [];
  return group(
    'orgs',
    units.map((unit) => {
      const name = attributeOf(unit, 'name') ?? '';
      const inside = unitPath(context, path, name);
      return group('org', [makeGroups(context, inside, unit)], { path: inside, name });
    }),
  );
}

export function makeGroups(context: ProcedureContext, path: string, policy: Element): Element {
  const groups = childOf(policy, 'groups')?.children ?? [];
  return group(
    'groups',
    groups.map((wanted) =>
      rightsGroup(context, path, attributeOf(wanted, 'name') ?? '', attributeOf(wanted, 'samName') ?? ''),
    ),
  );
}

/** Digits to tell an account name from one that is taken. */
export function accountDigits(ids: ProcedureContext['ids']): string {
  return String(parseInt(ids.guid('account').slice(0, 8), 16) % 10_000);
}

function unitPath({ call, model }: ProcedureContext, path: string, name: string): string {
  const known = findOrganization(model, organizationAt(model, path), name);
  if (known !== undefined) return containerPath(model, known);
  const made = call(NAMESPACE, 'CreateOrganization_', [
    leaf('name', name),
    leaf('container', path),
    leaf('policyName', 'default'),
  ]);
  return textOf(made, 'path') ?? '';
}

function rightsGroup(
  { call, model }: ProcedureContext,
  path: string,
  name: string,
  samName: string,
): Element {
  const { tenant, unit } = organizationAt(model, path);
  const known = model.directory.groups.findByName(tenant.id, unit?.id ?? null, name);
  if (known !== undefined) {
    const knownPath = objectPath(model, { kind: 'rightsGroup', group: known, tenant, unit });
    return group('group', [], {
      path: knownPath,
      name: known.name,
      samName: model.directory.accounts.ofGroup(known.id) ?? samName,
    });
  }
  const made = call(NAMESPACE, 'CreateGroup_', [
    leaf('name', name),
    leaf('container', path),
    leaf('sAMAccountName', samName),
  ]);
  return childOf(made, 'group') ?? made;
}
