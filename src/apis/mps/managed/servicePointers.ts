import type { ServicePointer } from '../../../model/communications/servicePointers.js';
import { group, leaf, type Content, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantAt, tenantPath } from '../objects.js';
import type { Model } from '../../../model/model.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { FRAGMENT, OPTIONAL, REQUIRED } from '../schemas.js';

/** Containers of service pointers. */
export const SIP_DOMAINS = 'SIPDomains';
export const SHARED_POOLS = 'SharedPools';

const NAMESPACE = NAMESPACES.managedHelpers;
const ADDRESS = { container: REQUIRED, name: REQUIRED } as const;

/** Lets a name point at a service, of an organization or of the whole system. @throws MpsError POINTER_EXISTS */
export const createServicePointer = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateServicePointer_',
  access: 'private',
  type: 'write',
  schema: { ...ADDRESS, organization: OPTIONAL, properties: FRAGMENT },
  source: 'a step of dd252171 and dd278524',
  grade: 'documented',
  run: ({ container, name, organization, properties }, { model }) => {
    const { pointers } = model.communications;
    if (pointers.find(container, name) !== undefined) throw new MpsError('POINTER_EXISTS', name);
    const tenantId = organization === undefined ? null : tenantAt(model, organization).id;
    pointers.add({ container, name, tenantId, properties: valuesOf(properties) });
  },
});

/** @throws MpsError POINTER_MISSING */
export const deleteServicePointer = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteServicePointer_',
  access: 'private',
  type: 'write',
  schema: ADDRESS,
  source: 'a step of dd251992 and dd252277',
  grade: 'documented',
  run: ({ container, name }, { model }) => {
    model.communications.pointers.remove(existing(model, container, name).id);
  },
});

/** Lists the pointers of an organization, or of a whole container. */
export const queryServicePointers = procedure({
  namespace: NAMESPACE,
  procedure: 'QueryServicePointers_',
  access: 'private',
  type: 'read',
  schema: { container: REQUIRED, organization: OPTIONAL },
  source: 'a step of dd278942 and dd278723',
  grade: 'documented',
  run: ({ container, organization }, { model }) => {
    const { pointers } = model.communications;
    const found =
      organization === undefined
        ? pointers.ofContainer(container)
        : pointers.ofTenant(container, tenantAt(model, organization).id);
    return found.map(({ name }) => leaf('name', name));
  },
});

/** Reads one pointer with its owner and properties. @throws MpsError POINTER_MISSING */
export const getServicePointer = procedure({
  namespace: NAMESPACE,
  procedure: 'GetServicePointer_',
  access: 'private',
  type: 'read',
  schema: ADDRESS,
  source: 'a step of dd278723',
  grade: 'documented',
  run: ({ container, name }, { model }) => toContent(model, existing(model, container, name)),
});

/** The names in a container, as a step. */
export function pointerNames({ call }: ProcedureContext, container: string, organization?: string): string[] {
  const found = call(NAMESPACE, 'QueryServicePointers_', [
    leaf('container', container),
    leaf('organization', organization),
  ]);
  return found.children.map(({ text }) => text);
}

/** Where a pointer is, as the private procedures take it. */
export function pointerAt(container: string, name: string): Element[] {
  return [leaf('container', container), leaf('name', name)];
}

function existing(model: Model, container: string, name: string): ServicePointer {
  const pointer = model.communications.pointers.find(container, name);
  if (pointer === undefined) throw new MpsError('POINTER_MISSING', name);
  return pointer;
}

function toContent(model: Model, { name, tenantId, properties }: ServicePointer): Content {
  return [
    leaf('name', name),
    leaf('organization', tenantId === null ? undefined : tenantPath(model, model.tenants.get(tenantId))),
    group(
      'properties',
      Object.entries(properties).map(([key, value]) => leaf(key, value)),
    ),
  ];
}

export function valuesOf(properties: Element | undefined): Record<string, string> {
  return Object.fromEntries((properties?.children ?? []).map(({ name, text }) => [name, text.trim()]));
}
