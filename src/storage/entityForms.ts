/** Columns that are not stored as they are read: flags are 0 and 1, `json` columns hold one document or NULL. */
export interface StoredForms {
  readonly flags: readonly string[];
  readonly json: readonly string[];
}

/** How the columns of each table are stored, so that a row can be shown as its entity. */
export class EntityForms {
  readonly #forms = new Map<string, StoredForms>();

  know(table: string, forms: StoredForms): void {
    this.#forms.set(table, forms);
  }

  /** A row as its entity has it. */
  of(table: string, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { flags, json } = this.#forms.get(table) ?? { flags: [], json: [] };
    return Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (flags.includes(column)) return [column, value === 1];
        const isDocument = json.includes(column) && typeof value === 'string';
        return [column, isDocument ? (JSON.parse(value) as unknown) : value];
      }),
    );
  }
}
