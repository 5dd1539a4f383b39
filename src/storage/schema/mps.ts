/** The directory beside tenants and users, the plan database, and the communications server. */
export const MPS_TABLES = `
CREATE INDEX tenantOu ON tenant (parentId, ou COLLATE NOCASE);

CREATE TABLE directoryUnit (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  parentId INTEGER REFERENCES directoryUnit (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  properties TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX directoryUnitName ON directoryUnit (tenantId, ifnull(parentId, 0), name);

CREATE TABLE directoryGroup (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  unitId INTEGER REFERENCES directoryUnit (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  purpose TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX directoryGroupName ON directoryGroup (tenantId, ifnull(unitId, 0), name);
CREATE TABLE directoryMember (
  groupId INTEGER NOT NULL REFERENCES directoryGroup (id) ON DELETE CASCADE,
  userId INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  PRIMARY KEY (groupId, userId)
) WITHOUT ROWID, STRICT;
CREATE INDEX directoryMemberUser ON directoryMember (userId);
CREATE TABLE directoryAccount (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  userId INTEGER UNIQUE REFERENCES user (id) ON DELETE CASCADE,
  groupId INTEGER UNIQUE REFERENCES directoryGroup (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE wellKnownObject (
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (tenantId, key)
) WITHOUT ROWID, STRICT;

CREATE TABLE hostedService (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;
CREATE TABLE hostedServiceNeed (
  serviceId INTEGER NOT NULL REFERENCES hostedService (id) ON DELETE CASCADE,
  neededId INTEGER NOT NULL REFERENCES hostedService (id) ON DELETE CASCADE,
  PRIMARY KEY (serviceId, neededId)
) WITHOUT ROWID, STRICT;
CREATE TABLE planType (
  id INTEGER PRIMARY KEY,
  serviceId INTEGER NOT NULL REFERENCES hostedService (id),
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  code TEXT NOT NULL
) STRICT;
CREATE TABLE hostedPlan (
  id INTEGER PRIMARY KEY,
  typeId INTEGER NOT NULL REFERENCES planType (id),
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  description TEXT NOT NULL,
  status TEXT NOT NULL,
  features TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  changedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE customerRecord (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL,
  parentGuid TEXT,
  status TEXT NOT NULL,
  type TEXT NOT NULL,
  commonName TEXT NOT NULL,
  tenantId INTEGER REFERENCES tenant (id) ON DELETE SET NULL,
  unitId INTEGER REFERENCES directoryUnit (id) ON DELETE SET NULL,
  userId INTEGER REFERENCES user (id) ON DELETE SET NULL,
  groupId INTEGER REFERENCES userGroup (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX customerRecordGuid ON customerRecord (guid);
CREATE INDEX customerRecordParent ON customerRecord (parentGuid);
CREATE INDEX customerRecordTenant ON customerRecord (tenantId);
CREATE INDEX customerRecordUser ON customerRecord (userId);
CREATE TABLE planAssignment (
  id INTEGER PRIMARY KEY,
  recordId INTEGER NOT NULL REFERENCES customerRecord (id),
  planId INTEGER NOT NULL REFERENCES hostedPlan (id),
  status TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  changedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX planAssignmentRecord ON planAssignment (recordId);
CREATE INDEX planAssignmentPlan ON planAssignment (planId);
CREATE TABLE availablePlan (
  id INTEGER PRIMARY KEY,
  recordId INTEGER NOT NULL REFERENCES customerRecord (id),
  planId INTEGER NOT NULL REFERENCES hostedPlan (id),
  status TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  changedAt INTEGER NOT NULL,
  UNIQUE (recordId, planId)
) STRICT;
CREATE TABLE planEvent (
  id INTEGER PRIMARY KEY,
  recordId INTEGER NOT NULL REFERENCES customerRecord (id),
  planId INTEGER REFERENCES hostedPlan (id),
  type TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE servicePointer (
  id INTEGER PRIMARY KEY,
  container TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  tenantId INTEGER REFERENCES tenant (id) ON DELETE CASCADE,
  properties TEXT NOT NULL,
  UNIQUE (container, name)
) STRICT;
CREATE INDEX servicePointerTenant ON servicePointer (tenantId);
CREATE TABLE pool (
  id INTEGER PRIMARY KEY,
  fqdn TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  properties TEXT NOT NULL
) STRICT;
CREATE TABLE sipUser (
  id INTEGER PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  primaryUri TEXT NOT NULL COLLATE NOCASE UNIQUE,
  instanceGuid TEXT NOT NULL,
  homeServer TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT;
`;
