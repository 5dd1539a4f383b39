import type { ForeignWriter } from '../../soap/codec.js';
import type { TableContract } from '../../soap/contract.js';
import type { TimeZone } from '../../xml/timeZone.js';
import { formatDateTimeWithOffset } from '../../xml/values.js';
import type { XmlWriter } from '../../xml/write.js';
import { MSDATA, writeSchema } from './dataSetSchema.js';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of a DataSet, table by table in the contract's order; null columns are left out of a row. */
export interface DataSetValue {
  readonly tables: readonly (readonly Row[])[];
  /** The query behind it gave no result at all: the schema knows no table either. */
  readonly hasNoTables?: true;
  /** For a DataSet that the product has a class of its own for. */
  readonly typed?: TypedDataSet;
}

/** A DataSet of a class of its own, filled row by row: to whoever reads it, every row is new. */
export interface TypedDataSet {
  readonly name: string;
  readonly namespace: string;
  /** Key columns by table, in the order of the tables. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly relations: readonly { readonly parent: string; readonly child: string; readonly key: string }[];
}

/** A DataSet without rows, whatever its tables. */
export const NO_ROWS: DataSetValue = { tables: [] };

/** A DataSet without tables. */
export const NO_TABLES: DataSetValue = { tables: [], hasNoTables: true };

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
    writeSchema(writer, tables, dataSet.typed);
    writeDiffgram(writer, tables, dataSet, zone);
  };
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
    writer.start(value.typed?.name ?? 'NewDataSet', [['xmlns', value.typed?.namespace ?? '']]);
    tables.forEach((table, index) => {
      (value.tables[index] ?? []).forEach((row, order) => {
        writeRow(writer, table, row, { order, zone, isNew: value.typed !== undefined });
      });
    });
    writer.end();
  }
  writer.end();
}

interface RowForm {
  readonly order: number;
  readonly zone: TimeZone;
  readonly isNew: boolean;
}

function writeRow(writer: XmlWriter, table: TableContract, row: Row, { order, zone, isNew }: RowForm): void {
  writer.start(table.name, [
    ['diffgr:id', `${table.name}${order + 1}`],
    ['msdata:rowOrder', String(order)],
    ...(isNew ? INSERTED : []),
  ]);
  for (const { name, type } of table.columns) {
    const column = row[name] ?? null;
    if (column === null) continue;
    writer.leaf(name, type === 'dateTime' ? formatDateTimeWithOffset(Number(column), zone) : String(column));
  }
  writer.end();
}

const INSERTED: readonly (readonly [string, string])[] = [['diffgr:hasChanges', 'inserted']];
