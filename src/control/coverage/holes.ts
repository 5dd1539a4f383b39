import { ComposeError, type OperationDescription, type Values } from '../../contract/description.js';
import type { GradedError } from '../../contract/fidelity.js';
import type { FaultOrder } from '../../sandbox/faults.js';
import type { MessageVerbs, ReadyMessage, SandboxOrder } from '../verbs/messages.js';
import { FieldSamples } from './fieldSamples.js';
import { recordKey, type Known, type KnownApi } from './known.js';
import { missingPaths } from './report.js';
import type { Tally } from './tally.js';

/** An operation that nothing called, and a request that does. */
export interface OperationHole {
  readonly api: string;
  readonly service: string;
  readonly operation: string;
  /** Without credentials: whoever sends it puts in their own. */
  readonly request: ReadyMessage;
}

/** Fields of a called operation that no request carried, and a request with as many of them as can stand together. */
export interface FieldHole {
  readonly api: string;
  readonly service: string;
  readonly record: string;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly request: ReadyMessage;
}

/** An error that nothing met, and a fault rule that lets the next call of the API meet it. */
export interface ErrorHole extends Pick<GradedError, 'symbol' | 'code' | 'text'> {
  readonly api: string;
  readonly fault: FaultOrder;
}

/** What a run did not touch. */
export interface CoverageHoles {
  readonly operations: readonly OperationHole[];
  readonly fields: readonly FieldHole[];
  readonly errors: readonly ErrorHole[];
}

/** @param sandbox whose estate the requests fit */
export function holesOf(known: Known, tally: Tally, sandbox: MessageVerbs): CoverageHoles {
  const apis = known.all();
  return {
    operations: apis.flatMap((one) => operationHoles(one, tally, sandbox)),
    fields: apis.flatMap((one) => fieldHoles(one, tally, sandbox)),
    errors: apis.flatMap((one) => errorHoles(one, tally)),
  };
}

function operationHoles({ api, operations }: KnownApi, tally: Tally, sandbox: MessageVerbs): OperationHole[] {
  const called = tally.of(api).operations;
  return [...operations.values()]
    .filter(({ operation }) => !called.has(operation))
    .map((one) => ({
      ...{ api, service: one.service, operation: one.operation },
      request: sandbox.compose(exampleOrder(one)),
    }));
}

function fieldHoles(known: KnownApi, tally: Tally, sandbox: MessageVerbs): FieldHole[] {
  const touched = tally.of(known.api);
  const samples = new FieldSamples(sandbox);
  return [...known.records].flatMap(([key, { service, record }]): FieldHole[] => {
    const called = [...known.operations.values()].find(
      (one) => recordKey(one) === key && touched.operations.has(one.operation),
    );
    const fields = missingPaths(known, touched, key);
    if (called === undefined || fields.length === 0) return [];
    const values = samples.valuesFor(called, fields);
    const hole = { api: known.api, service, record, operation: called.operation, fields };
    return [{ ...hole, request: composed(sandbox, called, values) }];
  });
}

/** With the example's values around; alone where the two do not fit together. */
function composed(sandbox: MessageVerbs, operation: OperationDescription, values: Values): ReadyMessage {
  try {
    return sandbox.compose({ ...exampleOrder(operation), values });
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return sandbox.compose({ ...exampleOrder(operation), values, example: false });
  }
}

function exampleOrder({ api, service, operation }: OperationDescription): SandboxOrder {
  return { api, service, operation, example: true };
}

function errorHoles({ api, errors }: KnownApi, tally: Tally): ErrorHole[] {
  const met = tally.of(api).errors;
  return [...errors.values()]
    .filter(({ symbol }) => !met.has(symbol))
    .map(({ symbol, code, text }) => ({
      ...{ api, symbol, code, text },
      fault: { match: { api }, before: { error: symbol }, times: 1 },
    }));
}
