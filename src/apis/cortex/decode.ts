import type { XmlElement } from '../../xml/document.js';
import type { Action, Element } from './elements.js';
import { CortexError } from './errors.js';
import { readValue } from './lexical.js';

/** What a request says of one entity. */
export interface Sent {
  /** As the contract's types have it; elements that the action does not take are left out. */
  readonly value: unknown;
  /** The first value that cannot be read. It counts only once the entities are found. */
  readonly problem: CortexError | undefined;
}

/**
 * Reads an entity of a request: what is not known, or not taken by the action, is passed over.
 *
 * @throws CortexError for a key that cannot be read: without it nothing can be found
 * @source Cortex behaviour 3 and 5; error-codes.json, precedence
 * @fidelity documented; of elements that must not be repeated, the first counts (inferred)
 */
export function readEntity(xml: XmlElement, element: Element, action: Action): Sent {
  const reader = new Reader(action);
  const value = reader.container(xml, element);
  return { value, problem: reader.problem };
}

class Reader {
  problem: CortexError | undefined;
  readonly #action: Action;

  constructor(action: Action) {
    this.#action = action;
  }

  container(xml: XmlElement, element: Element): Record<string, unknown> {
    const value = this.#attributes(xml, element);
    for (const child of xml.children) {
      const known = child.namespace === '' ? element.children.get(child.local) : undefined;
      if (known?.accepts.has(this.#action) !== true) continue;
      const isMany = known.contract.many === true;
      if (!isMany && value[known.name] !== undefined) continue;
      const one = this.#element(child, known);
      if (one === undefined) continue;
      if (!isMany) value[known.name] = one;
      else append(value, known.name, one);
    }
    return value;
  }

  #element(xml: XmlElement, element: Element): unknown {
    if (element.contract.type === undefined) return this.container(xml, element);
    const text = this.#value(xml.text, element);
    if (element.attributes.length === 0 || text === undefined) return text;
    return { ...this.#attributes(xml, element), text };
  }

  #attributes(xml: XmlElement, element: Element): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const attribute of element.attributes) {
      const name = attribute.name.slice(1);
      const text = attribute.accepts.has(this.#action) ? xml.attribute(name) : undefined;
      if (text !== undefined) value[name] = this.#value(text, attribute);
    }
    return value;
  }

  #value(text: string, element: Element): unknown {
    const { key = false } = element.contract;
    if (key && text.trim() === '') return undefined;
    try {
      return readValue(text, element);
    } catch (error) {
      if (!(error instanceof CortexError) || key) throw error;
      this.problem ??= error;
      return undefined;
    }
  }
}

function append(value: Record<string, unknown>, name: string, one: unknown): void {
  const list = value[name];
  if (Array.isArray(list)) list.push(one);
  else value[name] = [one];
}
