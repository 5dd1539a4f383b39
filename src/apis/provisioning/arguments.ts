import { ProvisioningError } from './errors.js';

/** @throws ProvisioningError ARGUMENT_MISSING */
export function required<T>(value: T | null, name: string): T {
  if (value === null) throw new ProvisioningError('ARGUMENT_MISSING', name);
  return value;
}

/** A mandatory text; an empty element is as good as none. @throws ProvisioningError ARGUMENT_MISSING */
export function requiredText(value: string | null, name: string): string {
  if (value === null || value === '') throw new ProvisioningError('ARGUMENT_MISSING', name);
  return value;
}

/** An id that says something: an empty element reads as 0, and ids begin with 1. */
export function idOf(value: number | null): number | undefined {
  return value === null || value === 0 ? undefined : value;
}

/** Longest texts by field, in characters. @source Provisioning contract, maxLength @fidelity documented */
export const USER_LENGTHS = {
  displayName: 64,
  email: 128,
  language: 32,
  loginName: 64,
  passwordHash: 32,
  timeZone: 100,
} as const;
export const NAME_LENGTHS = { name: 64 } as const;
export const ENVIRONMENT_LENGTHS = { shortName: 64 } as const;

/** @throws ProvisioningError ARGUMENT_TOO_LONG */
export function checkLengths<L extends Readonly<Record<string, number>>>(
  lengths: L,
  entity: { readonly [Name in keyof L]: string | null },
): void {
  for (const [name, most] of Object.entries(lengths)) {
    const text = entity[name] ?? '';
    if (text.length > most) throw new ProvisioningError('ARGUMENT_TOO_LONG', name, most);
  }
}
