/**
 * A time as the plan database writes it: nine decimals, no zone.
 *
 * @source dd278680, dd251829
 * @fidelity documented; that it is UTC, inferred
 */
export function toTimestamp(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, -1)}000000`;
}
