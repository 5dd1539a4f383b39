/** What recording knows: extensions, where recordings go, the servers that make them, and the calls. */
export const PROVISIONING_TABLES = `
CREATE TABLE extension (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  userId INTEGER REFERENCES user (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  recordingMode TEXT NOT NULL,
  hasVoice INTEGER NOT NULL,
  hasMessages INTEGER NOT NULL,
  hasVideo INTEGER NOT NULL,
  hasScreen INTEGER NOT NULL,
  UNIQUE (tenantId, name)
) STRICT;
CREATE INDEX extensionUser ON extension (userId);

CREATE TABLE storageFolder (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  path TEXT,
  type TEXT,
  UNIQUE (tenantId, name)
) STRICT;
CREATE TABLE storagePolicy (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  folderId INTEGER REFERENCES storageFolder (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  terms TEXT NOT NULL,
  UNIQUE (tenantId, name)
) STRICT;
CREATE INDEX storagePolicyFolder ON storagePolicy (folderId);

CREATE TABLE recordingServer (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  isAvailable INTEGER NOT NULL,
  isStale INTEGER NOT NULL,
  UNIQUE (tenantId, name)
) STRICT;

CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  userId INTEGER REFERENCES user (id) ON DELETE SET NULL,
  startedAt INTEGER NOT NULL,
  lengthSeconds INTEGER NOT NULL,
  isBuffered INTEGER NOT NULL
) STRICT;
CREATE INDEX callTime ON call (startedAt);
CREATE INDEX callTenant ON call (tenantId, startedAt);
CREATE INDEX callUser ON call (userId);
`;
