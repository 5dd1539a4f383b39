import type { Field, OperationDescription } from '../contract/description.js';
import type { OperationSummary } from '../client/controlClient.js';
import { table, type Style } from './terminal.js';

/** Operations, a row each. */
export function operationsText(operations: readonly OperationSummary[], style: Style): string {
  const rows = operations.map(({ api, service, operation, grade, isReading }) => [
    ...[api, service, operation, isReading ? 'reads' : 'changes', grade],
  ]);
  return table(['API', 'SERVICE', 'OPERATION', 'WHAT IT DOES', 'EVIDENCE'], rows, style);
}

/** An operation with its fields, as `call` takes them. */
export function fieldsText(operation: OperationDescription, style: Style): string {
  const { api, service, operation: name, documentation, fields, errors, session } = operation;
  const head = `${style.bold(`${api} ${name}`)}  ${style.dim(service)}`;
  const rows = fields.flatMap((field) => rowsOf(field, '', session?.field));
  return [
    documentation === undefined ? head : `${head}\n${documentation}`,
    rows.length === 0 ? 'no fields' : table(['FIELD', 'TYPE', 'NEEDED', 'VALUES'], rows, style),
    ...(errors === undefined ? [] : [`${style.dim('errors:')} ${errors.join(', ')}`]),
  ].join('\n\n');
}

function rowsOf(field: Field, prefix: string, token: string | undefined): string[][] {
  const { name, type, isRequired, isRepeated, values, fields } = field;
  const path = `${prefix}${name}`;
  const isAsked = prefix === '' && name === token;
  const row = [
    `--${path}`,
    `${type}${isRepeated ? ', repeated' : ''}`,
    isAsked ? 'asked for by itself' : isRequired ? 'yes' : '',
    (values ?? []).join(', '),
  ];
  const inside = (fields ?? []).flatMap((one) => rowsOf(one, `${path}.`, token));
  return [row, ...inside];
}

/** Fields that hold a text, by path: `user.Username`. */
export function leafPaths(fields: readonly Field[], prefix = ''): string[] {
  return fields.flatMap(({ name, fields: inside }) =>
    inside === undefined ? [`${prefix}${name}`] : leafPaths(inside, `${prefix}${name}.`),
  );
}
