import type { Field } from '../contract/description.js';
import type { FieldContract } from './contract.js';
import type { RequestContract } from './requestContract.js';

/** The fields of an operation's request as tools are told of them. */
export function describeFields(contract: RequestContract, operation: string): readonly Field[] {
  return contract.parametersOf(operation).map((field) => describeField(contract, field, []));
}

/** @param around types that the field stands in: one of them is not opened again */
function describeField(contract: RequestContract, field: FieldContract, around: readonly string[]): Field {
  const { name, type, minOccurs, repeated } = field;
  const names = contract.namesOf(field);
  const content = around.includes(type) ? undefined : contract.contentOf(field);
  return {
    name,
    type,
    isRequired: minOccurs === 1 && repeated !== true,
    isRepeated: repeated === true,
    ...(names !== undefined && { values: Object.keys(names) }),
    ...(content !== undefined && {
      fields: content.map((inner) => describeField(contract, inner, [...around, type])),
    }),
  };
}
