/** Request documents. @source framework 2 */
import {
  childElementsOf,
  localNameOf,
  newDocument,
  rootOf,
  type Document,
  type Element,
} from '../../xml/dom.js';
import { documentFrom, replaceContent, toElement, type Workspace } from './documents.js';
import { MpsError, type ErrorSource } from './errors.js';
import type { Credentials, Executor } from './executor.js';
import { runProcedure } from './steps.js';

/** A request document taken apart. */
export interface RequestDocument {
  readonly data: readonly Element[];
  readonly context: Element | undefined;
  /** The steps of a trusted request. */
  readonly procedure: Element | undefined;
}

/** @throws MpsError ELEMENT_UNKNOWN for another root or child, CONTENT_INVALID for one too many */
export function openRequest(root: Element): RequestDocument {
  if (nameOf(root) !== 'request') throw new MpsError('ELEMENT_UNKNOWN', root.nodeName);
  const children = childElementsOf(root);
  const unknown = children.find((it) => !CHILDREN.includes(nameOf(it)));
  if (unknown !== undefined) throw new MpsError('ELEMENT_UNKNOWN', unknown.nodeName);
  const [data = [], contexts = [], procedures = []] = ['data', 'context', 'procedure'].map((name) =>
    children.filter((it) => nameOf(it) === name),
  );
  if (contexts.length > 1 || procedures.length > 1) throw new MpsError('CONTENT_INVALID');
  return { data, context: contexts[0], procedure: procedures[0] };
}

const CHILDREN = ['globalData', 'data', 'context', 'procedure'];

function nameOf(element: Element): string {
  return element.namespaceURI === null ? localNameOf(element) : '';
}

/** The credentials in a request's security context. */
export function credentialsOf({ context }: RequestDocument): Credentials | undefined {
  const path = ['securityContext', 'authentication', 'basic'];
  const basic = path.reduce<Element | undefined>(
    (at, name) => (at === undefined ? undefined : childElementsOf(at).find((it) => localNameOf(it) === name)),
    context,
  );
  const username = basic?.getAttribute('username') ?? undefined;
  if (basic === undefined || username === undefined) return undefined;
  const domain = basic.getAttribute('domain') ?? '';
  return {
    username: domain === '' ? username : `${domain}\\${username}`,
    password: basic.getAttribute('password') ?? '',
  };
}

/**
 * Runs a request.
 *
 * @param named the procedure of a simple request
 * @returns the `data` document as the steps left it
 * @throws RaisedError, MpsError
 */
export function runRequest(
  request: RequestDocument,
  named: ErrorSource | undefined,
  executor: Executor,
): Document {
  const { data, context, procedure } = request;
  const { allowance } = executor;
  const root = documentFrom('data', data, allowance);
  if (named !== undefined) {
    if (procedure !== undefined || data.length > 1) throw new MpsError('CONTENT_INVALID');
    runSimple(root, named, executor);
    return root;
  }
  if (procedure === undefined) throw new MpsError('CONTENT_INCOMPLETE');
  const documents: Workspace['documents'] = {
    data: root,
    context: documentFrom('context', context === undefined ? [] : [context], allowance),
    procedureData: newDocument('procedureData'),
    executeData: newDocument('executeData'),
  };
  runProcedure(procedure, { documents, loops: new Map() }, executor);
  return root;
}

/** The request's data is what the procedure is given, and what it leaves. It runs as the sender. @fidelity inferred */
function runSimple(data: Document, named: ErrorSource, executor: Executor): void {
  executor.request(
    named,
    'credentials',
    () => toElement(rootOf(data)),
    (content) => {
      replaceContent(data, content);
    },
  );
}
