import type { OrderedFailure, Pace } from '../../model/fulfilment.js';
import type { ClockSetting, ClockState } from '../../sandbox/clock.js';
import type { Sandbox } from '../../sandbox/sandbox.js';

/** How time passes in a sandbox, and what comes of it. */
export interface TimeVerbs {
  clock(): ClockState;
  /** Sets the clock and does the background work that is due by it. */
  setClock(setting: ClockSetting): void;
  /** Stops the sandbox's clock, at the given instant or at the present one. Epoch milliseconds. */
  freezeClock(at?: number): void;
  /** Moves the clock on, or back, and does the background work that is due by then. */
  advanceClock(ms: number): void;
  provisioning(): ProvisioningSetting;
  /** Sets the pace of provisioning for changes ordered from now on, and what fails the next time. */
  setProvisioning(setting: ProvisioningSetting): void;
  /** Hands out these ids of a kind, in order, before going on by itself: `message` is what answers are numbered with. */
  handOut(kind: string, ids: readonly string[]): void;
}

/** How Cortex provisions: how long each step takes, and which objects fail the next time. */
export interface ProvisioningSetting extends Pace {
  readonly failNext: readonly OrderedFailure[];
}

export function timeVerbs(sandbox: Sandbox): TimeVerbs {
  const { model, clock, ids } = sandbox;
  return {
    clock: () => clock.state,
    setClock: (setting) => {
      clock.set(setting);
      sandbox.catchUp();
    },
    freezeClock: (at) => {
      clock.freeze(at);
      sandbox.catchUp();
    },
    advanceClock: (ms) => {
      clock.advance(ms);
      sandbox.catchUp();
    },
    provisioning: () => ({ ...model.fulfilment.pace, failNext: model.fulfilment.failures }),
    setProvisioning: ({ failNext, ...pace }) => {
      model.transaction(() => {
        model.fulfilment.setPace(pace);
        model.fulfilment.setFailures(failNext);
      });
    },
    handOut: (kind, given) => {
      ids.handOut(kind, given);
    },
  };
}
