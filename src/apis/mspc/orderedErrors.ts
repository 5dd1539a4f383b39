import type { GradedError } from '../../contract/fidelity.js';
import type { OperationContract, ServiceContract } from '../../soap/contract.js';
import { FAULTS, MspcError, MspcFault, RESULTS, type FaultName } from './errors.js';

/** An exception of the product on its way to a soap:Server fault. */
export class ServerFault extends Error {
  readonly symbol: string;

  constructor(text: string, symbol: string) {
    super(text);
    this.symbol = symbol;
  }
}

/** Symbols of every error that a fault rule can order: result codes and faults. */
export const MSPC_ERRORS: readonly string[] = [...Object.keys(RESULTS), ...Object.keys(FAULTS)];

/**
 * Every result code and fault text with its source, as tools are told it. What the products that MSPC descends from
 * say in their source counts as observed; a text without a source is ours.
 */
export function gradedErrors(): GradedError[] {
  const results = Object.entries(RESULTS).map(([symbol, { code, source }]) => ({
    ...{ symbol, code: String(code), text: null, source },
    grade: source === 'API guide' ? ('documented' as const) : ('observed' as const),
  }));
  const faults = Object.entries(FAULTS).map(([symbol, { text, source }]) => ({
    ...{ symbol, code: null, text, source },
    grade: source.includes('inferred')
      ? ('inferred' as const)
      : source.startsWith('behaviour')
        ? ('documented' as const)
        : ('observed' as const),
  }));
  return [...results, ...faults];
}

/**
 * The error behind a symbol, as an operation would throw it. One that has no code to answer with faults with the symbol.
 *
 * @fidelity inferred for operations that answer no code
 */
export function orderedError(
  symbol: string,
  { response }: OperationContract,
  { types }: ServiceContract,
): Error {
  if (isResultSymbol(symbol)) {
    const [result] = response;
    const type = result === undefined ? undefined : types[result.type];
    const hasCode =
      result?.type === 'int' ||
      (type?.kind === 'record' && type.fields.some(({ name }) => name === 'Result'));
    return hasCode ? new MspcError(symbol) : new ServerFault(symbol, symbol);
  }
  return isFault(symbol) ? new MspcFault(symbol) : new ServerFault(symbol, symbol);
}

function isFault(symbol: string): symbol is FaultName {
  return Object.hasOwn(FAULTS, symbol);
}

function isResultSymbol(symbol: string): symbol is keyof typeof RESULTS {
  return Object.hasOwn(RESULTS, symbol);
}
