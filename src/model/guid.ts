import { createHash } from 'node:crypto';

/** The GUID of an entity as `8-4-4-4-12`, made from its kind and id: always the same, so that it need not be kept. */
export function objectGuid(kind: string, id: number): string {
  const digits = createHash('md5').update(`${kind} ${id}`).digest('hex');
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `3${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return [...parts, digits.slice(20)].join('-');
}
