/** How well a statement about a real product is founded. */
export type Grade = 'documented' | 'observed' | 'inferred';

/** One operation of a product, as far as it is known and emulated. */
export interface GradedOperation {
  /** The service it belongs to, or the namespace, or the entity. */
  readonly service: string;
  /** As the journal names it. */
  readonly operation: string;
  readonly grade: Grade;
  /** Why it is answered as an unknown one; null when it is emulated. */
  readonly notEmulated: string | null;
}

/** One way in which a product says no. */
export interface GradedError {
  readonly symbol: string;
  /** What a client compares; null where there is only a text. */
  readonly code: string | null;
  readonly text: string | null;
  readonly grade: Grade;
  readonly source: string;
}

/** What one API can do and refuse, and how well each of it is founded. */
export interface ApiFidelity {
  readonly operations: readonly GradedOperation[];
  readonly errors: readonly GradedError[];
}

/** The same of every API, by name. */
export type Fidelity = Readonly<Record<string, ApiFidelity>>;
