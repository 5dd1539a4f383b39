/** Configured reports, and the views they are run over: what of the estate a report may see, in names of its own. */
export const REPORT_TABLES = `
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  description TEXT NOT NULL,
  query TEXT NOT NULL,
  parameters TEXT NOT NULL,
  types TEXT NOT NULL,
  takesMs INTEGER NOT NULL
) STRICT;

CREATE VIEW reportCustomers AS SELECT
  tenant.id AS CustomerID, tenant.code AS Code, tenant.fullName AS FullName,
  ifnull(json_extract(tenant.cortex, '$.billingId'), '') AS BillingID,
  tenant.primaryDomain AS PrimaryDomain, tenant.location AS Location,
  tenant.parentId AS ParentID, parent.code AS ParentCode,
  CASE tenant.standing WHEN 1 THEN 1 ELSE 0 END AS Enabled,
  ifnull(progress.status, 'provisioned') AS Status
  FROM tenant LEFT JOIN tenant AS parent ON parent.id = tenant.parentId
  LEFT JOIN progress ON progress.tenantId = tenant.id AND progress.userId IS NULL AND progress.serviceId IS NULL;
CREATE VIEW reportUsers AS SELECT
  user.id AS UserID, user.cortexName AS Name,
  ifnull(json_extract(user.cortex, '$.fullName'), trim(ifnull(user.firstName, '') || ' ' || ifnull(user.lastName, ''))) AS FullName,
  user.upn AS UPN, user.email AS Email, tenant.id AS CustomerID, tenant.code AS Code,
  CASE user.standing WHEN 1 THEN 1 ELSE 0 END AS Enabled,
  user.createdAt AS Created, ifnull(progress.status, 'provisioned') AS Status
  FROM user JOIN tenant ON tenant.id = user.tenantId
  LEFT JOIN progress ON progress.userId = user.id AND progress.serviceId IS NULL;
CREATE VIEW reportServices AS SELECT
  tenant.id AS CustomerID, tenant.code AS Code, user.id AS UserID, user.cortexName AS UserName,
  service.cortexName AS Service, offer.fullName AS FullName, subscription.plan AS "Plan",
  ifnull(progress.status, 'provisioned') AS Status
  FROM subscription JOIN tenant ON tenant.id = subscription.tenantId
  JOIN service ON service.id = subscription.serviceId JOIN offer ON offer.id = service.id
  LEFT JOIN user ON user.id = subscription.userId
  LEFT JOIN progress ON progress.tenantId = subscription.tenantId AND progress.serviceId = service.id
    AND ifnull(progress.userId, 0) = ifnull(subscription.userId, 0);
CREATE VIEW reportRequests AS SELECT
  request.id AS RequestID, request.parentId AS ParentID, request.tenantId AS CustomerID, request.userId AS UserID,
  request.effect AS Effect, request.name AS Name, request.ownerName AS Owner, request.status AS Status,
  request.requestedAt AS Requested, request.startedAt AS Started, request.completedAt AS Completed
  FROM request;
`;
