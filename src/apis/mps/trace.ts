import type { TraceNode } from '../../http/exchange.js';

/** Nodes beyond this are left out. */
const MAX_NODES = 1000;

/**
 * What a request does, written down as it happens: nodes as TraceView shows them, an execute with its number within the
 * transaction.
 *
 * @source framework 5, traceview mpfrequests
 */
export class Trace {
  readonly nodes: TraceNode[] = [];
  readonly #open: TraceNode[] = [];
  #count = 0;

  /** Runs `work` as a node; a throw is noted and passed on. */
  node<T>(
    node: Omit<TraceNode, 'children' | 'failed'>,
    work: () => T,
    codeOf: (error: unknown) => string,
  ): T {
    const traced: TraceNode = { ...node, children: [] };
    this.#add(traced);
    this.#open.push(traced);
    try {
      return work();
    } catch (error) {
      traced.failed = codeOf(error);
      throw error;
    } finally {
      this.#open.pop();
    }
  }

  #add(node: TraceNode): void {
    this.#count += 1;
    if (this.#count <= MAX_NODES) (this.#open.at(-1)?.children ?? this.nodes).push(node);
  }
}
