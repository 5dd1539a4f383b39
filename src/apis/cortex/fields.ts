import type { Field } from '../../contract/description.js';
import { booleanIn, TEXT, textLike, WHOLE_NUMBER, WORD, type Kinds } from '../../contract/kinds.js';
import type { Manner } from '../../contract/recovery.js';
import type { Action, Element } from './elements.js';
import { STATUS_WORDS } from './values.js';

/** The types of the contract. @source Cortex behaviour 5 and 12 */
const KINDS: Kinds = {
  string: TEXT,
  int: WHOLE_NUMBER,
  bool: booleanIn({ yes: ['True', 'yes', '1', '-1'], no: ['False', 'no', '0'] }),
  limit: textLike(/^(?:unlimited|[+-]?\d+)$/i, '0'),
  status: WORD,
  date: textLike(/^\d{4}(?:-\d\d-\d\d|\d{4})$/, ''),
  dateOrNever: textLike(/^(?:never|\d{4}(?:-\d\d-\d\d|\d{4}))$/i, 'Never'),
  enum: WORD,
  guid: textLike(/^(?:\{[\da-f-]{36}\}|[\da-f-]{36})$/i, ''),
};

/** The second spellings of the document. */
const SPELLINGS = {
  grouptypes: 'grouptype',
  sendmoderationnotification: 'sendmoderationnotifications',
  owner: 'owners',
};

export const MANNER: Manner = { kinds: KINDS, spellings: SPELLINGS };

/** What a request of an action may carry inside an element. @param path the elements that the operation goes on to */
export function fieldsOf(element: Element, action: Action, path: readonly string[] = []): Field[] {
  return fieldsBy(element, ({ accepts }) => accepts.has(action), path);
}

/** The same with what an answer of the action prints: a GET's answer may come back as a SET. @source Cortex behaviour 3 */
export function toleratedFieldsOf(element: Element, action: Action, path: readonly string[] = []): Field[] {
  if (action !== 'SET') return fieldsOf(element, action, path);
  return fieldsBy(element, () => true, path);
}

function fieldsBy(element: Element, takes: (part: Element) => boolean, path: readonly string[]): Field[] {
  const [next, ...rest] = path;
  return [...element.attributes, ...element.ordered]
    .filter(takes)
    .map((part) => (part.name === next ? toField(part, takes, rest, true) : toField(part, takes, [], false)));
}

function toField(
  part: Element,
  takes: (part: Element) => boolean,
  path: readonly string[],
  isRequired: boolean,
): Field {
  const { name, contract } = part;
  const fields = fieldsBy(part, takes, path);
  const values = contract.type === 'status' ? Object.values(STATUS_WORDS) : contract.values;
  const isPlain = contract.type !== undefined && fields.length === 0;
  return {
    name,
    type: contract.type ?? contract.shape ?? name,
    isRequired,
    isRepeated: contract.many === true,
    ...(values === undefined ? {} : { values }),
    ...(isPlain ? {} : { fields }),
  };
}
