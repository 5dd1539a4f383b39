import type { Stage } from '../../http/exchange.js';
import type { FaultSide } from '../../soap/fault.js';
import type { SoapVersion } from '../../soap/envelope.js';

/** A request that ends before its operation ran, in a SOAP Fault. */
export class ProtocolFault extends Error {
  readonly version: SoapVersion;
  readonly side: FaultSide;
  readonly stage: Stage;

  constructor(version: SoapVersion, side: FaultSide, stage: Stage, text: string) {
    super(text);
    this.version = version;
    this.side = side;
    this.stage = stage;
  }
}

/** A request that is refused with a status and an empty body of SOAP's content type. */
export class SilentRefusal extends Error {
  readonly status: 400 | 415;
  readonly version: SoapVersion;

  constructor(status: 400 | 415, version: SoapVersion, reason: string) {
    super(reason);
    this.status = status;
    this.version = version;
  }
}
