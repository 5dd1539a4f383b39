/** Settings of the installation as a whole; those of users are with the estate. */
export const SETTINGS_TABLES = `
  CREATE TABLE systemSetting (
    name TEXT NOT NULL COLLATE NOCASE,
    property TEXT NOT NULL COLLATE NOCASE,
    value TEXT NOT NULL,
    PRIMARY KEY (name, property)
  ) WITHOUT ROWID, STRICT;
`;
