import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { command, type Command } from '../command.js';
import { controlCommand, type Outcome } from '../controlCommand.js';
import type { ExportedFile } from '../../client/controlClient.js';
import { Failure } from '../exitCodes.js';
import { text, whole } from '../flags.js';
import { CRITERIA, queryOf } from '../journalFlags.js';

const SELECTION = { ...CRITERIA, limit: whole('--limit <count>', 'the newest so many') };
const OUT_FILE = text('--out <file>', 'where to; it is printed where nothing is said');
const OUT_FOLDER = text('--out <folder>', 'where to; made where it is missing (default: .)');

const har = controlCommand({
  details:
    'HAR 1.2, as browsers and proxies read it: request and answer of each exchange, passwords masked. Times are those ' +
    'of the sandbox’s clock. What the journal does not know is left out: headers of the connection, bytes on the wire.',
  flags: { ...SELECTION, out: OUT_FILE },
  examples: [
    { tells: 'all that a sandbox was asked', run: 'provisim export har --out run.har' },
    { tells: 'what was refused', run: 'provisim export har --outcome refused --out refused.har' },
  ],
  async run({ sandbox, flags }) {
    const archive = await sandbox.har({ ...queryOf(flags), limit: flags.limit });
    const count = archive.log.entries.length;
    const what = `${count} ${count === 1 ? 'exchange' : 'exchanges'}`;
    return document(archive, `${JSON.stringify(archive, undefined, 2)}\n`, flags.out, what);
  },
});

const golden = controlCommand({
  details:
    'A folder per exchange, as golden exchanges are kept: exchange.json, request.xml, response.xml. Each says what had to ' +
    'come before it, so that it can be played alone: by `provisim seed FOLDER`, or by a golden run. Logins go in by ' +
    'name; passwords are filled in when they are played, from the world, or with a stand-in where nobody knows them. ' +
    'Freeze the clock before recording: answers say when something was done. Lost are: wrong passwords, hashes and ' +
    'second factors of logins, changes made by the control API, what a fault rule met.',
  flags: {
    ...SELECTION,
    seed: {
      ...text('--seed <name>', 'what the sandbox began as (default: default)'),
      offer: 'seeds' as const,
    },
    out: OUT_FOLDER,
  },
  examples: [
    { tells: 'a run, to be played again', run: 'provisim export golden --out recorded' },
    {
      tells: 'one of them, in a world that began as demo',
      run: 'provisim export golden --operation AddUser --seed demo',
    },
  ],
  async run({ sandbox, flags }) {
    return folder(await sandbox.golden(flags.seed, { ...queryOf(flags), limit: flags.limit }), flags.out);
  },
});

const soapui = controlCommand({
  details:
    'One project with every interface, its WSDLs within, a request per operation with ids that the sandbox holds, and a ' +
    'test suite that reads first and deletes last. The property `target` says whether the emulator is meant or `real`, ' +
    'whose addresses are two more properties; logins are properties too. SoapUI’s own environments are for its paid ' +
    'edition only. Microcks takes its samples from it, and mocks for operations that the journal holds an answer of; ' +
    'Cortex and MPS, which have one address for all, get no mocks.',
  flags: { out: OUT_FILE },
  examples: [
    { tells: 'for SoapUI', run: 'provisim export soapui --out provisim-soapui-project.xml' },
    {
      tells: 'of a world with data',
      run: 'provisim seed demo\nprovisim export soapui --out demo-soapui-project.xml',
    },
  ],
  async run({ sandbox, flags: { out } }) {
    const project = await sandbox.soapUi();
    return document(project, project, out, 'project');
  },
});

const wsdl = controlCommand({
  details:
    'The WSDLs and schemas as this sandbox serves them; they name each other as files, so that tools read them without ' +
    'a server. Cortex and MPS have none: their contracts are JSON.',
  flags: { out: OUT_FOLDER },
  examples: [
    { tells: 'for a code generator', run: 'provisim export wsdl --out contracts' },
    {
      tells: 'with the addresses of a sandbox',
      run: 'provisim export wsdl --sandbox team-a --out contracts',
    },
  ],
  async run({ sandbox, flags }) {
    return folder(await sandbox.wsdl(), flags.out);
  },
});

/** A sandbox in the formats of other tools. */
export const exporting: Command = command({
  flags: {},
  parts: {
    har: { summary: 'the journal as an HTTP archive', command: har },
    golden: { summary: 'the journal as golden exchanges, to be played again', command: golden },
    soapui: { summary: 'a project of SoapUI', command: soapui },
    wsdl: { summary: 'WSDLs, schemas and other contracts as files', command: wsdl },
  },
  examples: [
    { tells: 'what a run did', run: 'provisim export har --out run.har' },
    { tells: 'requests to try by hand', run: 'provisim export soapui --out provisim-soapui-project.xml' },
  ],
});

function document(value: unknown, content: string, file: string | undefined, what: string): Outcome {
  if (file === undefined) return { value, text: content.trimEnd() };
  writeFileSync(file, content);
  return { value, text: `${what} in ${file}` };
}

function folder(files: readonly ExportedFile[], root = '.'): Outcome {
  for (const { name, content } of files) {
    const path = normalize(name);
    if (path.startsWith('..') || path.startsWith('/')) throw new Failure(`${name} is no file of a folder`);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const names = files.map(({ name }) => name);
  return { value: names, text: `${files.length} ${files.length === 1 ? 'file' : 'files'} in ${root}` };
}
