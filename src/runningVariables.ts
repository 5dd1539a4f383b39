/**
 * Variables that tell where an emulator runs, for those who use it. `provisim exec` sets them, the commands and test
 * helpers read them; they are no options of an emulator that starts among them.
 */
export const RUNNING = {
  PROVISIM_URL: 'MSPC, Cortex and MPS: http://127.0.0.1:PORT',
  PROVISIM_MSPC_URL: 'where esUsers.asmx and the other services are',
  PROVISIM_CORTEX_URL: 'the Cortex API',
  PROVISIM_MPS_URL: 'MPS, for bare requests',
  PROVISIM_PROVISIONING_URL: 'the Provisioning API v2: http://127.0.0.1:PORT',
  PROVISIM_PROVISIONING_WSDL: 'its WSDL',
  PROVISIM_CONTROL_URL: 'the control API',
} as const;

/** Names the sandbox that commands mean. */
const SANDBOX = 'PROVISIM_SANDBOX';

/** Whether a variable is about a running emulator, not about one that starts. */
export function isOfRunning(name: string): boolean {
  return name in RUNNING || name === SANDBOX;
}
