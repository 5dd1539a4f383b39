/** Arguments as most procedures take them. */
export const REQUIRED = { type: 'string', required: true } as const;
export const OPTIONAL = { type: 'string' } as const;
export const BOOLEAN = { type: 'boolean' } as const;
export const FRAGMENT = { type: 'element' } as const;

/** Where a procedure works, and on which server. */
export const ORGANIZATION = { organization: REQUIRED, preferredDomainController: REQUIRED } as const;
export const USER = { user: REQUIRED, preferredDomainController: REQUIRED } as const;
export const PATH = { path: REQUIRED, preferredDomainController: REQUIRED } as const;
export const SERVER = { preferredDomainController: REQUIRED } as const;

/** Plan names in a wrapper. */
export const AVAILABLE_PLANS = {
  type: 'container',
  required: true,
  children: { planName: { type: 'string', required: true, repeated: true } },
} as const;
