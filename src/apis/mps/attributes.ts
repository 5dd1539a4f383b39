import type { Attributes } from '../../model/directory/units.js';
import type { UserChanges } from '../../model/users.js';
import { attributeOf, childrenOf, type Element } from './element.js';
import { MpsError } from './errors.js';

/** Directory attributes that every product keeps of a user. @fidelity inferred from their meaning */
const SHARED: Readonly<Record<string, keyof UserChanges>> = {
  givenname: 'firstName',
  sn: 'lastName',
  mail: 'email',
  company: 'companyName',
  streetaddress: 'address',
  l: 'city',
  st: 'state',
  c: 'country',
  postalcode: 'zip',
  telephonenumber: 'primaryPhone',
  homephone: 'secondaryPhone',
  facsimiletelephonenumber: 'fax',
};

/**
 * The attributes in a `properties` element: `property` children with a name, and text or `value` children.
 *
 * @throws MpsError ARGUMENT_INVALID for a property without a name
 * @source dd278953
 */
export function attributesIn(properties: Element | undefined): Attributes {
  const entries = properties === undefined ? [] : childrenOf(properties, 'property').map(attributeIn);
  return Object.fromEntries(entries);
}

/** The given attributes over those that stand; an empty one clears. Names are compared without letter case. */
export function mergedAttributes(standing: Attributes, given: Attributes): Attributes {
  const changed = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const kept = Object.entries(standing).filter(([name]) => !changed.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(given).filter(([, value]) => value !== '')]);
}

/** One attribute as text, the first value of several. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.entries(attributes).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

/** What of the attributes all products share, and what is the directory's alone. */
export function splitAttributes(given: Attributes): {
  readonly shared: UserChanges;
  readonly own: Attributes;
} {
  const shared: Record<string, string> = {};
  const own: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    const column = SHARED[name.toLowerCase()];
    if (column !== undefined && typeof value === 'string') shared[column] = value;
    else own[name] = value;
  }
  return { shared, own };
}

function attributeIn(property: Element): readonly [string, string | readonly string[]] {
  const name = attributeOf(property, 'name')?.trim() ?? '';
  if (name === '') throw new MpsError('ARGUMENT_INVALID');
  const values = childrenOf(property, 'value').map(({ text }) => text.trim());
  return [name, values.length === 0 ? property.text.trim() : values];
}
