import { group, leaf, textOf, type Content, type Element } from '../element.js';
import { parseGuid } from '../guids.js';
import { NAMESPACES } from '../namespaces.js';
import type { ProcedureContext } from '../procedure.js';

/** Where a directory object is, and the server to ask. */
export interface Place {
  readonly path: string;
  readonly preferredDomainController: string;
}

/** The arguments of a place, as procedures of the managed layer take them. */
export function placeOf({ path, preferredDomainController }: Place): Element[] {
  return [leaf('path', path), leaf('preferredDomainController', preferredDomainController)];
}

/** Runs a stored procedure of the plan database as a step. */
export function planSql({ call }: ProcedureContext, storedProcedure: string, parameters: Content): Element {
  return call(NAMESPACES.managedPlans, 'ExecPlanSQL_', [
    leaf('storedProcedure', storedProcedure),
    group('parameters', parameters),
  ]);
}

/** What the directory provider says of an object. */
interface DirectoryProperties {
  readonly guid: string;
  readonly name: string;
  /** Undefined for hosting, which nothing owns. */
  readonly ownerGuid: string | undefined;
}

/** Reads an object as a step. */
export function properties({ call }: ProcedureContext, place: Place): DirectoryProperties {
  const found = call(NAMESPACES.directoryProvider, 'GetProperties', placeOf(place));
  return {
    guid: guidIn(found, 'objectGUID') ?? '',
    name: textOf(found, 'name') ?? '',
    ownerGuid: guidIn(found, 'ownerGUID'),
  };
}

/** Runs a stored procedure for the customer at a place: two steps. */
export function customerSql(
  context: ProcedureContext,
  storedProcedure: string,
  place: Place,
  parameters: Content = [],
): Element {
  const { guid } = properties(context, place);
  return planSql(context, storedProcedure, [leaf('customerId', guid), ...parameters]);
}

function guidIn(found: Element, name: string): string | undefined {
  const text = textOf(found, name);
  return text === undefined ? undefined : parseGuid(text);
}
