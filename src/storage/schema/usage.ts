/** What spaces were measured to use of each service. */
export const USAGE_TABLES = `
CREATE TABLE diskSpaceUsage (
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  bytes INTEGER NOT NULL,
  PRIMARY KEY (spaceId, serviceId)
) WITHOUT ROWID, STRICT;

CREATE TABLE bandwidthUsage (
  spaceId INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
  serviceId INTEGER NOT NULL REFERENCES service (id),
  loggedAt INTEGER NOT NULL,
  bytesSent INTEGER NOT NULL,
  bytesReceived INTEGER NOT NULL,
  PRIMARY KEY (spaceId, serviceId, loggedAt)
) WITHOUT ROWID, STRICT;
`;
