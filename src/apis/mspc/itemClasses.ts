/**
 * Classes of items that operations make or look for, by the name of the item type below the product's providers.
 *
 * @source WebsitePanel install_db.sql, ServiceItemTypes
 * @fidelity observed
 */
export const ITEM_CLASS = {
  homeFolder: 'OS.HomeFolder',
  webSite: 'Web.WebSite',
  ftpAccount: 'FTP.FtpAccount',
  mailDomain: 'Mail.MailDomain',
  mailAccount: 'Mail.MailAccount',
  dnsZone: 'DNS.DnsZone',
  organization: 'HostedSolution.Organization',
} as const;

/** Names of resource groups that operations ask for. */
export const GROUP = {
  os: 'OS',
  web: 'Web',
  ftp: 'FTP',
  mail: 'Mail',
  dns: 'DNS',
  exchange: 'Exchange',
} as const;
