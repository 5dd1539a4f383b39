import type { SipSettings } from '../../model/communications/sipUsers.js';
import { leaf, type Element } from './element.js';
import { BOOLEAN, OPTIONAL } from './schemas.js';

/** The nine settings that a user plan holds, as arguments. @source dd252382, dd251919 */
export const SETTINGS = {
  enabled: BOOLEAN,
  enabledForEnhancedPresence: BOOLEAN,
  enabledForFederation: BOOLEAN,
  enabledForInternetAccess: BOOLEAN,
  publicNetworkEnabled: BOOLEAN,
  allowOrganizeMeetingWithAnonymousParticipants: BOOLEAN,
  meetingPolicy: OPTIONAL,
  ucEnabled: BOOLEAN,
  ucPolicy: OPTIONAL,
} as const;

/** What was said of a user's settings; what was not is undefined. */
export type GivenSettings = { readonly [Name in keyof SipSettings]: SipSettings[Name] | undefined };

/** What a setting is when nobody says. @source dd278736 */
const UNSET: SipSettings = {
  enabled: false,
  enabledForEnhancedPresence: false,
  enabledForFederation: false,
  enabledForInternetAccess: false,
  publicNetworkEnabled: false,
  allowOrganizeMeetingWithAnonymousParticipants: false,
  meetingPolicy: '',
  ucEnabled: false,
  ucPolicy: '',
};

export const SETTING_NAMES = [
  'enabled',
  'enabledForEnhancedPresence',
  'enabledForFederation',
  'enabledForInternetAccess',
  'publicNetworkEnabled',
  'allowOrganizeMeetingWithAnonymousParticipants',
  'meetingPolicy',
  'ucEnabled',
  'ucPolicy',
] as const satisfies readonly (keyof SipSettings)[];

/** The given settings over those that stand. */
export function withSettings(given: GivenSettings, standing: SipSettings = UNSET): SipSettings {
  return {
    enabled: given.enabled ?? standing.enabled,
    enabledForEnhancedPresence: given.enabledForEnhancedPresence ?? standing.enabledForEnhancedPresence,
    enabledForFederation: given.enabledForFederation ?? standing.enabledForFederation,
    enabledForInternetAccess: given.enabledForInternetAccess ?? standing.enabledForInternetAccess,
    publicNetworkEnabled: given.publicNetworkEnabled ?? standing.publicNetworkEnabled,
    allowOrganizeMeetingWithAnonymousParticipants:
      given.allowOrganizeMeetingWithAnonymousParticipants ??
      standing.allowOrganizeMeetingWithAnonymousParticipants,
    meetingPolicy: given.meetingPolicy ?? standing.meetingPolicy,
    ucEnabled: given.ucEnabled ?? standing.ucEnabled,
    ucPolicy: given.ucPolicy ?? standing.ucPolicy,
  };
}

/** The settings that were given, as arguments of another procedure. */
export function settingLeaves(given: Partial<GivenSettings>): Element[] {
  return SETTING_NAMES.flatMap((name) => {
    const value = given[name];
    return value === undefined ? [] : [leaf(name, String(value))];
  });
}
