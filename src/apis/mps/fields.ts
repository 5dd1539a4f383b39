import type { Field } from '../../contract/description.js';
import { booleanIn, TEXT, WHOLE_NUMBER, WORD } from '../../contract/kinds.js';
import type { Manner } from '../../contract/recovery.js';
import type { Argument, Schema } from './arguments.js';

/** The types of arguments; an `element` is of no type, it is handed over as it comes. */
export const MANNER: Manner = {
  kinds: {
    string: { ...TEXT, read: (text) => text.trim() },
    boolean: booleanIn({ yes: ['true', '1'], no: ['false', '0'] }),
    integer: WHOLE_NUMBER,
    enum: WORD,
  },
  spellings: {},
};

export function fieldsOf(schema: Schema): Field[] {
  return Object.entries(schema).map(([name, argument]) => ({
    name,
    type: argument.type,
    isRequired: argument.required === true,
    isRepeated: argument.repeated === true,
    ...partsOf(argument),
  }));
}

function partsOf(argument: Argument): Pick<Field, 'values' | 'fields'> {
  switch (argument.type) {
    case 'enum':
      return { values: argument.values };
    case 'container':
      return { fields: fieldsOf(argument.children) };
    default:
      return {};
  }
}
