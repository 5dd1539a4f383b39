/** The steps of a request's procedure. @source framework 2.1 to 2.5 */
import {
  childElementsOf,
  documentOf,
  localNameOf,
  newDocument,
  rootOf,
  type Document,
  type Element,
} from '../../xml/dom.js';
import { documentFrom, forCall, replaceContent, toElement, type Workspace } from './documents.js';
import { MpsError } from './errors.js';
import type { Executor } from './executor.js';
import { isWanted, settle, turns, type Cases } from './flow.js';
import type { CaughtError, Impersonate } from './procedure.js';
import { transfer } from './transforms.js';
import { choice, required } from './values.js';

const IMPERSONATE: Readonly<Record<'0' | '1' | '2', Impersonate>> = {
  0: 'inherit',
  1: 'credentials',
  2: 'engine',
};

/** Runs a `procedure` element on its documents. @throws RaisedError */
export function runProcedure(procedure: Element, workspace: Workspace, executor: Executor): void {
  const scratch = childElementsOf(procedure).filter((it) => localNameOf(it) === 'procedureData');
  if (scratch.length > 1) throw new MpsError('CONTENT_INVALID');
  const procedureData = documentFrom('procedureData', scratch, executor.allowance);
  const documents = { ...workspace.documents, procedureData };
  new Body({ ...workspace, documents }, executor).run(procedure);
}

/** The steps of one procedure, with the cases its selects have come to. */
class Body {
  readonly #workspace: Workspace;
  readonly #executor: Executor;
  readonly #cases: Cases = new Map();

  constructor(workspace: Workspace, executor: Executor) {
    this.#workspace = workspace;
    this.#executor = executor;
  }

  run(body: Element): void {
    const steps = childElementsOf(body);
    for (const [index, step] of steps.entries()) {
      if (localNameOf(step) === 'try') this.#try(step, steps[index + 1]);
      else if (localNameOf(step) !== 'catch') this.#one(step);
      else if (localNameOf(steps[index - 1] ?? step) !== 'try') throw new MpsError('CONTENT_INVALID');
    }
  }

  #one(step: Element): void {
    switch (localNameOf(step)) {
      case 'execute':
        return this.#execute(step);
      case 'transform':
        return this.#transform(step);
      case 'select':
        return settle(step, this.#workspace, this.#cases, this.#executor);
      case 'procedureData':
        return;
      case 'queue':
        throw new MpsError('NOT_IMPLEMENTED');
      default:
        throw new MpsError('ELEMENT_UNKNOWN', localNameOf(step));
    }
  }

  #try(work: Element, handler: Element | undefined): void {
    if (handler === undefined || localNameOf(handler) !== 'catch') throw new MpsError('CONTENT_INCOMPLETE');
    this.#executor.attempt(
      () => {
        this.run(work);
      },
      (error) => {
        const context = withErrorContext(rootOf(this.#workspace.documents.context), error);
        try {
          this.run(handler);
        } finally {
          context.remove();
        }
      },
    );
  }

  #execute(step: Element): void {
    const source = { namespace: required(step, 'namespace'), procedure: required(step, 'procedure') };
    const executor = this.#executor;
    try {
      const impersonate = IMPERSONATE[choice(step, 'impersonate', ['0', '1', '2'], '0')];
      const { before, after, executeData } = partsOf(step, EXECUTE_PARTS);
      if (executeData.length > 1) throw new MpsError('CONTENT_INVALID');
      for (const loops of turns(step, this.#workspace, executor)) {
        const workspace = forCall(this.#workspace, this.#argumentsFrom(executeData), loops);
        const data = workspace.documents.executeData;
        if (!isWanted(step, workspace, this.#cases, executor)) continue;
        executor.request(
          source,
          impersonate,
          () => (transferAll(before, workspace, executor) ? toElement(rootOf(data)) : undefined),
          (content) => {
            replaceContent(data, content);
            transferAll(after, workspace, executor);
          },
        );
      }
    } catch (error) {
      throw executor.asRaised(error, source);
    }
  }

  #argumentsFrom(executeData: readonly Element[]): Document {
    return documentFrom('executeData', executeData, this.#executor.allowance);
  }

  #transform(step: Element): void {
    const executor = this.#executor;
    const { before, after } = partsOf(step, TRANSFORM_PARTS);
    executor.traced('transform', '', () => {
      for (const loops of turns(step, this.#workspace, executor)) {
        const workspace = forCall(this.#workspace, newDocument('executeData'), loops);
        if (!isWanted(step, workspace, this.#cases, executor)) continue;
        if (transferAll(before, workspace, executor)) transferAll(after, workspace, executor);
      }
    });
  }
}

const EXECUTE_PARTS = ['executeData', 'before', 'after', 'forEach', 'repeat', 'when'] as const;
const TRANSFORM_PARTS = ['before', 'after', 'forEach', 'when'] as const;

/** A step's children by name. @throws MpsError ELEMENT_UNKNOWN */
function partsOf<Part extends string>(step: Element, names: readonly Part[]): Record<Part, Element[]> {
  const children = childElementsOf(step);
  const unknown = children.find((it) => !names.some((name) => name === localNameOf(it)));
  if (unknown !== undefined) throw new MpsError('ELEMENT_UNKNOWN', localNameOf(unknown));
  const parts = names.map((name) => [name, children.filter((it) => localNameOf(it) === name)]);
  return Object.fromEntries(parts) as Record<Part, Element[]>;
}

/** @returns false as soon as one says that the turn is to be left out */
function transferAll(instructions: readonly Element[], workspace: Workspace, executor: Executor): boolean {
  return instructions.every((instruction) => transfer(instruction, workspace, executor));
}

/**
 * Hands the error to the steps of a catch: it stands in their context.
 *
 * @source framework 5: the catch is given the errorContext
 * @fidelity inferred: where
 */
function withErrorContext(context: Element, { code, description }: CaughtError): { remove(): void } {
  const error = documentOf(context).createElement('errorContext');
  error.setAttribute('description', description);
  error.setAttribute('code', code);
  context.appendChild(error);
  return {
    remove: () => {
      error.parentNode?.removeChild(error);
    },
  };
}
