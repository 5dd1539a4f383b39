import { BRANDS } from '../../src/apis/mspc/brand.js';
import type { Emulator } from '../../src/index.js';
import type { FaultOrder } from '../../src/sandbox/faults.js';
import { basic, envelope, newWorld, type Parameters, type World } from '../client.js';
import { rawCall, type RawReply } from '../rawCall.js';

/** Bytes on the wire of one MSPC call. */
export function wire(
  { url }: World,
  operation: string,
  parameters: Parameters = {},
  until?: (bytes: Buffer) => boolean,
): Promise<RawReply> {
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"${BRANDS.mspc.namespace}/${operation}"`,
    Authorization: basic('serveradmin:serveradmin'),
    Connection: 'close',
  };
  return rawCall(`${url}/esUsers.asmx`, headers, envelope(operation, parameters), until);
}

export const head = ({ bytes }: RawReply) => bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('latin1');
export const body = ({ bytes }: RawReply) => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

/** Worlds with one rule. */
export function rulesOf(emulator: () => Emulator): (order: FaultOrder) => World {
  return (order) => {
    const world = newWorld(emulator());
    world.control.addFault(order);
    return world;
  };
}

/** Name, whether the call was done, and what the journal says of the only call. */
export async function told({ admin, control }: World, username: string) {
  const [entry] = control.journal({ operation: 'AddUser' });
  control.clearFaults();
  const isThere = await admin.call('UserExists', { username });
  return { isThere, outcome: entry?.outcome, fault: entry?.fault };
}
