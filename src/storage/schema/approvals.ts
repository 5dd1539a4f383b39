/** Who has to approve which changes, and the approvals that changes wait for. */
export const APPROVAL_TABLES = `
CREATE TABLE approvalProvider (
  id INTEGER PRIMARY KEY,
  asks TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL
) STRICT;
CREATE TABLE approvalPolicy (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  providerId INTEGER NOT NULL REFERENCES approvalProvider (id),
  description TEXT NOT NULL,
  levels INTEGER NOT NULL,
  timeoutDays INTEGER NOT NULL,
  reminderDays INTEGER NOT NULL,
  rules TEXT NOT NULL,
  UNIQUE (tenantId, providerId)
) STRICT;
CREATE TABLE approvalGroup (
  id INTEGER PRIMARY KEY,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  description TEXT NOT NULL,
  needed INTEGER,
  timeoutDays INTEGER NOT NULL,
  reminderDays INTEGER NOT NULL,
  memberIds TEXT NOT NULL,
  rules TEXT NOT NULL,
  UNIQUE (tenantId, name)
) STRICT;

CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  requestId INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
  tenantId INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  userId INTEGER REFERENCES user (id) ON DELETE CASCADE,
  subjectName TEXT NOT NULL,
  requestedBy INTEGER NOT NULL,
  needed INTEGER NOT NULL,
  status TEXT NOT NULL,
  requestedAt INTEGER NOT NULL,
  resolvedAt INTEGER
) STRICT;
CREATE INDEX requestHeld ON request (tenantId) WHERE status = 'pending';
CREATE INDEX approvalRequest ON approval (requestId);
CREATE INDEX approvalTenant ON approval (tenantId);
CREATE INDEX approvalUser ON approval (userId);
CREATE TABLE approvalAnswer (
  id INTEGER PRIMARY KEY,
  approvalId INTEGER NOT NULL REFERENCES approval (id) ON DELETE CASCADE,
  guid TEXT NOT NULL UNIQUE,
  userId INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  resolvedAt INTEGER
) STRICT;
CREATE INDEX approvalAnswerApproval ON approvalAnswer (approvalId);
CREATE INDEX approvalAnswerUser ON approvalAnswer (userId);
`;
