import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { FieldContract, ServiceContract, SimpleType, TypeContract } from './contract.js';
import { isSimpleType } from './lexical.js';
import { readContract } from './wsdl.js';

const ROOT = new URL('../../', import.meta.url);

/** Each WSDL and the file its types and contract go to, as paths from the root of the repository. */
const SOURCES = [
  { wsdl: 'wsdl/esUsers.wsdl', generated: 'src/apis/mspc/esUsers.generated.ts' },
  { wsdl: 'wsdl/esPackages.wsdl', generated: 'src/apis/mspc/esPackages.generated.ts' },
  { wsdl: 'wsdl/esAuthentication.wsdl', generated: 'src/apis/mspc/esAuthentication.generated.ts' },
  { wsdl: 'wsdl/provisioning.wsdl', generated: 'src/apis/provisioning/provisioning.generated.ts' },
] as const;

/** Text of every generated file by its path from the root of the repository; writes nothing. */
export async function generateContracts(): Promise<Map<string, string>> {
  const texts = await Promise.all(
    SOURCES.map(async ({ wsdl, generated }): Promise<[string, string]> => {
      const contract = await readContract(fileURLToPath(new URL(wsdl, ROOT)));
      return [generated, moduleText(wsdl, contract)];
    }),
  );
  return new Map(texts);
}

function moduleText(source: string, contract: ServiceContract): string {
  const types = Object.entries(contract.types).map(([name, type]) => declarationText(name, type, contract));
  const body = [...types.filter((text) => text !== ''), serviceText(contract), contractText(contract)];
  const imports = ["import type { ServiceContract } from '../../soap/contract.js';"];
  if (body.some((text) => text.includes('DataSetValue'))) {
    imports.push("import type { DataSetValue } from './dataSet.js';");
  }
  const header = `// Generated from ${source} by \`npm run typegen\`. Do not edit.`;
  return `${header}\n${imports.join('\n')}\n\n${body.join('\n\n')}\n`;
}

/** Lists and numbered enums have no name of their own in TypeScript. */
function declarationText(name: string, type: TypeContract, contract: ServiceContract): string {
  if (type.kind === 'record') {
    return `export interface ${typeName(name)} {\n${fieldsText(type.fields, contract, '  ')}\n}`;
  }
  if (type.kind === 'enum' && type.byName) {
    const names = Object.keys(type.values).map(quoted);
    return `export type ${typeName(name)} = ${names.join(' | ')};`;
  }
  return '';
}

function serviceText(contract: ServiceContract): string {
  const operations = Object.entries(contract.operations).map(([name, { request, response }]) =>
    [
      `  readonly ${name}: {`,
      `    readonly request: ${shapeText(request, contract)};`,
      `    readonly response: ${shapeText(response, contract)};`,
      '  };',
    ].join('\n'),
  );
  const comment = `/** Operations of ${contract.service} with their decoded values. */`;
  return `${comment}\nexport interface ${typeName(contract.service)} {\n${operations.join('\n')}\n}`;
}

function shapeText(fields: readonly FieldContract[], contract: ServiceContract): string {
  if (fields.length === 0) return 'Record<string, never>';
  return `{\n${fieldsText(fields, contract, '      ')}\n    }`;
}

/** An alias is a second view of one value: the codec reads and writes both, an operation sees one. */
function fieldsText(fields: readonly FieldContract[], contract: ServiceContract, indent: string): string {
  return fields
    .filter((field) => field.aliasOf === undefined)
    .map((field) => `${indent}readonly ${field.name}: ${fieldText(field, contract)};`)
    .join('\n');
}

/** Elements repeated in place hold no nulls: the decoder leaves out items marked as nil. A number may be absent. */
function fieldText({ type, repeated, minOccurs }: FieldContract, contract: ServiceContract): string {
  const value = valueText(type, contract);
  const isNullable = value.endsWith(' | null');
  if (repeated) return `readonly ${isNullable ? value.slice(0, -' | null'.length) : value}[]`;
  return minOccurs === 0 && !isNullable ? `${value} | null` : value;
}

/**
 * What a decoded value looks like. References (texts, records, lists, DataSets) can be absent, hence null; a value
 * type that has to be there decodes to its default when it is not.
 */
function valueText(name: string, contract: ServiceContract): string {
  if (isSimpleType(name)) return SIMPLE_TEXT[name];
  if (name === 'DataSet') return 'DataSetValue | null';
  const type = contract.types[name];
  if (type?.kind === 'list') return `${arrayText(type.item.type, contract)} | null`;
  if (type?.kind === 'enum' && !type.byName) return 'number';
  return `${typeName(name)} | null`;
}

/** Java's schemas begin the names of types with a small letter. */
function typeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function arrayText(itemType: string, contract: ServiceContract): string {
  const item = valueText(itemType, contract);
  return item.includes(' ') ? `readonly (${item})[]` : `readonly ${item}[]`;
}

/** dateTime is milliseconds since the epoch; decimal stays a text, since a double would lose its digits. */
const SIMPLE_TEXT: Record<SimpleType, string> = {
  string: 'string | null',
  int: 'number',
  long: 'number',
  short: 'number',
  unsignedShort: 'number',
  unsignedByte: 'number',
  double: 'number',
  float: 'number',
  decimal: 'string',
  boolean: 'boolean',
  dateTime: 'number',
  guid: 'string',
  base64Binary: 'string | null',
};

function contractText(contract: ServiceContract): string {
  const name = contract.service.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase();
  return `export const ${name}: ServiceContract = ${literal(contract, '')};`;
}

/** A TypeScript literal, on one line where it fits. */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const isArray = Array.isArray(value);
  const parts = isArray
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([key, item]) => `${key}: ${literal(item, inner)}`);
  const oneLine = parts.join(', ');
  const [open, close] = isArray ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (!oneLine.includes('\n') && indent.length + oneLine.length < 100) {
    return isArray ? `[${oneLine}]` : `{ ${oneLine} }`;
  }
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&').replace(/\n/g, '\\n')}'`;
}

async function main(): Promise<void> {
  for (const [path, text] of await generateContracts()) await writeFile(new URL(path, ROOT), text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
