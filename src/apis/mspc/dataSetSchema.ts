import type { TableContract } from '../../soap/contract.js';
import type { XmlWriter } from '../../xml/write.js';
import type { TypedDataSet } from './dataSet.js';

export const MSDATA = 'urn:schemas-microsoft-com:xml-msdata';

/** Writes the inline schema of a DataSet; one of a class of its own also tells its keys and relations. */
export function writeSchema(
  writer: XmlWriter,
  tables: readonly TableContract[],
  typed: TypedDataSet | undefined,
): void {
  const name = typed?.name ?? 'NewDataSet';
  writer.start('xs:schema', [
    ['id', name],
    ...(typed === undefined ? PLAIN : namespaces(typed.namespace)),
    ['xmlns:xs', 'http://www.w3.org/2001/XMLSchema'],
    ['xmlns:msdata', MSDATA],
    ...(typed === undefined ? [] : QUALIFIED),
  ]);
  writer.start('xs:element', [
    ['name', name],
    ['msdata:IsDataSet', 'true'],
    ['msdata:UseCurrentLocale', 'true'],
  ]);
  writer.start('xs:complexType');
  writer.start('xs:choice', [
    ['minOccurs', '0'],
    ['maxOccurs', 'unbounded'],
  ]);
  for (const table of tables) writeTable(writer, table, typed?.keys[table.name] ?? []);
  writer.end();
  writer.end();
  if (typed !== undefined) writeKeys(writer, typed);
  writer.end();
  if (typed !== undefined) writeRelations(writer, typed);
  writer.end();
}

type Attributes = readonly (readonly [string, string])[];

const PLAIN: Attributes = [['xmlns', '']];
const QUALIFIED: Attributes = [
  ['attributeFormDefault', 'qualified'],
  ['elementFormDefault', 'qualified'],
];

function namespaces(namespace: string): Attributes {
  return [
    ['targetNamespace', namespace],
    ['xmlns:mstns', namespace],
    ['xmlns', namespace],
  ];
}

/** Key columns are never null. */
function writeTable(writer: XmlWriter, { name, columns }: TableContract, key: readonly string[]): void {
  writer.start('xs:element', [['name', name]]);
  writer.start('xs:complexType');
  writer.start('xs:sequence');
  for (const column of columns) {
    writer.empty('xs:element', [
      ['name', column.name],
      ['type', `xs:${column.type}`],
      ...(key.includes(column.name) ? [] : OPTIONAL),
    ]);
  }
  for (let open = 0; open < 3; open += 1) writer.end();
}

const OPTIONAL: Attributes = [['minOccurs', '0']];

/** Each table calls its key Constraint1; in the schema, names are unique. */
function writeKeys(writer: XmlWriter, { keys }: TypedDataSet): void {
  Object.entries(keys).forEach(([table, columns], index) => {
    const name = index === 0 ? 'Constraint1' : `${table}_Constraint1`;
    writer.start('xs:unique', [
      ['name', name],
      ...(index === 0 ? [] : CONSTRAINT_NAME),
      ['msdata:PrimaryKey', 'true'],
    ]);
    writer.empty('xs:selector', [['xpath', `.//mstns:${table}`]]);
    for (const column of columns) writer.empty('xs:field', [['xpath', `mstns:${column}`]]);
    writer.end();
  });
}

const CONSTRAINT_NAME: Attributes = [['msdata:ConstraintName', 'Constraint1']];

function writeRelations(writer: XmlWriter, { relations }: TypedDataSet): void {
  writer.start('xs:annotation');
  writer.start('xs:appinfo');
  for (const { parent, child, key } of relations) {
    writer.empty('msdata:Relationship', [
      ['name', `${parent}_${child}`],
      ['msdata:parent', parent],
      ['msdata:child', child],
      ['msdata:parentkey', key],
      ['msdata:childkey', key],
    ]);
  }
  writer.end();
  writer.end();
}
