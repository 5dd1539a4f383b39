import type { Addresses } from '../../control/addresses.js';
import { command } from '../command.js';
import { EXIT } from '../exitCodes.js';
import { placesOf, started } from '../launch.js';
import { START_FLAGS } from '../startFlags.js';

/** Starts the emulator and stays until it is told to stop. */
export const start = command({
  details:
    'Every option is a flag here, an environment variable, and a key of the configuration file; flags win over the ' +
    'environment, that over the file. It listens on this machine only and asks for no account.',
  flags: START_FLAGS,
  examples: [
    { tells: 'on the standard ports, with a small hoster to explore', run: 'provisim start --seed demo' },
    {
      tells: 'on free ports, told as JSON, for a script',
      run: 'provisim start --port 0 --provisioning-port 0 --control-port 0 --json',
    },
    { tells: 'with a world that outlives it', run: 'provisim start --db provisim.db' },
  ],
  exitCodes: [
    ['0', 'it was stopped'],
    ['1', 'it cannot start: a port is in use, a file cannot be opened'],
    ['2', 'an option is not usable'],
  ],
  async run({ flags, terminal }) {
    const { emulator, config } = await started(flags);
    const stopping = asked();
    terminal.print(config.json ? JSON.stringify(emulator.address) : startLine(emulator.address));
    await stopping;
    await emulator.close();
    process.exit(EXIT.fine);
  },
});

/** Comes back with the first signal to stop; the second one stops at once. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (isStopping) process.exit(EXIT.failed);
        isStopping = true;
        resolve();
      });
    }
  });
}

function startLine(addresses: Addresses): string {
  const { mspc, packages, authentication, cortex, mps, mpsSoap, wsdl, control } = placesOf(addresses);
  return [
    `provisim is ready: MSPC ${mspc} ${packages} ${authentication}`,
    `Cortex ${cortex}`,
    `MPS ${mps} ${mpsSoap}`,
    `Provisioning API v2 ${wsdl}`,
    `control ${control}`,
  ].join(', ');
}
