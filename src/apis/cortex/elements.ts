import type { Grade } from '../../contract/fidelity.js';

export const ACTIONS = ['FIND', 'GET', 'SET', 'DELETE'] as const;
export type Action = (typeof ACTIONS)[number];

export type ValueType =
  | ('string' | 'int' | 'bool' | 'limit' | 'status' | 'date' | 'dateOrNever' | 'enum' | 'guid')
  | ('cdata' | 'row');

/** An element, or an attribute when its name begins with `@`, as `contract.json` has it. */
export interface ElementContract {
  /** Absent for an element that only holds others. */
  readonly type?: ValueType;
  readonly many?: boolean;
  /** Actions whose requests may carry it, by blanks. */
  readonly accepts?: string;
  /** Actions whose answers may hold it, by blanks. */
  readonly answers?: string;
  /** It identifies or filters, so that an empty one counts as not sent. */
  readonly key?: boolean;
  readonly values?: readonly string[];
  /** The error for a value outside `values`, or for one that cannot be read, where that is not the type's own. */
  readonly invalid?: string;
  /** The only service that has it. */
  readonly service?: string;
  /** Other spellings that are accepted. */
  readonly also?: readonly string[];
  /** Where its children are listed. */
  readonly shape?: string;
  readonly grade: Grade;
  readonly elements?: Readonly<Record<string, ElementContract>>;
}

export interface CortexContract {
  readonly entities: Readonly<Record<string, ElementContract>>;
  readonly shapes: Readonly<Record<string, Readonly<Record<string, ElementContract>>>>;
}

/** An element ready for reading and writing: its children by name, and in the order in which answers print them. */
export interface Element {
  readonly name: string;
  readonly contract: ElementContract;
  readonly accepts: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
  /** Also by the other spellings that are accepted. */
  readonly children: ReadonlyMap<string, Element>;
  readonly ordered: readonly Element[];
  readonly attributes: readonly Element[];
}

/** The entities of a contract by name. */
export function compile(contract: CortexContract): ReadonlyMap<string, Element> {
  return new Map(
    Object.entries(contract.entities).map(([name, entity]) => [
      name,
      toElement(name, entity, contract.shapes),
    ]),
  );
}

function toElement(name: string, contract: ElementContract, shapes: CortexContract['shapes']): Element {
  const listed = contract.elements ?? shapes[contract.shape ?? ''] ?? {};
  const parts = Object.entries(listed).map(([key, part]) => toElement(key, part, shapes));
  const ordered = parts.filter(({ name: key }) => !key.startsWith('@'));
  const named = ordered.flatMap((part) =>
    [part.name, ...(part.contract.also ?? [])].map((spelling): [string, Element] => [spelling, part]),
  );
  return {
    name,
    contract,
    accepts: new Set(words(contract.accepts)),
    answers: new Set(words(contract.answers)),
    children: new Map(named),
    ordered,
    attributes: parts.filter(({ name: key }) => key.startsWith('@')),
  };
}

function words(text = ''): string[] {
  return text === '' ? [] : text.split(' ');
}
