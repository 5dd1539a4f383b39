import { readFileSync } from 'node:fs';
import { cp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shell } from './process.js';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const PAGE = readFileSync(join(DOCS, 'clients.md'), 'utf8');

const BLOCK = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/**
 * Does what docs/clients.md says under a heading: writes the files whose blocks bear a name, runs the commands, and compares
 * what they print with the block of text behind them. The addresses become those of the emulator at hand.
 *
 * @param {string} title
 * @param {import('./stacks.js').Bases} bases
 * @param {string} folder
 */
export async function follow(title, bases, folder) {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`docs/clients.md has no section ${title}`);
  await cp(join(DOCS, 'wsimport'), folder, { recursive: true });
  await symlink(PACKAGES, join(folder, 'node_modules'));
  let printed;
  for (const [, language, name, text] of section.matchAll(BLOCK)) {
    const here = text
      .replaceAll('http://127.0.0.1:9002', bases.mspc)
      .replaceAll('http://127.0.0.1:7002', bases.provisioning);
    if (name !== undefined) await writeFile(join(folder, name), here);
    else if (language === 'sh') printed = await shell(here, folder);
    else if (language === 'text') expect(printed, text.trimEnd());
  }
  if (printed === undefined) throw new Error(`section ${title} of docs/clients.md has no command`);
}

function expect(printed, text) {
  const output = (printed ?? []).join('\n');
  if (output !== text) throw new Error(`expected the output ${JSON.stringify(text)}, got ${JSON.stringify(output)}`);
}
