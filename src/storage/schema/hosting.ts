/** What services keep for spaces: items of the known types, domains, and the settings of spaces. */
export const HOSTING_TABLES = `
CREATE TABLE itemType (
  id INTEGER PRIMARY KEY,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  name TEXT NOT NULL,
  className TEXT NOT NULL,
  position INTEGER NOT NULL,
  countsDiskSpace INTEGER NOT NULL,
  countsBandwidth INTEGER NOT NULL,
  isSuspendable INTEGER NOT NULL,
  isDisposable INTEGER NOT NULL,
  isSearchable INTEGER NOT NULL,
  isImportable INTEGER NOT NULL,
  isBackupable INTEGER NOT NULL
) STRICT;
CREATE INDEX itemTypeClass ON itemType (className);

CREATE TABLE hostedItem (
  id INTEGER PRIMARY KEY,
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  typeId INTEGER NOT NULL REFERENCES itemType (id),
  installationId INTEGER REFERENCES installation (id),
  name TEXT NOT NULL COLLATE NOCASE,
  createdAt INTEGER NOT NULL,
  properties TEXT NOT NULL
) STRICT;
CREATE INDEX hostedItemSpace ON hostedItem (spaceId, typeId);
CREATE INDEX hostedItemName ON hostedItem (name, typeId);
CREATE INDEX hostedItemInstallation ON hostedItem (installationId);

CREATE TABLE domain (
  id INTEGER PRIMARY KEY,
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  allowsHosting INTEGER NOT NULL,
  isSubDomain INTEGER NOT NULL,
  isInstantAlias INTEGER NOT NULL,
  isPointer INTEGER NOT NULL,
  zoneItemId INTEGER REFERENCES hostedItem (id) ON DELETE SET NULL,
  webSiteItemId INTEGER REFERENCES hostedItem (id) ON DELETE SET NULL,
  mailDomainItemId INTEGER REFERENCES hostedItem (id) ON DELETE SET NULL,
  aliasedDomainId INTEGER
) STRICT;
CREATE INDEX domainSpace ON domain (spaceId);
CREATE INDEX domainName ON domain (name);
CREATE INDEX domainZone ON domain (zoneItemId);
CREATE INDEX domainWebSite ON domain (webSiteItemId);
CREATE INDEX domainAliased ON domain (aliasedDomainId);
CREATE INDEX domainMailDomain ON domain (mailDomainItemId);

CREATE TABLE spaceSetting (
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  property TEXT NOT NULL COLLATE NOCASE,
  value TEXT,
  PRIMARY KEY (spaceId, name, property)
) WITHOUT ROWID, STRICT;
`;
