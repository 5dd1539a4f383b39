import { PROVIDER_ID } from '../../../model/tenants.js';
import { childOf, leaf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { BOOLEAN, OPTIONAL, REQUIRED, SERVER } from '../schemas.js';

const NAMESPACE = NAMESPACES.hostedMessaging;
const { hostedExchange } = NAMESPACES;

/** Creates an organization and enables it for Exchange; its mail domain is its name below the directory's, unless given. */
export const createMessagingOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganization',
  access: 'public',
  type: 'write',
  schema: { container: REQUIRED, name: REQUIRED, ...SERVER, SMTPDomain: OPTIONAL },
  source: 'named in the seed only',
  grade: 'inferred',
  run: ({ container, name, preferredDomainController, SMTPDomain }, { call, model }) => {
    const domain = SMTPDomain ?? `${name.toLowerCase()}.${model.tenants.get(PROVIDER_ID).location}`;
    const made = call(hostedExchange, 'CreateBusinessOrganization', [
      leaf('container', container),
      leaf('name', name),
      leaf('SMTPDomain', domain),
      leaf('preferredDomainController', preferredDomainController),
    ]);
    return [childOf(made, 'org')];
  },
});

/** Creates a user; without more arguments an ordinary one without a mailbox. */
export const createMessagingUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateUser',
  access: 'public',
  type: 'write',
  schema: {
    container: REQUIRED,
    userPrincipalName: REQUIRED,
    ...SERVER,
    isAdmin: BOOLEAN,
    planName: OPTIONAL,
    newPassword: OPTIONAL,
  },
  source: 'named in the seed only',
  grade: 'inferred',
  run: (
    { container, userPrincipalName, preferredDomainController, isAdmin, planName, newPassword },
    { call },
  ) => {
    const made = call(hostedExchange, 'CreateBusinessUser', [
      leaf('container', container),
      leaf('userPrincipalName', userPrincipalName),
      leaf('preferredDomainController', preferredDomainController),
      leaf('isAdmin', String(isAdmin ?? false)),
      leaf('planName', planName),
      leaf('newPassword', newPassword),
    ]);
    return [childOf(made, 'user')];
  },
});
