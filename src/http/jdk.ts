import type { Answer } from './exchange.js';

/**
 * What the JDK's HTTP server answers for a path that nothing is published under.
 *
 * @fidelity inferred from general knowledge of com.sun.net.httpserver
 */
export const NO_CONTEXT: Answer = {
  status: 404,
  headers: [],
  body: '<h1>404 Not Found</h1>No context found for request',
};
