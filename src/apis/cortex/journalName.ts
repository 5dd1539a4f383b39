import type { OperationCoverage } from '../api.js';
import type { XmlElement } from '../../xml/document.js';
import { ACTIONS, type Action, type Element } from './elements.js';

/** Elements that say what a call is about; others are criteria and settings. */
const STEPS: ReadonlySet<string> = new Set([
  ...['user', 'service', 'userplan', 'properties', 'additionalproperties', 'instances', 'offerings'],
  ...['servercollection', 'resourceconfiguration', 'distributiongroups', 'contacts', 'approvalproviders'],
  ...['approvalresponses', 'log', 'times', 'customer'],
]);

/** What the journal calls an operation, and its grade: `GET customer/user/service`. */
export function routeOf(
  action: Action,
  entity: readonly [XmlElement, Element] | undefined,
): { readonly operation: string; readonly grade: string } {
  if (entity === undefined) return { operation: action, grade: 'inferred' };
  let [xml, element] = entity;
  const path = [element.name];
  for (let next = stepBelow(xml, element, action); next !== undefined;) {
    [xml, element] = next;
    path.push(element.name);
    next = stepBelow(xml, element, action);
  }
  return { operation: `${action} ${path.join('/')}`, grade: element.contract.grade };
}

/** Every operation there is, as the journal names them, with its grade: by entity, in the contract's order. */
export function routesIn(entities: ReadonlyMap<string, Element>): OperationCoverage[] {
  return [...entities.values()].flatMap((entity) =>
    ACTIONS.filter((action) => entity.accepts.has(action)).flatMap((action) =>
      pathsIn(entity, action).map(([path, grade]) => ({
        service: entity.name,
        operation: `${action} ${path}`,
        grade,
      })),
    ),
  );
}

type Path = readonly [path: string, grade: OperationCoverage['grade']];

function pathsIn(element: Element, action: Action): Path[] {
  const below = element.ordered.filter((child) => isStep(child, action));
  return [
    [element.name, element.contract.grade],
    ...below.flatMap((child) =>
      pathsIn(child, action).map(([path, grade]): Path => [`${element.name}/${path}`, grade]),
    ),
  ];
}

/** Whether an operation can go on to an element. A DELETE may name a service, but is refused: there is no such operation. */
export function isStep({ name, accepts }: Element, action: Action): boolean {
  return STEPS.has(name) && accepts.has(action) && !(action === 'DELETE' && name === 'service');
}

function stepBelow(xml: XmlElement, element: Element, action: Action): [XmlElement, Element] | undefined {
  for (const child of xml.children) {
    const known = STEPS.has(child.local) ? element.children.get(child.local) : undefined;
    if (known?.accepts.has(action) === true) return [child, known];
  }
  return undefined;
}
