import type { ForeignWriter } from '../../soap/codec.js';
import type { TableContract } from '../../soap/contract.js';
import type { TimeZone } from '../../xml/timeZone.js';
import { formatDateTimeWithOffset } from '../../xml/values.js';
import type { XmlWriter } from '../../xml/write.js';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of a DataSet, table by table in the contract's order; null columns are left out of a row. */
export interface DataSetValue {
  readonly tables: readonly (readonly Row[])[];
  /** The query behind it gave no result at all: the schema knows no table either. */
  readonly hasNoTables?: true;
}

/** A DataSet without rows, whatever its tables. */
export const NO_ROWS: DataSetValue = { tables: [] };

/** A DataSet without tables. */
export const NO_TABLES: DataSetValue = { tables: [], hasNoTables: true };

const MSDATA = 'urn:schemas-microsoft-com:xml-msdata';
const DIFFGRAM = 'urn:schemas-microsoft-com:xml-diffgram-v1';

/**
 * Writes DataSets as ADO.NET serialises them: the schema, then a diffgram with the rows. Unlike records, they carry the
 * server's UTC offset in dates.
 *
 * @source MSPC behaviour 4.4, examples 7, 8 and 10
 * @fidelity observed
 */
export function dataSetWriter(zone: TimeZone): ForeignWriter {
  return (writer, value, field) => {
    const dataSet = value as DataSetValue;
    const tables = dataSet.hasNoTables === true ? [] : (field.tables ?? []);
    writeSchema(writer, tables);
    writeDiffgram(writer, tables, dataSet, zone);
  };
}

function writeSchema(writer: XmlWriter, tables: readonly TableContract[]): void {
  writer.start('xs:schema', [
    ['id', 'NewDataSet'],
    ['xmlns', ''],
    ['xmlns:xs', 'http://www.w3.org/2001/XMLSchema'],
    ['xmlns:msdata', MSDATA],
  ]);
  writer.start('xs:element', [
    ['name', 'NewDataSet'],
    ['msdata:IsDataSet', 'true'],
    ['msdata:UseCurrentLocale', 'true'],
  ]);
  writer.start('xs:complexType');
  writer.start('xs:choice', [
    ['minOccurs', '0'],
    ['maxOccurs', 'unbounded'],
  ]);
  for (const table of tables) {
    writer.start('xs:element', [['name', table.name]]);
    writer.start('xs:complexType');
    writer.start('xs:sequence');
    for (const { name, type } of table.columns) {
      writer.empty('xs:element', [
        ['name', name],
        ['type', `xs:${type}`],
        ['minOccurs', '0'],
      ]);
    }
    for (let open = 0; open < 3; open += 1) writer.end();
  }
  for (let open = 0; open < 4; open += 1) writer.end();
}

function writeDiffgram(
  writer: XmlWriter,
  tables: readonly TableContract[],
  value: DataSetValue,
  zone: TimeZone,
): void {
  writer.start('diffgr:diffgram', [
    ['xmlns:msdata', MSDATA],
    ['xmlns:diffgr', DIFFGRAM],
  ]);
  if (value.tables.some((rows) => rows.length > 0)) {
    writer.start('NewDataSet', [['xmlns', '']]);
    tables.forEach((table, index) => {
      (value.tables[index] ?? []).forEach((row, order) => {
        writeRow(writer, table, row, order, zone);
      });
    });
    writer.end();
  }
  writer.end();
}

function writeRow(writer: XmlWriter, table: TableContract, row: Row, order: number, zone: TimeZone): void {
  writer.start(table.name, [
    ['diffgr:id', `${table.name}${order + 1}`],
    ['msdata:rowOrder', String(order)],
  ]);
  for (const { name, type } of table.columns) {
    const column = row[name] ?? null;
    if (column === null) continue;
    writer.leaf(name, type === 'dateTime' ? formatDateTimeWithOffset(Number(column), zone) : String(column));
  }
  writer.end();
}
