/** Tenants, users, groups, plans, spaces, subscriptions, settings, and the records of what was done. */
export const ESTATE_TABLES = `
CREATE TABLE counter (kind TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE worldState (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE tenant (
  id INTEGER PRIMARY KEY,
  parentId INTEGER REFERENCES tenant (id),
  accountId INTEGER,
  code TEXT NOT NULL COLLATE NOCASE UNIQUE,
  fullName TEXT NOT NULL,
  eid TEXT NOT NULL UNIQUE,
  shortName TEXT NOT NULL,
  ou TEXT NOT NULL,
  primaryDomain TEXT NOT NULL,
  location TEXT NOT NULL,
  standing INTEGER NOT NULL,
  isReseller INTEGER NOT NULL,
  mspc TEXT, provisioning TEXT, cortex TEXT, mps TEXT
) STRICT;
CREATE INDEX tenantParent ON tenant (parentId);

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id),
  ownerId INTEGER NOT NULL,
  isPeer INTEGER NOT NULL,
  username TEXT NOT NULL,
  usernameKey TEXT NOT NULL UNIQUE,
  cortexName TEXT NOT NULL COLLATE NOCASE UNIQUE,
  provisioningName TEXT NOT NULL,
  upn TEXT NOT NULL COLLATE NOCASE,
  password TEXT,
  passwordMd5 TEXT,
  role INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  loginStanding INTEGER NOT NULL,
  failedLogins INTEGER NOT NULL,
  firstName TEXT, lastName TEXT, email TEXT, companyName TEXT,
  address TEXT, city TEXT, state TEXT, country TEXT, zip TEXT,
  primaryPhone TEXT, secondaryPhone TEXT, fax TEXT, comments TEXT,
  createdAt INTEGER NOT NULL,
  changedAt INTEGER NOT NULL,
  mspc TEXT, provisioning TEXT, cortex TEXT, mps TEXT
) STRICT;
CREATE INDEX userOwner ON user (ownerId, isPeer);
CREATE INDEX userTenant ON user (tenantId);
CREATE INDEX userUpn ON user (upn, tenantId);
CREATE INDEX userProvisioningName ON user (provisioningName, tenantId);

CREATE TABLE userGroup (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  provisioning TEXT, cortex TEXT, mps TEXT,
  UNIQUE (tenantId, name)
) STRICT;
CREATE TABLE membership (
  id INTEGER NOT NULL UNIQUE,
  groupId INTEGER NOT NULL REFERENCES userGroup (id) ON DELETE CASCADE,
  userId INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  provisioning TEXT, cortex TEXT, mps TEXT,
  PRIMARY KEY (groupId, userId)
) WITHOUT ROWID, STRICT;
CREATE INDEX membershipUser ON membership (userId);

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  name TEXT UNIQUE,
  cortexName TEXT UNIQUE,
  mpsName TEXT UNIQUE,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE quota (
  id INTEGER PRIMARY KEY,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  name TEXT NOT NULL,
  description TEXT,
  type INTEGER NOT NULL,
  position INTEGER NOT NULL,
  isHidden INTEGER NOT NULL,
  itemTypeId INTEGER REFERENCES itemType (id),
  counts TEXT,
  isPerOrganization INTEGER NOT NULL
) STRICT;
CREATE INDEX quotaName ON quota (name COLLATE NOCASE);
CREATE TABLE server (id INTEGER PRIMARY KEY, name TEXT NOT NULL, instantAlias TEXT) STRICT;
CREATE TABLE installation (
  id INTEGER PRIMARY KEY,
  serverId INTEGER NOT NULL REFERENCES server (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  UNIQUE (serverId, serviceId)
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  ownerId INTEGER NOT NULL,
  spaceId INTEGER,
  serverId INTEGER,
  isAddon INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  isAvailable INTEGER NOT NULL,
  setupPrice TEXT NOT NULL,
  recurringPrice TEXT NOT NULL,
  recurrenceUnit INTEGER NOT NULL,
  recurrenceLength INTEGER NOT NULL
) STRICT;
CREATE INDEX planOwner ON plan (ownerId);
CREATE INDEX planSpace ON plan (spaceId);
CREATE TABLE planService (
  planId INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  calculatesDiskSpace INTEGER NOT NULL,
  calculatesBandwidth INTEGER NOT NULL,
  PRIMARY KEY (planId, serviceId)
) WITHOUT ROWID, STRICT;
CREATE TABLE planQuota (
  planId INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  quotaId INTEGER NOT NULL REFERENCES quota (id),
  value INTEGER NOT NULL,
  PRIMARY KEY (planId, quotaId)
) WITHOUT ROWID, STRICT;

CREATE TABLE space (
  id INTEGER PRIMARY KEY,
  parentId INTEGER,
  ownerId INTEGER NOT NULL,
  planId INTEGER,
  serverId INTEGER,
  name TEXT,
  comments TEXT,
  standing INTEGER NOT NULL,
  purchasedAt INTEGER,
  overridesQuotas INTEGER NOT NULL,
  isDefaultTop INTEGER NOT NULL
) STRICT;
CREATE INDEX spaceParent ON space (parentId);
CREATE INDEX spaceOwner ON space (ownerId);
CREATE INDEX spacePlan ON space (planId);
CREATE TABLE spaceService (
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  calculatesDiskSpace INTEGER NOT NULL,
  calculatesBandwidth INTEGER NOT NULL,
  PRIMARY KEY (spaceId, serviceId)
) WITHOUT ROWID, STRICT;
CREATE TABLE spaceQuota (
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  quotaId INTEGER NOT NULL REFERENCES quota (id),
  value INTEGER NOT NULL,
  PRIMARY KEY (spaceId, quotaId)
) WITHOUT ROWID, STRICT;
CREATE TABLE spaceAddon (
  id INTEGER PRIMARY KEY,
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  planId INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  purchasedAt INTEGER NOT NULL,
  comments TEXT,
  standing INTEGER NOT NULL
) STRICT;
CREATE INDEX spaceAddonSpace ON spaceAddon (spaceId);
CREATE INDEX spaceAddonPlan ON spaceAddon (planId);

CREATE TABLE subscription (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  userId INTEGER REFERENCES user (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  plan TEXT,
  provisioning TEXT, cortex TEXT, mps TEXT
) STRICT;
CREATE UNIQUE INDEX subscriptionSubject ON subscription (tenantId, ifnull(userId, 0), serviceId);

CREATE TABLE setting (
  userId INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  property TEXT NOT NULL COLLATE NOCASE,
  value TEXT,
  PRIMARY KEY (userId, name, property)
) WITHOUT ROWID, STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  recordId TEXT NOT NULL,
  severity INTEGER NOT NULL,
  userId INTEGER,
  username TEXT,
  source TEXT NOT NULL,
  task TEXT NOT NULL,
  itemId INTEGER,
  itemName TEXT,
  startedAt INTEGER NOT NULL,
  finishedAt INTEGER NOT NULL,
  log TEXT NOT NULL
) STRICT;
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  sentAt INTEGER NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  blindCopies TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  isHtml INTEGER NOT NULL,
  priority TEXT NOT NULL
) STRICT;
CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  dueAt INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX jobDue ON job (dueAt);
`;
