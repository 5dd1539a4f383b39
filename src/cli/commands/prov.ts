import { basicHeaders } from '../../contract/credentials.js';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { send as sendTo } from '../../http/client.js';
import { childElementsOf, localNameOf, readDom, type Element } from '../../xml/dom.js';
import { indented } from '../../xml/writeDom.js';
import { command, type FlagValues } from '../command.js';
import { EXIT, UsageError } from '../exitCodes.js';
import { on, text, whole } from '../flags.js';
import type { Terminal } from '../terminal.js';

/** The options of ProvTest that make sense over HTTP. @source framework 8.2 */
const FLAGS = {
  namespace: text(
    '-n, --namespace <name>',
    'namespace of a simple request; without it the request is a trusted one',
  ),
  procedure: text('-p, --procedure <name>', 'procedure of a simple request'),
  repeat: whole('-r, --repeat <count>', 'how often to send it (default: 1)', { least: 1 }),
  threads: whole('-t, --threads <count>', 'how many send it at the same time (default: 1)', { least: 1 }),
  errors: on('-e, --errors', 'print the response of a failure'),
  xml: whole('-x, --xml <level>', 'print every response: 1 as it came, 2 indented (default: 0, none)'),
  server: text(
    '-s, --server <url>',
    'where the emulator is, with a sandbox if need be (default: http://127.0.0.1:9002)',
  ),
  user: text('-u, --user <name>', 'who sends it (default: cspadmin_CSP)'),
  password: text('-w, --password <password>', 'the password (default: serveradmin)'),
};
type Options = FlagValues<typeof FLAGS>;

/** Sends a request document to a running emulator and prints what became of it, a line per request. */
export const prov = command({
  details:
    'It talks to the MPS address itself, not to the control API. HRESULT 0x00000000 is success; the exit code is 1 ' +
    'when any request failed.',
  words: [{ syntax: '<file>', help: 'the request document' }],
  flags: FLAGS,
  examples: [
    { tells: 'a trusted request, its response indented', run: 'provisim prov request.xml -x 2' },
    {
      tells: 'the executeData of one procedure, in a sandbox',
      run: "provisim prov data.xml -n 'Hosted Active Directory' -p CreateUser -s http://127.0.0.1:9002/~team-a",
    },
  ],
  async run({ words: [file = ''], flags, terminal }) {
    const { namespace, procedure, threads = 1, repeat = 1 } = flags;
    if ((namespace === undefined) !== (procedure === undefined))
      throw new UsageError('--namespace and --procedure go together');
    const body = readFileSync(file);
    const url = addressOf(flags);
    const results = await Promise.all(
      Array.from({ length: threads }, async () => {
        let isGood = true;
        for (let turn = 0; turn < repeat; turn++) isGood = (await send(url, body, flags, terminal)) && isGood;
        return isGood;
      }),
    );
    return results.every((isGood) => isGood) ? EXIT.fine : EXIT.failed;
  },
});

function addressOf({ server = 'http://127.0.0.1:9002', namespace, procedure }: Options): URL {
  const base = URL.canParse(server) ? new URL(server) : undefined;
  if (base?.protocol !== 'http:')
    throw new UsageError(`--server ${server}: an address such as http://127.0.0.1:9002`);
  base.pathname = `${base.pathname.replace(/\/$/, '')}/mps`;
  if (namespace !== undefined && procedure !== undefined) {
    base.search = new URLSearchParams({ namespace, procedure }).toString();
  }
  return base;
}

async function send(
  url: URL,
  body: Buffer,
  { user = 'cspadmin_CSP', password = 'serveradmin', errors = false, xml = 0 }: Options,
  { print }: Terminal,
): Promise<boolean> {
  const headers = { 'Content-Type': 'text/xml', ...basicHeaders({ user, password }) };
  const startedAt = performance.now();
  const reply = await sendTo({ method: 'POST', url, headers, body });
  const timeMs = performance.now() - startedAt;
  if (reply.status !== 200) throw new UsageError(`${url.href} answers ${reply.status} ${reply.reason}`);
  const answer = reply.body.toString('utf8');
  const response = readDom(answer);
  const code = codeOf(response);
  print(`HRESULT ${code}, ${timeMs.toFixed(1)} ms`);
  const isGood = code === SUCCESS;
  if (isGood ? xml > 0 : xml > 0 || errors) print(xml > 1 ? indented(response) : answer);
  return isGood;
}

const SUCCESS = '0x00000000';

function codeOf(response: Element): string {
  const error = childElementsOf(response).find((it) => localNameOf(it) === 'errorContext');
  return error === undefined ? SUCCESS : (error.getAttribute('code') ?? '');
}
