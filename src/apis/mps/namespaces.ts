/** Namespaces as requests write them. */
export const NAMESPACES = {
  hostedOcs: 'Hosted Office Communications Server',
  managedOcs: 'Managed Office Communications Server',
  ocsProvider: 'Office Communications Server Provider',
  managedPlans: 'Managed Plans',
  managedDirectory: 'Managed Active Directory',
  hostedDirectory: 'Hosted Active Directory',
  hostedDirectoryImport: 'Hosted Active Directory Import',
  directoryProvider: 'Preferred DC Active Directory Provider',
  managedHosting: 'Managed Hosting',
  managedHelpers: 'Managed Helpers',
  hostedExchange: 'Hosted Exchange',
  exchangeResources: 'Exchange Resource Manager',
  hostedEmail: 'Hosted Email 2007',
  hostedMessaging: 'Hosted Messaging and Collaboration',
  mpsImport: 'MPS Import',
} as const;
