/** Loops, cases and conditions of a step. @source framework 2.5 */
import { childElementsOf, localNameOf, type Element, type Node } from '../../xml/dom.js';
import { isNodeSet, textNumber, toText } from '../../xml/xpath/values.js';
import { DOCUMENTS, type Workspace } from './documents.js';
import { MpsError } from './errors.js';
import type { Executor } from './executor.js';
import { choice, evaluate, isNull, required, sourceNode } from './values.js';

/** What a turn costs, whatever is done in it. */
const TURN_COST = 20;

/** The case each `select` of a procedure has come to; undefined for none. */
export type Cases = Map<string, string | undefined>;

export type Loops = ReadonlyMap<string, Node | undefined>;

/**
 * The turns of a step's loops: nested in the order in which they stand, one turn without any.
 *
 * @fidelity inferred: `ifNull` of `forEach` without a node, `ignore`, makes one turn, as it does for `repeat`
 */
export function* turns(step: Element, workspace: Workspace, executor: Executor): Generator<Loops> {
  const elements = childElementsOf(step);
  const [loops, repeats] = ['forEach', 'repeat'].map((name) =>
    elements.filter((it) => localNameOf(it) === name),
  );
  yield* loopTurns(loops ?? [], repeats ?? [], workspace, executor);
}

function* loopTurns(
  loops: readonly Element[],
  repeats: readonly Element[],
  workspace: Workspace,
  executor: Executor,
): Generator<Loops> {
  const [loop, ...inner] = loops;
  if (loop === undefined) {
    for (let count = repetitions(repeats, workspace, executor); count > 0; count--) yield workspace.loops;
    return;
  }
  const name = required(loop, 'name');
  if (workspace.loops.has(name) || DOCUMENTS.some((it) => it === name))
    throw new MpsError('ATTRIBUTE_INVALID', 'name');
  for (const node of nodesOf(loop, workspace, executor)) {
    executor.allowance.spend(TURN_COST);
    const turn = { ...workspace, loops: new Map([...workspace.loops, [name, node]]) };
    yield* loopTurns(inner, repeats, turn, executor);
  }
}

function nodesOf(loop: Element, workspace: Workspace, executor: Executor): readonly (Node | undefined)[] {
  const root = sourceNode(required(loop, 'root'), workspace);
  const found = evaluate(loop, 'path', root, executor);
  if (!isNodeSet(found)) throw new MpsError('NOT_A_NODE');
  return isNull(found) ? withoutSource(loop, 'path', [], [undefined]) : found;
}

/** How often a step is repeated: once without `repeat`, and as often as all of them say together. */
function repetitions(repeats: readonly Element[], workspace: Workspace, executor: Executor): number {
  return repeats.reduce((total, repeat) => {
    const source = sourceNode(required(repeat, 'source'), workspace);
    const found = evaluate(repeat, 'sourcePath', source, executor);
    if (isNull(found)) return total * withoutSource(repeat, 'sourcePath', 0, 1);
    const count = textNumber(toText(found, executor.allowance));
    if (!Number.isInteger(count) || count < 0) throw new MpsError('ARGUMENT_INVALID');
    return total * count;
  }, 1);
}

function withoutSource<T>(loop: Element, path: string, skipped: T, ignored: T): T {
  const ifNull = choice(loop, 'ifNull', ['fail', 'skip', 'ignore'], 'fail');
  if (ifNull === 'fail') throw new MpsError('ARGUMENT_MISSING', loop.getAttribute(path) ?? '');
  return ifNull === 'skip' ? skipped : ignored;
}

/**
 * Settles a `select`: the first `where` whose value is that of the source names the case.
 *
 * @fidelity inferred: blanks around the value do not count, and without `ifNullCase` there is no case
 */
export function settle(select: Element, workspace: Workspace, cases: Cases, executor: Executor): void {
  const name = required(select, 'name');
  if (cases.has(name)) throw new MpsError('ATTRIBUTE_INVALID', 'name');
  const found = evaluate(select, 'sourcePath', sourceNode(required(select, 'source'), workspace), executor);
  if (isNull(found)) {
    cases.set(name, select.getAttribute('ifNullCase') ?? undefined);
    return;
  }
  const value = toText(found, executor.allowance).trim();
  const where = childElementsOf(select).find((it) => {
    if (localNameOf(it) !== 'where') throw new MpsError('ELEMENT_UNKNOWN', localNameOf(it));
    return required(it, 'value') === value;
  });
  cases.set(
    name,
    where === undefined ? (select.getAttribute('defaultCase') ?? undefined) : required(where, 'case'),
  );
}

/** Whether every `when` of a step holds. @fidelity inferred: several have to hold together */
export function isWanted(step: Element, workspace: Workspace, cases: Cases, executor: Executor): boolean {
  return childElementsOf(step)
    .filter((it) => localNameOf(it) === 'when')
    .every((when) => holds(when, workspace, cases, executor));
}

function holds(when: Element, workspace: Workspace, cases: Cases, executor: Executor): boolean {
  const select = when.getAttribute('select');
  if (select === null) {
    return !isNull(evaluate(when, 'sourcePath', sourceNode(required(when, 'source'), workspace), executor));
  }
  if (!cases.has(select)) throw new MpsError('ATTRIBUTE_INVALID', 'select');
  return cases.get(select) === required(when, 'case');
}
