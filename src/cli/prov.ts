import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { post } from '../http/client.js';
import { childElementsOf, localNameOf, readDom, type Element } from '../xml/dom.js';
import { indented } from '../xml/writeDom.js';

/** What `provisim prov` is told: the options of ProvTest that make sense over HTTP. @source framework 8.2 */
export interface ProvOptions {
  /** With a procedure: the file is sent as a simple request. */
  readonly namespace?: string | undefined;
  readonly procedure?: string | undefined;
  readonly threads: number;
  readonly repeat: number;
  /** Prints the response of a failure too. */
  readonly errors: boolean;
  /** 0 prints no response, 1 as it came, 2 indented. */
  readonly xml: number;
  readonly server: string;
  readonly user: string;
  readonly password: string;
}

/** What the user of the command got wrong. */
export class ProvError extends Error {}

/**
 * Sends a request document to a running emulator and prints what became of it, a line per request.
 *
 * @returns false when a request failed
 */
export async function prov(
  file: string,
  options: ProvOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const { namespace, procedure } = options;
  if ((namespace === undefined) !== (procedure === undefined)) {
    throw new ProvError('--namespace and --procedure go together');
  }
  const body = readFileSync(file);
  const url = addressOf(options);
  const results = await Promise.all(
    Array.from({ length: options.threads }, async () => {
      let isGood = true;
      for (let turn = 0; turn < options.repeat; turn++)
        isGood = (await send(url, body, options, print)) && isGood;
      return isGood;
    }),
  );
  return results.every((isGood) => isGood);
}

function addressOf({ server, namespace, procedure }: ProvOptions): URL {
  const base = URL.canParse(server) ? new URL(server) : undefined;
  if (base?.protocol !== 'http:')
    throw new ProvError(`--server ${server}: an address such as http://127.0.0.1:9002`);
  base.pathname = `${base.pathname.replace(/\/$/, '')}/mps`;
  if (namespace !== undefined && procedure !== undefined) {
    base.search = new URLSearchParams({ namespace, procedure }).toString();
  }
  return base;
}

async function send(
  url: URL,
  body: Buffer,
  { user, password, errors, xml }: ProvOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const credentials = Buffer.from(`${user}:${password}`).toString('base64');
  const headers = { 'Content-Type': 'text/xml', Authorization: `Basic ${credentials}` };
  const startedAt = performance.now();
  const reply = await post(url, headers, body);
  const timeMs = performance.now() - startedAt;
  if (reply.status !== 200) throw new ProvError(`${url.href} answers ${reply.status} ${reply.reason}`);
  const response = readDom(reply.body);
  const code = codeOf(response);
  print(`HRESULT ${code}, ${timeMs.toFixed(1)} ms`);
  const isGood = code === SUCCESS;
  if (isGood ? xml > 0 : xml > 0 || errors) print(xml > 1 ? indented(response) : reply.body);
  return isGood;
}

const SUCCESS = '0x00000000';

function codeOf(response: Element): string {
  const error = childElementsOf(response).find((it) => localNameOf(it) === 'errorContext');
  return error === undefined ? SUCCESS : (error.getAttribute('code') ?? '');
}
