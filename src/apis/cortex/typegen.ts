import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CortexContract, ElementContract } from './elements.js';

const ROOT = new URL('../../../', import.meta.url);
const SOURCE = 'src/apis/cortex/contract.json';
const TARGET = 'src/apis/cortex/contract.generated.ts';

/** Text of the generated file by its path from the root of the repository; writes nothing. */
export function generateCortexContract(): ReadonlyMap<string, string> {
  const contract = JSON.parse(readFileSync(new URL(SOURCE, ROOT), 'utf8')) as CortexContract;
  return new Map([[TARGET, moduleText(contract)]]);
}

function moduleText({ entities, shapes }: CortexContract): string {
  const sides = [SENT, PRINTED];
  const types = sides.flatMap((side) => [
    ...Object.entries(shapes).flatMap(([name, elements]) =>
      interfaceTexts({ elements, grade: 'documented' }, [name], side),
    ),
    ...Object.entries(entities).flatMap(([name, entity]) => interfaceTexts(entity, [name], side)),
  ]);
  return [
    `// Generated from ${SOURCE} by \`npm run typegen\`. Do not edit.`,
    "import type { CortexContract } from './elements.js';",
    "import type { LimitChange, Limit, StatusWord } from './values.js';",
    '',
    ...types,
    entitiesText(entities),
    '',
    `export const CORTEX: CortexContract = ${literal({ entities, shapes }, '')};`,
    '',
  ].join('\n');
}

/** What clients send, or what answers print. */
interface Side {
  readonly prefix: string;
  readonly actions: (element: ElementContract) => string | undefined;
  readonly limit: string;
}

const SENT: Side = { prefix: 'Sent', actions: ({ accepts }) => accepts, limit: 'LimitChange' };
const PRINTED: Side = { prefix: 'Printed', actions: ({ answers }) => answers, limit: 'Limit' };

/** The interface of an element with children, and those of its children before it. */
function interfaceTexts(element: ElementContract, path: readonly string[], side: Side): string[] {
  const fields = fieldsOf(element, side);
  const below = fields.flatMap(([name, child]) => {
    const isText = child.type !== undefined && child.type !== 'row';
    return isText || child.shape !== undefined ? [] : interfaceTexts(child, [...path, name], side);
  });
  const lines = fields.map(
    ([name, child]) =>
      `  readonly ${name.replace('@', '')}?: ${typeText(child, [...path, name], side)} | undefined;`,
  );
  const body = lines.length === 0 ? ' {}' : ` {\n${lines.join('\n')}\n}`;
  const name = typeName(path, side);
  const text =
    lines.length === 0
      ? `export type ${name} = Readonly<Record<never, never>>;`
      : `export interface ${name}${body}`;
  return [...below, `${text}\n`];
}

function fieldsOf({ elements = {} }: ElementContract, side: Side): [string, ElementContract][] {
  return Object.entries(elements).filter(([, child]) => side.actions(child) !== undefined);
}

function typeText(element: ElementContract, path: readonly string[], side: Side): string {
  const one = oneText(element, path, side);
  if (element.many !== true) return one;
  return one.includes(' ') && !one.startsWith('{') ? `readonly (${one})[]` : `readonly ${one}[]`;
}

function oneText(element: ElementContract, path: readonly string[], side: Side): string {
  if (element.shape !== undefined) return typeName([element.shape], side);
  if (element.type === undefined) return typeName(path, side);
  const value = valueText(element, side);
  const attributes = fieldsOf(element, side);
  if (attributes.length === 0) return value;
  const fields = attributes.map(
    ([name, attribute]) => `readonly ${name.slice(1)}?: ${valueText(attribute, side)} | undefined`,
  );
  return `{ readonly text: ${value}; ${fields.join('; ')} }`;
}

function valueText({ type, values = [], invalid }: ElementContract, side: Side): string {
  switch (type) {
    case 'int':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'limit':
      return side.limit;
    case 'status':
      return 'StatusWord';
    case 'row':
      return 'readonly (readonly [name: string, text: string])[]';
    case 'enum':
      return invalid === undefined ? 'string' : values.map((value) => `'${value}'`).join(' | ');
    default:
      return 'string';
  }
}

function typeName(path: readonly string[], { prefix }: Side): string {
  return prefix + path.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

/** Entities with their requests, answers and actions. */
function entitiesText(entities: CortexContract['entities']): string {
  const lines = Object.entries(entities).map(([name, { accepts = '' }]) => {
    const actions = accepts
      .split(' ')
      .map((action) => `'${action}'`)
      .join(' | ');
    const types = `request: ${typeName([name], SENT)}; readonly answer: ${typeName([name], PRINTED)}`;
    return `  readonly ${name}: { readonly ${types}; readonly action: ${actions} };`;
  });
  return `/** The entities, with what is sent and printed of them and the actions they know. */\nexport interface CortexEntities {\n${lines.join('\n')}\n}`;
}

/** An object as source text, what holds no further objects on one line. */
function literal(value: object, margin: string): string {
  const entries = Object.entries(value) as [string, unknown][];
  const isFlat = entries.every(([, part]) => typeof part !== 'object' || Array.isArray(part));
  if (isFlat) return JSON.stringify(value);
  const inner = `${margin}  `;
  const lines = entries.map(([key, part]) => {
    const isNested = typeof part === 'object' && part !== null && !Array.isArray(part);
    return `${inner}${JSON.stringify(key)}: ${isNested ? literal(part, inner) : JSON.stringify(part)},`;
  });
  return `{\n${lines.join('\n')}\n${margin}}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, text] of generateCortexContract())
    writeFileSync(fileURLToPath(new URL(file, ROOT)), text);
}
