/** Locations, what is offered and published in them, contacts, roles, property definitions, and the changes that are carried out step by step. */
export const CORTEX_TABLES = `
CREATE INDEX tenantFullName ON tenant (fullName COLLATE NOCASE);
CREATE INDEX tenantBillingId ON tenant (json_extract(cortex, '$.billingId') COLLATE NOCASE);
CREATE INDEX tenantLocation ON tenant (location COLLATE NOCASE);

CREATE TABLE location (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  fullName TEXT NOT NULL,
  root TEXT NOT NULL,
  userAttributes TEXT NOT NULL
) STRICT;
CREATE TABLE offer (
  id INTEGER PRIMARY KEY REFERENCES service (id),
  sharedName TEXT,
  fullName TEXT NOT NULL,
  sellsIn TEXT,
  isForUsers INTEGER NOT NULL,
  isBuiltIn INTEGER NOT NULL,
  isGivenAtOnce INTEGER NOT NULL,
  hasInstances INTEGER NOT NULL,
  hasManyPlansPerUser INTEGER NOT NULL
) STRICT;
CREATE TABLE locationOffer (
  locationId INTEGER NOT NULL REFERENCES location (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES offer (id),
  fullName TEXT,
  PRIMARY KEY (locationId, serviceId)
) WITHOUT ROWID, STRICT;
CREATE TABLE servicePlan (
  id INTEGER PRIMARY KEY,
  serviceId INTEGER NOT NULL REFERENCES offer (id),
  isForUsers INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  fullName TEXT NOT NULL,
  UNIQUE (serviceId, isForUsers, name)
) STRICT;
CREATE TABLE appOffering (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  displayName TEXT NOT NULL,
  type TEXT NOT NULL,
  isDefault INTEGER NOT NULL
) STRICT;
CREATE TABLE serverCollection (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  tenantId INTEGER REFERENCES tenant (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE publishedApp (
  id INTEGER PRIMARY KEY,
  collectionId INTEGER NOT NULL REFERENCES serverCollection (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  adName TEXT NOT NULL COLLATE NOCASE,
  UNIQUE (collectionId, name)
) STRICT;
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  email TEXT NOT NULL COLLATE NOCASE,
  cortex TEXT,
  UNIQUE (tenantId, name)
) STRICT;
CREATE TABLE propertyDefinition (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  serviceId INTEGER REFERENCES offer (id),
  name TEXT NOT NULL COLLATE NOCASE,
  fullName TEXT NOT NULL,
  isMandatory INTEGER NOT NULL,
  category TEXT NOT NULL,
  description TEXT NOT NULL,
  sortOrder INTEGER NOT NULL,
  isVisible INTEGER NOT NULL,
  isReadOnly INTEGER NOT NULL,
  adAttribute TEXT NOT NULL,
  initial TEXT NOT NULL,
  validation TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX propertyName ON propertyDefinition (scope, ifnull(serviceId, 0), name);
CREATE TABLE role (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  grants TEXT,
  heldBy TEXT
) STRICT;

CREATE TABLE progress (
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  userId INTEGER REFERENCES user (id) ON DELETE CASCADE,
  serviceId INTEGER REFERENCES service (id),
  status TEXT NOT NULL,
  requestId INTEGER,
  isHeld INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX progressSubject ON progress (tenantId, ifnull(userId, 0), ifnull(serviceId, 0));
CREATE INDEX progressUser ON progress (userId);
CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  parentId INTEGER REFERENCES request (id),
  effect TEXT NOT NULL,
  tenantId INTEGER,
  userId INTEGER,
  serviceId INTEGER,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  ownerName TEXT NOT NULL,
  status TEXT NOT NULL,
  waitsFor TEXT NOT NULL,
  requestedAt INTEGER NOT NULL,
  startedAt INTEGER,
  completedAt INTEGER
) STRICT;
CREATE INDEX requestParent ON request (parentId);
CREATE TABLE requestLog (
  id INTEGER PRIMARY KEY,
  requestId INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  level TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX requestLogRequest ON requestLog (requestId);
CREATE TABLE pace (
  id INTEGER PRIMARY KEY,
  requestedMs INTEGER NOT NULL,
  inProgressMs INTEGER NOT NULL
) STRICT;
CREATE TABLE orderedFailure (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL COLLATE NOCASE,
  user TEXT COLLATE NOCASE,
  service TEXT COLLATE NOCASE,
  reason TEXT NOT NULL
) STRICT;
`;
