import type { User } from '../../model/users.js';

/** What only this product knows about a user. */
export interface UserExtras {
  readonly agentId: string | null;
  readonly apiAccessOnly: boolean;
  readonly crmUserId: string | null;
  readonly customDateFormat: string | null;
  readonly customTimeFormat: string | null;
  /** Where it is not first and last name. */
  readonly displayName: string | null;
  readonly externalId: string | null;
  readonly language: string | null;
  readonly needChangePassword: boolean;
  readonly nonModifiable: boolean;
  readonly observerGroupId: number | null;
  readonly observerUserId: number | null;
  readonly passwordExpires: boolean;
  readonly recorderLinePIN: string | null;
  readonly roles: readonly string[];
  readonly timeZone: string | null;
  readonly userType: string | null;
  /** Epoch milliseconds, as is the end. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

const NO_EXTRAS: UserExtras = {
  agentId: null,
  apiAccessOnly: false,
  crmUserId: null,
  customDateFormat: null,
  customTimeFormat: null,
  displayName: null,
  externalId: null,
  language: null,
  needChangePassword: false,
  nonModifiable: false,
  observerGroupId: null,
  observerUserId: null,
  passwordExpires: false,
  recorderLinePIN: null,
  roles: [],
  timeZone: null,
  userType: null,
  validFrom: null,
  validTo: null,
};

export function userExtras({ provisioning }: Pick<User, 'provisioning'>): UserExtras {
  return { ...NO_EXTRAS, ...(provisioning as Partial<UserExtras> | null) };
}
