/** An operation with its address in the contracts. */
export interface NamedOperation {
  readonly api: string;
  readonly service: string;
  readonly operation: string;
}

/** The command that calls an operation with values that a sandbox knows. */
export function callCommand({ api, service, operation }: NamedOperation, sandbox: string): string {
  const words = operation.includes('::')
    ? [quoted(operation.slice(operation.indexOf('::') + 2)), '--service', quoted(service)]
    : operation.split(' ').map(quoted);
  const where = sandbox === 'default' ? [] : ['--sandbox', sandbox];
  return ['provisim call', api, ...words, '--example', ...where].join(' ');
}

/** The command that lets the next call of an API meet an error. */
export function faultCommand(api: string, symbol: string, sandbox: string): string {
  const where = sandbox === 'default' ? '' : ` --sandbox ${sandbox}`;
  return `provisim fault add --api ${api} --error ${quoted(symbol)} --times 1${where}`;
}

function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
