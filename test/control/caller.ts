import type { Emulator } from '../../src/index.js';
import { send } from '../golden/exchange.js';

export interface ControlAnswer {
  readonly status: number;
  readonly document: unknown;
}

/** Calls the control API of an emulator over its socket. */
export function callerOf(emulator: () => Emulator) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ControlAnswer> => {
    const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
    const all = { 'Content-Type': 'application/json', ...headers };
    const answer = await send(method, emulator().address.controlUrl + path, all, bytes);
    return { status: answer.status, document: answer.body === '' ? undefined : JSON.parse(answer.body) };
  };
}
