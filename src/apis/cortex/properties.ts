import type { PropertyDefinition, PropertyScope, PropertyValidation } from '../../model/properties.js';
import type {
  PrintedProperties,
  PrintedPropertiesProperty,
  PrintedPropertiesPropertyValidation,
  SentProperties,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import type { Values } from './details.js';
import { CortexError } from './errors.js';

/** The properties of one object: what there can be, read when it is looked at, and the value each has. */
export interface PropertyList {
  readonly definitions: readonly PropertyDefinition[];
  readonly valueOf: (definition: PropertyDefinition) => string;
}

/**
 * Prints properties: name and value, or all that is known with `detail`.
 *
 * @param showsHidden without `filter="all"` too, as the lists of customers and users do
 * @source Cortex behaviour 18, properties
 * @fidelity observed; the plain form inferred
 */
export function printProperties(
  { definitions, valueOf }: PropertyList,
  { detail = false, filter }: SentProperties,
  showsHidden: boolean,
): PrintedProperties {
  const showsAll = showsHidden || filter === 'all';
  return {
    property: definitions
      .filter(({ isVisible }) => isVisible || showsAll)
      .map((definition) => {
        const value = valueOf(definition);
        return detail ? { ...described(definition), value } : { name: definition.name, value };
      }),
  };
}

/** A property as its definition alone has it. */
export function described(definition: PropertyDefinition): PrintedPropertiesProperty {
  return {
    name: definition.name,
    fullname: definition.fullName,
    mandatory: definition.isMandatory,
    value: '',
    category: definition.category,
    description: definition.description,
    sortorder: definition.sortOrder,
    visible: definition.isVisible,
    readonly: definition.isReadOnly,
    adattribute: definition.adAttribute,
    validation: describedValidation(definition.validation),
  };
}

function describedValidation(validation: PropertyValidation): PrintedPropertiesPropertyValidation {
  const { name, type, errorMessage, value, path, minimum, maximum, options } = validation;
  return {
    ...{ name, type, errormessage: errorMessage, value, path, minimum, maximum },
    options: options && { option: options },
  };
}

/** Definition lists of services and plans, whose values are kept by name. */
export function keptProperties(
  { model }: CortexContext,
  scope: PropertyScope,
  serviceId: number,
  values: Values,
): PropertyList {
  const valueOf = ({ name, initial }: PropertyDefinition) =>
    Object.hasOwn(values, name) ? (values[name] ?? initial) : initial;
  return {
    get definitions() {
      return model.properties.of(scope, serviceId);
    },
    valueOf,
  };
}

/**
 * The values a SET gives, by the name of the property. A value that is there already passes whatever it is, so that a
 * printed list can be sent back.
 *
 * @throws CortexError InvalidProperty for an unknown or read-only property, and for a value its validation refuses
 * @source Cortex behaviour 15 and 18; error-codes.json, 19
 * @fidelity documented for unknown names; the rest inferred
 */
export function changedValues(list: PropertyList, { property = [] }: SentProperties): Values {
  if (property.length === 0) return {};
  const { definitions } = list;
  const changed: Record<string, string> = {};
  for (const { name = '', value = '' } of property) {
    const wanted = name.toLowerCase();
    const definition = definitions.find(({ name: known }) => known.toLowerCase() === wanted);
    if (definition === undefined) throw new CortexError('InvalidProperty', { name });
    if (value === list.valueOf(definition)) continue;
    if (definition.isReadOnly || !isValid(value, definition)) {
      throw new CortexError('InvalidProperty', { name });
    }
    changed[definition.name] = value;
  }
  return changed;
}

function isValid(value: string, { isMandatory, validation }: PropertyDefinition): boolean {
  if (value === '') return !isMandatory;
  switch (validation.type) {
    case 'Boolean':
      return /^(true|false|yes|no|0|-?1)$/i.test(value);
    case 'RegularExpression':
      return new RegExp(validation.value ?? '', 'u').test(value);
    case 'RangeValidator':
      return isWithin(value, validation);
    case 'SQLQueryDDL':
      return (validation.options ?? []).some((option) => option.value === value);
    default:
      return true;
  }
}

function isWithin(value: string, { minimum = -Infinity, maximum = Infinity }: PropertyValidation): boolean {
  return /^-?\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
}
