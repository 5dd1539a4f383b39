import { Client, NOW, resultIn, type Tree } from '../../client.js';
import type { SandboxControl } from '../../../src/index.js';
import { Code, FAULTS, Refusal, type Account, type Oracle } from './oracle.js';
import type { Step } from './steps.js';
import type { World } from './world.js';

/** A sandbox that sequences are played in, one after the other. */
export interface Stage {
  readonly url: string;
  readonly control: SandboxControl;
  readonly world: World;
}

/** What a call comes to, in a form that both sides can be put in. */
type Outcome = { readonly value: unknown } | { readonly fault: string } | { readonly status: string };

/** The two outcomes of a call that should have been one. */
export class Disagreement extends Error {
  constructor(step: Step, caller: Account | undefined, oracle: Outcome, product: Outcome) {
    const who = `${caller?.username ?? 'nobody'} (${JSON.stringify(caller)})`;
    const asked = `${step.operation} ${JSON.stringify(step.parameters)} by ${who}`;
    super(`${asked}: the oracle says ${written(oracle)}, the product ${written(product)}`);
  }
}

/**
 * Plays a sequence in the world it begins with, and beside it in the oracle.
 *
 * @param look compares the two worlds; called every few steps and at the end
 * @throws Disagreement
 */
export async function play(
  stage: Stage,
  steps: readonly Step[],
  look: (oracle: Oracle) => void,
): Promise<void> {
  stage.control.reset();
  stage.control.freezeClock(NOW);
  const oracle = stage.world.oracle();
  for (const [index, step] of steps.entries()) {
    const caller = callerOf(oracle, step);
    const { username, password } = caller ?? { username: 'serveradmin', password: 'serveradmin' };
    const client = new Client(stage.url, { login: `${username}:${password ?? ''}` });
    const told = caller && { ...caller };
    const expected = expectedOf(oracle, step, caller);
    const seen = seenOf(
      step,
      resultIn(step.operation, await client.exchange(step.operation, step.parameters)),
    );
    if (written(expected) !== written(seen)) {
      throw new Disagreement(step, told, expected, seen);
    }
    if (index % LOOK_EVERY === LOOK_EVERY - 1) look(oracle);
  }
  look(oracle);
}

const LOOK_EVERY = 8;

/** Whoever has the number; or else the first account there is, if any. */
function callerOf(oracle: Oracle, { callerId }: Step): Account | undefined {
  return oracle.accounts.get(callerId) ?? [...oracle.accounts.values()][0];
}

function expectedOf(oracle: Oracle, step: Step, caller: Account | undefined): Outcome {
  if (step.operation !== 'AuthenticateUser') {
    if (caller === undefined) return { status: '401' };
    if (caller.password === null) return { fault: 'noPassword' };
  }
  try {
    return { value: step.expected(oracle, caller ?? NOBODY) };
  } catch (error) {
    if (error instanceof Code) return { value: error.code };
    if (error instanceof Refusal) return { fault: `${error.task ?? ''}${error.fault}` };
    throw error;
  }
}

/** Who calls where nobody is asked for. */
const NOBODY: Account = {
  ...{ id: -1, ownerId: 0, username: '', password: '', role: 1, status: 1, loginStatus: 0 },
  ...{ isPeer: false, isDemo: false, ecommerceEnabled: false },
};

const PROCESS = 'Server was unable to process request. ---> ';
const TASK = /^(Error executing '(?!GET_BY)\w+' task on '[^']*' USER ---> )?([\s\S]*)$/;

function seenOf(step: Step, answer: Tree): Outcome {
  const { fault, status } = answer as { readonly fault?: string; readonly status?: string };
  if (status !== undefined) return { status };
  if (fault === undefined) return { value: step.seen(answer) };
  if (!fault.startsWith(PROCESS)) return { fault };
  const [, task = '', text = ''] = TASK.exec(fault.slice(PROCESS.length)) ?? [];
  const [kind = text] = Object.entries(FAULTS).find(([, pattern]) => pattern.test(text)) ?? [];
  return { fault: `${task}${kind}` };
}

function written(outcome: Outcome): string {
  return JSON.stringify(outcome, (_key, value: unknown) =>
    value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value,
  );
}
