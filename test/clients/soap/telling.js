/** Tells what happened: one line per step, `ok` or `not ok`. */
import { AssertionError, deepStrictEqual } from 'node:assert';

let failed = 0;

/** Runs one step and prints its line; a step fails by throwing. */
export async function step(name, act) {
  try {
    await act();
    console.log(`ok ${name}`);
  } catch (problem) {
    failed += 1;
    const text = problem instanceof AssertionError ? problem.message : `expected an answer, got ${problem}`;
    console.log(`not ok ${name}: ${text.replace(/\s+/g, ' ')}`);
  }
}

export function equal(expected, got, what = '') {
  const message = `expected ${what}${what && ' '}${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  try {
    deepStrictEqual(got, expected);
  } catch {
    throw new AssertionError({ message });
  }
}

/** The error that the client's own stack gives for a call that must be refused. */
export async function refusal(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new AssertionError({ message: 'expected a refusal, got an answer' });
}

export function leave() {
  process.exitCode = failed === 0 ? 0 : 1;
}
