/** `before` and `after`: takes nodes from one document and puts them into another. @source framework 2.4 */
import {
  childElementsOf,
  documentOf,
  isElement,
  localNameOf,
  type Element,
  type Node,
} from '../../xml/dom.js';
import { isNodeSet, type Value } from '../../xml/xpath/values.js';
import type { Workspace } from './documents.js';
import { MpsError } from './errors.js';
import type { Executor } from './executor.js';
import { MODES, place, takeAway } from './placing.js';
import { isTemplate, transformed } from './templates.js';
import { choice, evaluate, isNull, required, sourceNode, withoutDocuments } from './values.js';

/**
 * Does one transfer.
 *
 * @returns false when the step, or this turn of its loop, is to be left out
 * @throws MpsError ARGUMENT_MISSING for a source that is not there; NODE_NOT_FOUND for such a destination
 * @fidelity inferred: every node the path finds is taken, in document order
 */
export function transfer(instruction: Element, workspace: Workspace, executor: Executor): boolean {
  const isBefore = localNameOf(instruction) === 'before';
  const [source, destination] = [required(instruction, 'source'), required(instruction, 'destination')];
  const mode = choice(instruction, 'mode', MODES, 'insert');
  const ifNull = choice(
    instruction,
    'ifNull',
    isBefore ? ['fail', 'ignore', 'skip'] : ['fail', 'ignore'],
    'fail',
  );
  const path = instruction.getAttribute('sourcePath');
  return executor.traced(localNameOf(instruction), `${source} ${path ?? '.'} > ${destination}`, () => {
    const found = evaluate(instruction, 'sourcePath', sourceNode(source, workspace), executor);
    if (isNull(found)) {
      if (ifNull === 'fail') throw new MpsError('ARGUMENT_MISSING', path ?? source);
      return ifNull !== 'skip';
    }
    const target = targetOf(instruction, destination, workspace, executor);
    for (const node of nodesOf(found, target)) {
      const placed = withTemplates(instruction, node, executor);
      if (placed === undefined) continue;
      place(placed === node ? mode : mode === 'move' ? 'insert' : mode, placed, target, executor.allowance);
      if (placed !== node && mode === 'move') takeAway(node, executor.allowance);
    }
    return true;
  });
}

/** A text, number or boolean becomes a text node. @fidelity inferred */
function nodesOf(found: Value, target: Element): readonly Node[] {
  return isNodeSet(found) ? withoutDocuments(found) : [documentOf(target).createTextNode(String(found))];
}

function targetOf(
  instruction: Element,
  destination: string,
  workspace: Workspace,
  executor: Executor,
): Element {
  const root = sourceNode(destination, workspace);
  const found = evaluate(instruction, 'destinationPath', root, executor);
  const [target] = isNodeSet(found) ? found : [];
  if (!isElement(target)) throw new MpsError('NODE_NOT_FOUND');
  return target;
}

/** What the templates make of a node: the node itself without templates, undefined where nothing is to be placed. */
function withTemplates(instruction: Element, node: Node, executor: Executor): Node | undefined {
  const templates = childElementsOf(instruction);
  for (const child of templates)
    if (!isTemplate(child)) throw new MpsError('ELEMENT_UNKNOWN', localNameOf(child));
  if (templates.length === 0) return node;
  const allowsNull = choice(instruction, 'allowNullTransform', ['0', '1'], '0') === '1';
  const made = transformed(node, templates, executor);
  if (made === undefined && !allowsNull) throw new MpsError('NOT_A_NODE');
  return made;
}
