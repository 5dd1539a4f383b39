/** What is asked of an entity cannot be done as things stand; the message says why. */
export class EntityRefused extends Error {}

/** What is said of an entity cannot be said of one of its kind; the message says why. */
export class EntityUnreadable extends Error {}

/** A field that entities of the kind do not have. */
export class UnknownField extends EntityUnreadable {
  readonly field: string;
  /** Those they have. */
  readonly known: readonly string[];

  constructor(kind: string, field: string, known: readonly string[]) {
    super(`a ${kind} has no field ${field}`);
    this.field = field;
    this.known = known;
  }
}
