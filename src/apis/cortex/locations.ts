import type { Location } from '../../model/locations.js';
import type { PrintedLocation, PrintedLocationService, SentLocation } from './contract.generated.js';
import type { Changing, CortexContext, Reading } from './context.js';
import { isSame } from './customerKeys.js';
import { CortexError } from './errors.js';
import { described } from './properties.js';
import { requireProvider } from './rights.js';
import { plainName, wireName } from './serviceKeys.js';

/**
 * The locations that fit; with a named service those that offer it.
 *
 * @source Cortex behaviour 18, location
 * @fidelity documented; the layout inferred
 */
export const findLocations: Reading<'location'> = (sent, context) =>
  context.model.locations
    .all()
    .filter(({ name }) => isSame(sent.name, name))
    .map((location): PrintedLocation => ({
      name: location.name,
      service: sent.service && wantedServices(location, sent, context),
    }))
    .filter(({ service }) => !isFiltered(sent) || (service ?? []).length > 0);

/**
 * A location, or all of them, with services and the branches asked for.
 *
 * @throws CortexError LocationNotFound, ServiceNotFound
 * @source Cortex behaviour 18, location
 * @fidelity documented; the layout inferred
 */
export const getLocations: Reading<'location'> = (sent, context) => {
  const found = sent.name === undefined ? context.model.locations.all() : [named(sent, context)];
  return found.map((location) => {
    const isBranch = sent.customer !== undefined || sent.user !== undefined;
    const services = wantedServices(location, sent, context);
    const missing = (sent.service ?? []).find(isNamedService);
    if (missing !== undefined && services.length === 0) {
      throw new CortexError('ServiceNotFound', { name: missing.name ?? missing.fullname });
    }
    return {
      name: location.name,
      ...(isBranch ? {} : { fullname: location.fullName, service: services }),
      customer: sent.customer && customerBranch(sent.customer, context),
      user: sent.user && userBranch(sent.user, location),
    };
  });
};

/**
 * Creates a location, or changes its full name.
 *
 * @throws CortexError NotAuthorized, LocationNotFound without a name
 * @source Cortex behaviour 18, location
 * @fidelity inferred: an unknown name creates; fields beyond the name are not public
 */
export const setLocation: Changing<'location'> = (sent, context) => {
  requireProvider(context);
  const { name } = sent;
  if (name === undefined) throw new CortexError('LocationNotFound', { name: '' });
  const { locations } = context.model;
  const known = locations.findByName(name);
  return () => {
    const fullName = sent.fullname?.trim() || undefined;
    if (known === undefined) locations.add({ name, ...(fullName === undefined ? {} : { fullName }) });
    else if (fullName !== undefined) locations.change(known.id, { fullName });
  };
};

/**
 * Deletes a location in which no customer is.
 *
 * @throws CortexError NotAuthorized, LocationNotFound
 * @throws ModelError locationInUse
 * @source Cortex behaviour 16 and 18
 * @fidelity documented
 */
export const deleteLocation: Changing<'location'> = (sent, context) => {
  requireProvider(context);
  const known = named(sent, context);
  return () => {
    context.model.locations.remove(known);
  };
};

/** @throws CortexError LocationNotFound */
function named({ name = '' }: SentLocation, { model }: CortexContext): Location {
  const found = model.locations.findByName(name);
  if (found === undefined) throw new CortexError('LocationNotFound', { name });
  return found;
}

type SentService = NonNullable<SentLocation['service']>[number];

function isNamedService({ name, fullname }: SentService): boolean {
  return (name?.trim() || fullname?.trim() || undefined) !== undefined;
}

function isFiltered({ service = [] }: SentLocation): boolean {
  return service.some(isNamedService);
}

/** What the catalogue offers in a location; services of the product itself are left out. */
function wantedServices(
  { name }: Location,
  { service = [] }: SentLocation,
  { model }: CortexContext,
): PrintedLocationService[] {
  const wanted = service.filter(isNamedService);
  const fits = (offer: { readonly name: string; readonly fullName: string }) =>
    wanted.length === 0 ||
    wanted.some(
      (one) =>
        (one.name === undefined || plainName(one.name) === plainName(offer.name)) &&
        (one.fullname === undefined || plainName(one.fullname) === plainName(offer.fullName)),
    );
  return model.offers
    .ofLocation(name)
    .filter((offer) => !offer.isBuiltIn && fits(offer))
    .map((offer) => ({ name: wireName(offer), fullname: offer.fullName }));
}

function customerBranch(
  { customerproperties }: NonNullable<SentLocation['customer']>,
  { model }: CortexContext,
): PrintedLocation['customer'] {
  return {
    customerproperties: customerproperties && { property: model.properties.of('tenant').map(described) },
  };
}

function userBranch(
  { additionalproperties }: NonNullable<SentLocation['user']>,
  { userAttributes }: Location,
): PrintedLocation['user'] {
  return {
    additionalproperties: additionalproperties && {
      property: userAttributes.map((name) => ({ name })),
    },
  };
}
