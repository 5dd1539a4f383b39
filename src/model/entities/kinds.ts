/** What the rows of one kind are, beyond what the schema says of their table. */
export interface Kind {
  readonly table: string;
  readonly flags?: readonly string[];
  readonly json?: readonly string[];
  /** Shown to nobody. */
  readonly hidden?: readonly string[];
  /** Said once, when it is added. */
  readonly fixed?: readonly string[];
  /** What columns point at where the schema does not look after it. */
  readonly pointsAt?: Readonly<Record<string, string>>;
}

const FOUR = ['mspc', 'provisioning', 'cortex', 'mps'] as const;
const THREE = ['provisioning', 'cortex', 'mps'] as const;
const OF_TENANT = { fixed: ['tenantId'] } as const;

/** Every kind of entity that can be looked at and edited from outside, by the model's noun for it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  tenant: { table: 'tenant', flags: ['isReseller'], json: FOUR, fixed: ['accountId'] },
  user: {
    table: 'user',
    flags: ['isPeer'],
    json: FOUR,
    hidden: ['password', 'passwordMd5', 'usernameKey'],
    fixed: ['tenantId', 'ownerId', 'username', 'createdAt'],
  },
  group: { table: 'userGroup', json: THREE, ...OF_TENANT },
  membership: { table: 'membership', json: THREE, fixed: ['groupId', 'userId'] },
  contact: { table: 'contact', json: ['cortex'], ...OF_TENANT },
  service: { table: 'service' },
  quota: { table: 'quota', flags: ['isHidden', 'isPerOrganization'] },
  server: { table: 'server' },
  installation: { table: 'installation', json: ['settings'], fixed: ['serverId', 'serviceId'] },
  plan: {
    table: 'plan',
    flags: ['isAddon', 'isAvailable'],
    fixed: ['ownerId', 'isAddon'],
    pointsAt: { ownerId: 'user', spaceId: 'space', serverId: 'server' },
  },
  space: {
    table: 'space',
    flags: ['overridesQuotas', 'isDefaultTop'],
    fixed: ['parentId', 'serverId'],
    pointsAt: { parentId: 'space', ownerId: 'user', planId: 'plan', serverId: 'server' },
  },
  addon: { table: 'spaceAddon', fixed: ['spaceId'], pointsAt: { planId: 'plan' } },
  subscription: { table: 'subscription', json: THREE, fixed: ['tenantId', 'userId', 'serviceId'] },
  itemType: {
    table: 'itemType',
    flags: [
      ...['countsDiskSpace', 'countsBandwidth', 'isSuspendable', 'isDisposable'],
      ...['isSearchable', 'isImportable', 'isBackupable'],
    ],
  },
  item: { table: 'hostedItem', json: ['properties'], fixed: ['spaceId', 'typeId', 'createdAt'] },
  domain: {
    table: 'domain',
    flags: ['allowsHosting', 'isSubDomain', 'isInstantAlias', 'isPointer'],
    fixed: ['spaceId'],
    pointsAt: { aliasedDomainId: 'domain' },
  },
  location: { table: 'location', json: ['userAttributes'], fixed: ['name'] },
  offer: {
    table: 'offer',
    flags: ['isForUsers', 'isBuiltIn', 'isGivenAtOnce', 'hasInstances', 'hasManyPlansPerUser'],
  },
  servicePlan: { table: 'servicePlan', flags: ['isForUsers'] },
  appOffering: { table: 'appOffering', flags: ['isDefault'] },
  serverCollection: { table: 'serverCollection' },
  publishedApp: { table: 'publishedApp', fixed: ['collectionId'] },
  property: {
    table: 'propertyDefinition',
    flags: ['isMandatory', 'isVisible', 'isReadOnly'],
    json: ['validation'],
  },
  role: { table: 'role', fixed: ['guid'] },
  request: { table: 'request', json: ['waitsFor'], pointsAt: { tenantId: 'tenant', userId: 'user' } },
  approvalProvider: { table: 'approvalProvider' },
  approvalPolicy: { table: 'approvalPolicy', json: ['rules'], ...OF_TENANT },
  approvalGroup: { table: 'approvalGroup', json: ['memberIds', 'rules'], ...OF_TENANT },
  approval: { table: 'approval' },
  approvalAnswer: { table: 'approvalAnswer', fixed: ['guid'] },
  extension: {
    table: 'extension',
    flags: ['hasVoice', 'hasMessages', 'hasVideo', 'hasScreen'],
    fixed: ['tenantId', 'name'],
  },
  storageFolder: { table: 'storageFolder', ...OF_TENANT },
  storagePolicy: { table: 'storagePolicy', json: ['terms'], ...OF_TENANT },
  recordingServer: { table: 'recordingServer', flags: ['isAvailable', 'isStale'], ...OF_TENANT },
  call: { table: 'call', flags: ['isBuffered'] },
  directoryUnit: { table: 'directoryUnit', json: ['properties'], ...OF_TENANT },
  directoryGroup: { table: 'directoryGroup', ...OF_TENANT },
  directoryAccount: { table: 'directoryAccount' },
  hostedService: { table: 'hostedService' },
  planType: { table: 'planType' },
  hostedPlan: { table: 'hostedPlan', json: ['features'] },
  customerRecord: { table: 'customerRecord' },
  planAssignment: { table: 'planAssignment' },
  availablePlan: { table: 'availablePlan' },
  servicePointer: { table: 'servicePointer', json: ['properties'] },
  pool: { table: 'pool', json: ['properties'] },
  sipUser: { table: 'sipUser', json: ['settings'] },
  report: { table: 'report', json: ['parameters', 'types'] },
  letter: { table: 'letter', flags: ['isHtml'] },
};
