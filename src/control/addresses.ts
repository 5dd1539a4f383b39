/** Where a running emulator listens. */
export interface Addresses {
  /** The IIS persona: MSPC, Cortex, MPS. */
  readonly url: string;
  /** The JDK persona: the Provisioning API v2. */
  readonly provisioningUrl: string;
  readonly controlUrl: string;
}
