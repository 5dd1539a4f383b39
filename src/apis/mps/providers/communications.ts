import type { SipUser } from '../../../model/communications/sipUsers.js';
import type { Model } from '../../../model/model.js';
import { group, leaf } from '../element.js';
import { MpsError } from '../errors.js';
import { toBraces } from '../guids.js';
import { NAMESPACES } from '../namespaces.js';
import { userAt } from '../objects.js';
import { homeServerName, poolAt, poolName } from '../pools.js';
import { procedure } from '../procedure.js';
import { OPTIONAL, REQUIRED, USER } from '../schemas.js';
import { toSipUri } from '../sipAddresses.js';
import { SETTINGS, withSettings } from '../sipSettings.js';

const NAMESPACE = NAMESPACES.ocsProvider;

export const createProviderSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateSipUser',
  access: 'private',
  type: 'write',
  schema: { ...USER, primaryURI: REQUIRED, homeServerDN: REQUIRED, ...SETTINGS },
  source: 'a step of dd278736',
  grade: 'inferred',
  run: ({ user, primaryURI, homeServerDN, preferredDomainController: _, ...settings }, { model, ids }) => {
    const { sipUsers } = model.communications;
    const { id } = userAt(model, user).user;
    const primaryUri = toSipUri(primaryURI);
    if (sipUsers.find(id) !== undefined || sipUsers.findByUri(primaryUri) !== undefined) {
      throw new MpsError('SIP_USER_EXISTS');
    }
    const homeServer = homeServerAt(model, homeServerDN);
    const instanceGuid = ids.guid('sipUser');
    sipUsers.add({ id, primaryUri, homeServer, instanceGuid, settings: withSettings(settings) });
  },
});

export const deleteProviderSipUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSipUser',
  access: 'private',
  type: 'write',
  schema: USER,
  source: 'a step of dd278800',
  grade: 'inferred',
  run: ({ user }, { model }) => {
    model.communications.sipUsers.remove(sipUserAt(model, user).id);
  },
});

export const getProviderSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSipUserProperties',
  access: 'private',
  type: 'read',
  schema: USER,
  source: 'dd279233',
  grade: 'inferred',
  run: ({ user }, { model }) => {
    const { settings, homeServer, instanceGuid, primaryUri } = sipUserAt(model, user);
    return [
      leaf('enabled', String(settings.enabled)),
      leaf('enabledForEnhancedPresence', String(settings.enabledForEnhancedPresence)),
      leaf('enabledForFederation', String(settings.enabledForFederation)),
      leaf('enabledForInternetAccess', String(settings.enabledForInternetAccess)),
      leaf('homeServerDN', homeServer),
      leaf('instanceID', toBraces(instanceGuid)),
      leaf('primaryURI', primaryUri),
      leaf('publicNetworkEnabled', String(settings.publicNetworkEnabled)),
      leaf('targetServerDNIfMoving', ''),
      leaf(
        'allowOrganizeMeetingWithAnonymousParticipants',
        String(settings.allowOrganizeMeetingWithAnonymousParticipants),
      ),
      leaf('meetingPolicy', settings.meetingPolicy),
      leaf('ucEnabled', String(settings.ucEnabled)),
      leaf('ucPolicy', settings.ucPolicy),
    ];
  },
});

export const setProviderSipUserProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'SetSipUserProperties',
  access: 'private',
  type: 'write',
  schema: { ...USER, primaryURI: OPTIONAL, homeServerDN: OPTIONAL, ...SETTINGS },
  source: 'dd278476',
  grade: 'inferred',
  run: ({ user, primaryURI, homeServerDN, preferredDomainController: _, ...settings }, { model }) => {
    const { sipUsers } = model.communications;
    const standing = sipUserAt(model, user);
    const primaryUri = primaryURI === undefined ? standing.primaryUri : toSipUri(primaryURI);
    const other = sipUsers.findByUri(primaryUri);
    if (other !== undefined && other.id !== standing.id) throw new MpsError('SIP_USER_EXISTS');
    sipUsers.change(standing.id, {
      primaryUri,
      homeServer: homeServerDN === undefined ? standing.homeServer : homeServerAt(model, homeServerDN),
      settings: withSettings(settings, standing.settings),
    });
  },
});

export const getProviderPools = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPools',
  access: 'private',
  type: 'read',
  schema: {},
  source: 'a step of dd278867',
  grade: 'documented',
  run: (_, { model }) => [
    group(
      'pools',
      model.communications.pools.all().map(({ fqdn }) => leaf('poolFQDN', fqdn)),
    ),
  ],
});

/** @throws MpsError POOL_UNKNOWN */
export const getProviderPoolProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolProperties',
  access: 'private',
  type: 'read',
  schema: { poolFQDN: REQUIRED },
  source: 'dd279164',
  grade: 'documented',
  run: ({ poolFQDN }, { model }) => {
    const pool = model.communications.pools.findByFqdn(poolFQDN);
    if (pool === undefined) throw new MpsError('POOL_UNKNOWN', poolFQDN);
    const { properties } = pool;
    return [
      leaf('backEndDBPath', properties.backEndDBPath),
      leaf('defaultLocationProfile', properties.defaultLocationProfile),
      leaf('domainFQDN', properties.domainFQDN),
      leaf('instanceID', toBraces(properties.instanceID)),
      leaf('majorVersion', String(properties.majorVersion)),
      group(
        'mcuFactoryList',
        properties.mcuFactories.map((name) => leaf('mcuFactory', name)),
      ),
      leaf('minorVersion', String(properties.minorVersion)),
      leaf('poolDisplayName', properties.displayName),
      leaf('poolDN', poolName(model, pool)),
      leaf('poolType', properties.poolType),
      group(
        'poolMemberList',
        properties.members.map((name) => leaf('poolMember', name)),
      ),
      leaf('supportIMPresence', String(properties.supportIMPresence)),
      leaf('supportMeeting', String(properties.supportMeeting)),
    ];
  },
});

/** @throws MpsError NOT_A_SIP_USER */
function sipUserAt(model: Model, path: string): SipUser {
  const found = model.communications.sipUsers.find(userAt(model, path).user.id);
  if (found === undefined) throw new MpsError('NOT_A_SIP_USER');
  return found;
}

/** The home server of a pool, whichever of the pool's two names was given. @throws MpsError POOL_UNKNOWN, ARGUMENT_EMPTY */
function homeServerAt(model: Model, distinguishedName: string): string {
  if (distinguishedName === '') throw new MpsError('ARGUMENT_EMPTY', 'homeServerDN');
  const pool = poolAt(model, distinguishedName);
  if (pool === undefined) throw new MpsError('POOL_UNKNOWN', distinguishedName);
  return homeServerName(model, pool);
}
