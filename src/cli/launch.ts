import { ConfigError, type Config } from '../config.js';
import type { Addresses } from '../control/addresses.js';
import { ListenError, runEmulator, type Emulator } from '../emulator.js';
import { SeedError } from '../model/seed/seed.js';
import { DatabaseFileError } from '../storage/fileErrors.js';
import type { FlagValues } from './command.js';
import { Failure, UsageError } from './exitCodes.js';
import { configOf, type StartFlags } from './startFlags.js';

/** Starts an emulator in this process; what keeps it from starting is told in a line. */
export async function started(
  flags: FlagValues<StartFlags>,
  standard: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly emulator: Emulator; readonly config: Config }> {
  try {
    const config = configOf(flags, standard);
    return { emulator: await runEmulator(config), config };
  } catch (error) {
    if (error instanceof ConfigError || error instanceof SeedError) throw new UsageError(error.message);
    if (error instanceof ListenError || error instanceof DatabaseFileError) throw new Failure(error.message);
    throw error;
  }
}

/** Where each API of an emulator is. */
export function placesOf({ url, provisioningUrl, controlUrl }: Addresses) {
  return {
    mspc: `${url}/esUsers.asmx`,
    ...{ packages: `${url}/esPackages.asmx`, authentication: `${url}/esAuthentication.asmx` },
    ...{ cortex: `${url}/cortexapi/default.aspx`, mps: `${url}/mps`, mpsSoap: `${url}/mpf/soapisapi.dll` },
    ...{ wsdl: `${provisioningUrl}/provisioning?wsdl`, control: controlUrl },
  };
}
