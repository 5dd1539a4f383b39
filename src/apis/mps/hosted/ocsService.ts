import { group, leaf, textOf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { SERVER } from '../schemas.js';
import { DIRECTORY_SERVICE, OCS_SERVICE } from '../services.js';
import { planTypeLeaves } from './registration.js';

const NAMESPACE = NAMESPACES.hostedOcs;

/** Registers the service, its plan types, and that it needs Hosted Active Directory; repeatable. @throws MpsError SERVICE_UNREGISTERED */
export const initialize = procedure({
  namespace: NAMESPACE,
  procedure: 'Initialize',
  access: 'public',
  type: 'write',
  schema: SERVER,
  source: 'dd251857',
  grade: 'documented',
  run: ({ preferredDomainController }, { call }) => {
    const server = leaf('preferredDomainController', preferredDomainController);
    const service = call(NAMESPACE, 'GetServiceInformation', [server]);
    call(NAMESPACES.managedPlans, 'RegisterService', [
      server,
      leaf('serviceId', textOf(service, 'serviceId')),
      leaf('serviceName', textOf(service, 'serviceName')),
      leaf('serviceDescription', textOf(service, 'serviceDescription')),
      planTypeLeaves(OCS_SERVICE),
      group('dependencies', [leaf('serviceId', DIRECTORY_SERVICE.guid)]),
    ]);
  },
});

/** Returns what the service is registered as. */
export const getServiceInformation = procedure({
  namespace: NAMESPACE,
  procedure: 'GetServiceInformation',
  access: 'public',
  type: 'read',
  schema: SERVER,
  source: 'shape from dd278480; the identifier is ours',
  grade: 'inferred',
  run: () => [
    leaf('serviceId', OCS_SERVICE.guid),
    leaf('serviceName', OCS_SERVICE.name),
    leaf('serviceDescription', OCS_SERVICE.description),
  ],
});
