import { group, leaf, type Element } from '../element.js';
import type { KnownService } from '../services.js';

/** The plan types of a service as RegisterService takes them. */
export function planTypeLeaves({ planTypes }: KnownService): Element {
  const types = Object.entries(planTypes);
  return group(
    'planTypes',
    types.map(([name, code]) => group('planType', [leaf('planTypeName', name), leaf('planTypeCode', code)])),
  );
}
