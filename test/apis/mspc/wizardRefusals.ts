import type { Parameters } from '../../client.js';

const GROUPS = { os: 1, web: 2, ftp: 3, mail: 4, dns: 7 } as const;
const COUNTED = { ftpAccounts: 4, sites: 13, mailboxes: 14, domains: 53 } as const;

/** A plan with these groups that allows one of everything counted, but nothing of what is named. */
function plan(id: number, groups: readonly (keyof typeof GROUPS)[], ...without: (keyof typeof COUNTED)[]) {
  const allowed = Object.entries(COUNTED).filter(([name]) => !without.some((left) => left === name));
  return {
    ...{ id, ownerId: 2, spaceId: 2, serverId: 1, name: `Plan ${id}` },
    services: groups.map((group) => ({ serviceId: GROUPS[group] })),
    quotas: allowed.map(([, quotaId]) => ({ quotaId, value: 1 })),
  };
}

const PLAN = { bare: 30, uncounted: 31, elsewhere: 32 } as const;

/** What stands in the way of the wizards, as a seed beside the demo world. */
export const OBSTACLES = {
  plans: [
    plan(PLAN.bare, ['os']),
    plan(PLAN.uncounted, ['os', 'web', 'ftp', 'mail'], 'ftpAccounts', 'sites', 'mailboxes'),
    { ...plan(PLAN.elsewhere, ['os', 'web', 'dns']), ownerId: 4, spaceId: 3, serverId: 2 },
  ],
  hostedItems: [
    { id: 1, typeId: 9, installationId: 3, name: 'taken' },
    { id: 2, typeId: 10, installationId: 2, name: 'sited.example' },
    { id: 3, typeId: 11, installationId: 4, name: 'mailed.example' },
    { id: 4, typeId: 15, installationId: 4, name: 'mail@boxed.example' },
    { id: 5, typeId: 12, installationId: 7, name: 'zoned.example' },
  ].map((item) => ({ ...item, spaceId: 2 })),
  domains: [
    { id: 1, spaceId: 2, name: 'taken.example' },
    { id: 2, spaceId: 5, name: 'pointed.example', isPointer: true, allowsHosting: true },
  ],
};

function space(given: Parameters): Parameters {
  return {
    ...{ userId: 5, planId: 4, spaceName: 'New', statusId: 1, sendLetter: false, createResources: true },
    ...{ domainName: '', tempDomain: false, createWebSite: false, createFtpAccount: false },
    ...{ ftpAccountName: '', createMailAccount: false, hostName: '' },
    ...given,
  };
}

function account(given: Parameters): Parameters {
  return {
    ...{ parentPackageId: 2, username: 'newbie', password: 'Secret1!', roleId: 3, firstName: 'New' },
    ...{ lastName: 'Bie', email: 'newbie@example.test', secondaryEmail: '', htmlMail: true },
    ...{ sendAccountLetter: false, createPackage: true, planId: 4, sendPackageLetter: false },
    ...{ domainName: 'newbie.example', tempDomain: false, createWebSite: false, createFtpAccount: false },
    ...{ ftpAccountName: '', createMailAccount: false, hostName: '', createZoneRecord: true },
    ...given,
  };
}

const domainName = 'new.example';
const site = { domainName, createWebSite: true };
const mailbox = { domainName, createMailAccount: true };
const ftp = { createFtpAccount: true };

/** What the wizards refuse: the code's symbol, and one request that gets it. */
export const WIZARD_REFUSALS: readonly (readonly [symbol: string, operation: string, Parameters])[] = [
  ['ERROR_ACCOUNT_WIZARD_USER_EXISTS', 'CreateUserWizard', account({ username: 'alpine' })],
  ['ERROR_INSTANT_ALIAS_IS_NOT_CONFIGURED', 'CreateUserWizard', aliased()],
  ['ERROR_PACKAGE_SUSPENDED', 'CreateUserWizard', account({ parentPackageId: 6 })],
  ...(
    [
      ['ERROR_ACCOUNT_WIZARD_FTP_ACCOUNT_EXISTS', { ...ftp, ftpAccountName: 'taken' }],
      ['ERROR_DNS_ZONE_EXISTS', { domainName: 'zoned.example' }],
      ['ERROR_DOMAIN_ALREADY_EXISTS', { domainName: 'taken.example' }],
      ['ERROR_DOMAIN_QUOTA_LIMIT', { domainName, planId: 11 }],
      ['ERROR_FTP_RESOURCE_QUOTA_LIMIT', { ...ftp, planId: PLAN.uncounted }],
      ['ERROR_FTP_RESOURCE_UNAVAILABLE', { ...ftp, planId: PLAN.bare }],
      ['ERROR_MAIL_ACCOUNTS_RESOURCE_QUOTA_LIMIT', { ...mailbox, planId: PLAN.uncounted }],
      ['ERROR_MAIL_ACCOUNTS_SERVICE_ITEM_EXISTS', { ...mailbox, domainName: 'boxed.example' }],
      ['ERROR_MAIL_DOMAIN_EXISTS', { ...mailbox, domainName: 'mailed.example' }],
      ['ERROR_MAIL_RESOURCE_UNAVAILABLE', { ...mailbox, planId: PLAN.bare }],
      ['ERROR_PACKAGE_CANCELLED', { domainName, statusId: 3 }],
      ['ERROR_PUBLICSHAREDIP_FOR_SHAREDIP', { ...site, userId: 9, planId: PLAN.elsewhere }],
      ['ERROR_RESTRICTED_DOMAIN', { domainName: 'below.taken.example' }],
      ['ERROR_WEB_SITES_QUOTA_LIMIT', { ...site, planId: PLAN.uncounted }],
      ['ERROR_WEB_SITE_ALREADY_EXISTS', { ...site, domainName: 'pointed.example' }],
      ['ERROR_WEB_SITE_SERVICE_UNAVAILABLE', { ...site, planId: PLAN.bare }],
      ['FAILED_EXECUTE_SERVICE_OPERATION', { ...site, domainName: 'sited.example' }],
    ] as const
  ).map(([symbol, given]) => [symbol, 'AddPackageWithResources', space(given)] as const),
];

function aliased(): Parameters {
  return account({ parentPackageId: 3, planId: 5, tempDomain: true });
}
