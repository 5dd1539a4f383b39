import type { Model } from '../model.js';
import { DanglingReference } from './plantEstate.js';
import type { Each } from './planting.js';
import type { Seed } from './seed.js';

/** Plants what is offered where, who may do what, and the changes that were ordered. */
export function plantCortex(model: Model, each: Each): void {
  plantOffers(model, each);
  each('appOfferings', (offering) => {
    model.appOfferings.add(offering);
  });
  each('serverCollections', ({ apps, ...collection }) => {
    model.serverCollections.add(collection, apps);
  });
  each('contacts', (contact) => {
    model.contacts.add(contact);
  });
  each('roles', (role) => {
    model.roles.add(role);
  });
  each('properties', ({ service, ...definition }) => {
    model.properties.add({
      ...definition,
      serviceId: service === undefined ? null : serviceId(model, service),
      validation: withoutBlanks(definition.validation),
    });
  });
  each('progress', ({ status, isHeld, ...subject }) => {
    model.progress.set(subject, { status, isHeld });
  });
  each('requests', ({ log, ...request }) => {
    model.requests.add({ ...request, waitsFor: [] });
    for (const entry of log) model.requests.write(request.id, entry);
  });
  each('reports', (report) => {
    model.reports.add(report);
  });
  plantApprovals(model, each);
  each('counters', ({ kind, next }) => {
    model.reserve(kind, next - 1);
  });
}

function plantOffers(model: Model, each: Each): void {
  each('offers', ({ service, ...offer }) => {
    model.offers.add({ serviceId: serviceId(model, service), ...offer });
  });
  each('locations', ({ offers, fullName, root, ...location }) => {
    const { id } = model.locations.add({
      ...location,
      ...(fullName === undefined ? {} : { fullName }),
      ...(root === undefined ? {} : { root }),
    });
    for (const service of offers) model.offers.offerIn(id, serviceId(model, service));
  });
  each('localNames', ({ location, service, fullName }) => {
    const known = model.locations.findByName(location);
    if (known === undefined) throw new DanglingReference(`there is no location ${location}`);
    model.offers.offerIn(known.id, serviceId(model, service), fullName);
  });
}

function plantApprovals(model: Model, each: Each): void {
  const { approvalPolicies, approvals } = model;
  const toRules = (rules: Seed['approvalGroups'][number]['rules']) =>
    rules.map(({ service, ...rule }) => ({
      ...rule,
      serviceId: service === null ? null : serviceId(model, service),
    }));
  each('approvalProviders', (provider) => {
    approvalPolicies.addProvider(provider);
  });
  each('approvalPolicies', ({ tenantId, asks, rules, ...policy }) => {
    const provider = approvalPolicies.findProvider(asks);
    if (provider === undefined) throw new DanglingReference(`there is no approval provider ${asks}`);
    approvalPolicies.setPolicy(tenantId, provider, { ...withoutBlanks(policy), rules: toRules(rules) });
  });
  each('approvalGroups', ({ rules, ...group }) => {
    approvalPolicies.putGroup({ ...group, rules: toRules(rules) });
  });
  each('approvals', ({ answers, ...approval }) => {
    const given = answers.map((answer) => ({ ...answer, resolvedAt: null }));
    approvals.restore({ ...approval, status: 'pending', resolvedAt: null }, given);
  });
}

function serviceId({ catalogue }: Model, name: string): number {
  const service = catalogue.findByCortexName(name);
  if (service === undefined) throw new DanglingReference(`there is no service ${name}`);
  return service.id;
}

type Partly<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without keys whose value is undefined. */
function withoutBlanks<T extends object>(value: T): Partly<T> {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as Partly<T>;
}
