import type { Login } from '../../contract/description.js';
import { readFields, readValues } from '../callValues.js';
import type { FlagValues } from '../command.js';
import { controlCommand, type Outcome } from '../controlCommand.js';
import type { NewMessage, SandboxClient } from '../../client/controlClient.js';
import { curlsText, curlText } from '../curl.js';
import { EXIT, UsageError } from '../exitCodes.js';
import { exchangeText } from '../exchangeText.js';
import { choice, on, repeatable, text } from '../flags.js';
import { fieldsText, operationsText } from '../operationsText.js';
import { sendMessage, tokenOrder, withToken } from '../sending.js';

const FLAGS = {
  set: repeatable(text('--set <field=value>', 'a field whose name is also a flag of this command')),
  values: text('--values <file>', 'fields as JSON; - reads what is piped in'),
  example: on('--example', 'fill in what is left out with what this sandbox holds'),
  service: text('--service <name>', 'which one, where several services have the operation'),
  login: text('--login <user:password>', 'who calls (default: the administrator of a fresh world)'),
  environment: text('--environment <eid>', 'environment of a login to the Provisioning API (default: 0000)'),
  soap: choice('--soap <version>', 'version of SOAP (default: 1.1)', ['1.1', '1.2']),
  dryRun: on('--dry-run', 'send nothing; print commands for curl'),
  raw: on('--raw', 'print the body of the answer as it came, and nothing else'),
  list: on('--list', 'list the operations of the API, or of all'),
  fields: on('--fields', 'list the fields of the operation'),
};
type Given = FlagValues<typeof FLAGS>;

/** Calls an operation with a message built from its contract. */
export const call = controlCommand({
  details:
    'Fields are flags: --user.Username ann goes into Username of user, and a field that is given twice is a list. ' +
    'What has to be there and is left out is sent as a generated client sends it: 0, false, empty. It ends with 1 ' +
    'when the product does not say yes. Secrets are masked in what is shown.',
  words: [
    { syntax: '[api]', help: 'mspc, provisioning, cortex or mps', offer: 'apis' },
    { syntax: '[operation]', help: 'the operation, as --list names it', offer: 'operations' },
  ],
  flags: FLAGS,
  takesAnyFlag: true,
  examples: [
    {
      tells: 'what there is to call, and what it takes',
      run: 'provisim call mspc --list\nprovisim call mspc AddUser --fields',
    },
    {
      tells: 'a new account in MSPC',
      run: 'provisim call mspc AddUser --user.OwnerId 1 --user.Role User --user.Username ann --password Secret-1',
    },
    { tells: 'a customer of Cortex', run: 'provisim call cortex FIND customer --name CSP' },
    { tells: 'with values that this sandbox knows', run: 'provisim call mspc GetUserById --example' },
    {
      tells: 'as commands to paste, token included',
      run: 'provisim call provisioning listUsers --dry-run',
    },
  ],
  async run({ control, sandbox, flags, words: [api, ...named], rest, terminal }) {
    const { operation, fields } = split([...named.filter((word) => word !== undefined), ...rest]);
    if (flags.list === true) {
      const operations = await control.operations(api);
      return { value: operations, text: operationsText(operations, terminal.style) };
    }
    if (api === undefined || operation === '')
      throw new UsageError('call which operation of which API? `provisim call --list` shows them all');
    if (flags.fields === true) {
      const description = await control.operation(api, operation, flags.service);
      return { value: description, text: fieldsText(description, terminal.style) };
    }
    const message = messageOf(api, operation, fields, flags);
    if (flags.dryRun === true) return dryRun(sandbox, message);
    const { exchange, body } = await sendMessage(sandbox, message);
    const exitCode = exchange.outcome === 'done' && body !== undefined ? EXIT.fine : EXIT.failed;
    if (body === undefined) terminal.note('provisim: the answer did not arrive as the journal has it');
    if (flags.raw !== true)
      return { value: exchange, text: exchangeText(exchange, terminal.style), exitCode };
    if (body !== undefined) terminal.write(body);
    return exitCode;
  },
});

/** Words before the first field name the operation: `FIND customer`. */
function split(given: readonly string[]): { readonly operation: string; readonly fields: readonly string[] } {
  const first = given.findIndex((word) => word.startsWith('-'));
  const end = first === -1 ? given.length : first;
  return { operation: given.slice(0, end).join(' '), fields: given.slice(end) };
}

function messageOf(api: string, operation: string, fields: readonly string[], flags: Given): NewMessage {
  const { set = [], values: file, service, example, soap } = flags;
  const given = file === undefined ? {} : readValues(file);
  const values = readFields([...fields, ...set.map((one) => `--${one}`)], given);
  return { api, operation, service, values, example, soapVersion: soap, login: loginOf(api, flags) };
}

/** Who may do everything in a fresh world, by API. */
const ADMINISTRATORS: Readonly<Record<string, string>> = {
  mspc: 'serveradmin',
  provisioning: 'verba_api_user',
  cortex: 'cspadmin_CSP',
  mps: 'cspadmin_CSP',
};

function loginOf(api: string, { login, environment }: Given): Login {
  if (login === undefined)
    return { user: ADMINISTRATORS[api] ?? 'serveradmin', password: 'serveradmin', environment };
  const colon = login.indexOf(':');
  if (colon < 1) throw new UsageError(`--login ${login}: give the name, a colon and the password`);
  return { user: login.slice(0, colon), password: login.slice(colon + 1), environment };
}

/** A token that no estate hands out, to be found again in the message. */
const HOLE = 'token-to-be-put-in-here';

/** Commands that send the message, and ask for its token before. */
async function dryRun(sandbox: SandboxClient, message: NewMessage): Promise<Outcome> {
  const composed = await sandbox.compose(message);
  const { session } = composed;
  if (session === undefined || message.values?.[session.field] !== undefined)
    return { value: composed, text: curlText(composed) };
  const asking = await sandbox.compose(tokenOrder(message, session.operation));
  const asked = await sandbox.compose(withToken(message, session.field, HOLE));
  return { value: composed, text: curlsText(asking, session.element, asked, HOLE) };
}
