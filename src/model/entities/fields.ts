import type { Database } from '../../storage/database.js';
import { KINDS, type Kind } from './kinds.js';

/** One thing that is known of every entity of a kind. */
export interface Field {
  readonly name: string;
  readonly type: 'number' | 'text' | 'flag' | 'json';
  readonly isNullable: boolean;
  /** Said once, when the entity is added. */
  readonly isFixed: boolean;
  readonly isHidden: boolean;
  /** The kind that it points at by id. */
  readonly pointsAt: string | undefined;
  /** Whether what it points at stays as long as it points there. */
  readonly holds: boolean;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isMandatory: number;
}
interface ForeignKey {
  readonly from: string;
  readonly table: string;
  readonly onDelete: string;
}

/** The fields of a kind, as the schema and its place among the kinds say. */
export function fieldsOf(database: Database, kind: Kind): Field[] {
  const sql = 'SELECT name, type, "notnull" AS isMandatory FROM pragma_table_info(?)';
  const keys = foreignKeys(database, kind.table);
  return database
    .prepare<Column>(sql)
    .all(kind.table)
    .map(({ name, type, isMandatory }) => {
      const key = keys.find(({ from }) => from === name);
      return {
        name,
        type: typeOf(name, type, kind),
        isNullable: name !== 'id' && isMandatory === 0,
        isFixed: name === 'id' || kind.fixed?.includes(name) === true,
        isHidden: kind.hidden?.includes(name) === true,
        pointsAt: kind.pointsAt?.[name] ?? kindOfTable(key?.table),
        holds: key === undefined ? kind.pointsAt?.[name] !== undefined : key.onDelete === 'NO ACTION',
      };
    });
}

function foreignKeys(database: Database, table: string): ForeignKey[] {
  const sql = 'SELECT "from", "table", on_delete AS onDelete FROM pragma_foreign_key_list(?)';
  return database.prepare<ForeignKey>(sql).all(table);
}

function typeOf(name: string, columnType: string, { flags, json }: Kind): Field['type'] {
  if (flags?.includes(name) === true) return 'flag';
  if (json?.includes(name) === true) return 'json';
  return columnType === 'INTEGER' ? 'number' : 'text';
}

function kindOfTable(table: string | undefined): string | undefined {
  return Object.entries(KINDS).find(([, kind]) => kind.table === table)?.[0];
}
