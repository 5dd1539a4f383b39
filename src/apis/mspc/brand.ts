import type { Profile } from './description.js';

/** What tells the sibling products apart on the wire. */
export interface Brand {
  readonly profile: Profile;
  readonly namespace: string;
  /** Product name in the challenge's realm. */
  readonly product: string;
  /** Namespace of the product's classes, as enum faults print it. */
  readonly classNamespace: string;
  /** Settings that hold the password policy, among other things. */
  readonly policy: string;
  /** Database name in SQL Server's messages. */
  readonly database: string;
}

/**
 * @source MSPC behaviour 1 and 4.3; the issue names the namespaces
 * @fidelity inferred for realm, class, policy and database names of MSPC
 */
export const BRANDS: Readonly<Record<Profile, Brand>> = {
  mspc: {
    profile: 'mspc',
    namespace: 'http://smbsaas/MSPC/enterpriseserver',
    product: 'MSPControl',
    classNamespace: 'WebsitePanel.EnterpriseServer',
    policy: 'WebsitePanelPolicy',
    database: 'MSPControl',
  },
  solidcp: {
    profile: 'solidcp',
    namespace: 'http://smbsaas/solidcp/enterpriseserver',
    product: 'SolidCP',
    classNamespace: 'SolidCP.EnterpriseServer',
    policy: 'SolidCPPolicy',
    database: 'SolidCP',
  },
  websitepanel: {
    profile: 'websitepanel',
    namespace: 'http://smbsaas/websitepanel/enterpriseserver',
    product: 'WebsitePanel',
    classNamespace: 'WebsitePanel.EnterpriseServer',
    policy: 'WebsitePanelPolicy',
    database: 'WebsitePanel',
  },
};
