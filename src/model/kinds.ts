/** Tables whose entity has another name than the table, which must not be a word of SQL's. */
const RENAMED: Readonly<Record<string, string>> = { userGroup: 'group' };

/** What the entity in a table's rows is called. */
export function kindOf(table: string): string {
  return RENAMED[table] ?? table;
}
