import { chosenApi, chosenOperation } from '../../contract/chosenOperation.js';
import type {
  ApiDescription,
  Message,
  MessageOrder,
  OperationDescription,
  SessionDescription,
  Value,
  Values,
} from '../../contract/description.js';
import { isRecord } from '../../contract/values.js';
import type { Descriptions } from '../../contract/descriptions.js';
import { ModelError } from '../../model/errors.js';
import type { Model } from '../../model/model.js';
import { prefixOf } from '../../sandbox/registry.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Addresses } from '../addresses.js';

/** A message that is wanted, and of which API. */
export interface SandboxOrder extends MessageOrder {
  readonly api: string;
  /** Begins with values that fit what is in the sandbox; `values` count where both say something. */
  readonly example?: boolean | undefined;
}

/** A request ready to be sent to a sandbox. */
export interface ReadyMessage extends Pick<Message, 'method' | 'headers' | 'body'> {
  /** Whole, with the sandbox in it. */
  readonly url: string;
  /** What has to be asked for first, and the field that the answer to it goes into. */
  readonly session?: SessionDescription;
}

export interface MessageVerbs {
  /** Writes a valid message to an operation. @throws ComposeError naming what is wrong and what comes nearest */
  compose(order: SandboxOrder): ReadyMessage;
}

export function messageVerbs(
  { name, model }: Sandbox,
  { descriptions, addresses }: { readonly descriptions: Descriptions; readonly addresses: () => Addresses },
): MessageVerbs {
  return {
    compose({ example = false, ...order }) {
      const api = chosenApi(descriptions, order.api);
      const operation = chosenOperation(api, order);
      const values = example
        ? laidOver(exampleIn(api, operation, model), order.values ?? {})
        : (order.values ?? {});
      const { listener, path, method, headers, body } = api.compose({ ...order, values });
      const { session } = operation;
      const url = addresses()[listener] + prefixOf(name) + path;
      return { method, url, headers, body, ...(session !== undefined && { session }) };
    },
  };
}

/** Nothing where the estate lacks what the example would speak of: a seed may be a part of a world. */
function exampleIn(api: ApiDescription, operation: OperationDescription, model: Model): Values {
  try {
    return api.example(operation, model);
  } catch (error) {
    if (error instanceof ModelError) return {};
    throw error;
  }
}

/** Records are laid over each other field by field, anything else is replaced. */
function laidOver(under: Values, over: Values): Values {
  const merged: Record<string, Value> = { ...under };
  for (const [field, value] of Object.entries(over)) {
    const below = merged[field];
    merged[field] = isRecord(below) && isRecord(value) ? laidOver(below, value) : value;
  }
  return merged;
}
