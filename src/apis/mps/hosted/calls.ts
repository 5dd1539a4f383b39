import { leaf, textOf, type Element } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantPath, userAt } from '../objects.js';
import { userLeaves, type UserPlace } from '../managed/sipUsers.js';
import type { ProcedureContext } from '../procedure.js';

export interface OrganizationPlace {
  readonly organization: string;
  readonly preferredDomainController: string;
}

/** A place as the hosted layer names it. */
export function organizationLeaves({
  organization,
  preferredDomainController,
}: OrganizationPlace): Element[] {
  return [leaf('organization', organization), leaf('preferredDomainController', preferredDomainController)];
}

/** An organization or user as the plan database's procedures take it. */
export function customerLeaves(place: OrganizationPlace | UserPlace): Element[] {
  const path = 'user' in place ? place.user : place.organization;
  return [leaf('path', path), leaf('preferredDomainController', place.preferredDomainController)];
}

/** The step that proves a subscription: it fails where there is none. */
export function requireSubscription({ call }: ProcedureContext, place: OrganizationPlace): Element {
  return call(NAMESPACES.hostedOcs, 'GetOrganizationPlanAssignment', organizationLeaves(place));
}

/** The step that proves that a user holds a plan. */
export function requireUserPlan({ call }: ProcedureContext, place: UserPlace): Element {
  return call(NAMESPACES.hostedOcs, 'GetUserPlanAssignment', userLeaves(place));
}

/** The step that proves that a plan is of a type. */
export function requirePlanType(
  { call }: ProcedureContext,
  planName: string,
  planTypeName: string,
  server: string,
): Element {
  return call(NAMESPACES.hostedOcs, 'GetPlanWithTypeValidation_', [
    leaf('planName', planName),
    leaf('planTypeName', planTypeName),
    leaf('preferredDomainController', server),
  ]);
}

/** The organization of a user, as a step. */
export function organizationOf(
  { call, model }: ProcedureContext,
  { user, preferredDomainController }: UserPlace,
): OrganizationPlace {
  const found = call(NAMESPACES.managedDirectory, 'GetThisOrganizationRoot', [
    leaf('path', user),
    leaf('preferredDomainController', preferredDomainController),
  ]);
  const organization = textOf(found, 'organization') ?? tenantPath(model, userAt(model, user).tenant);
  return { organization, preferredDomainController };
}
