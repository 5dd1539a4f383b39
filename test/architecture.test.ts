import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url).pathname;
const SRC = join(ROOT, 'src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const isGenerated = (file: string) => file.endsWith('.generated.ts');
const WRITTEN = FILES.filter((file) => !isGenerated(file));

const TREES = new Map(
  FILES.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true),
  ]),
);

interface Import {
  readonly from: string;
  /** A file of ours, by its path under src, or a package. */
  readonly to: string;
  readonly isOurs: boolean;
}

/** Every import and re-export of a file, types included. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) found.push(toImport(file, specifier.text));
    ts.forEachChild(node, visit);
  };
  visit(tree(file));
  return found;
}

function toImport(from: string, specifier: string): Import {
  if (!specifier.startsWith('.')) return { from, to: specifier, isOurs: false };
  return { from, to: posix.join(dirname(from), specifier).replace(/\.js$/, '.ts'), isOurs: true };
}

function tree(file: string): ts.SourceFile {
  const found = TREES.get(file);
  if (found === undefined) throw new Error(`no such file: ${file}`);
  return found;
}

const IMPORTS = FILES.flatMap(importsOf);

/** Files of an API that handle documents or sockets: its edge. The others are operations. */
const EDGE: Readonly<Record<string, readonly string[]>> = {
  mspc: [
    ...[
      'index',
      'service',
      'routing',
      'answers',
      'basic',
      'pages',
      'disco',
      'description',
      'helpPages',
      'helpSamples',
    ],
    ...['errorPages', 'protocolErrors', 'resultForm', 'dataSet', 'orderedErrors', 'wse', 'securityFaults'],
    'additionalParams',
    'dataSetSchema',
    ...['wireDescription', 'examples'],
  ],
  provisioning: [
    ...['index', 'service', 'routing', 'requestText', 'answers', 'pages', 'description', 'parserMessages'],
    ...['wireDescription', 'examples'],
  ],
  cortex: [
    ...['index', 'edge', 'basic', 'decode', 'encode', 'elements', 'values', 'journalName', 'typegen'],
    ...['description', 'fields', 'guess', 'examples'],
  ],
  mps: [
    ...[
      'index',
      'endpoint',
      'login',
      'answers',
      'envelope',
      'request',
      'response',
      'parserErrors',
      'documents',
      'fragment',
    ],
    ...['executor', 'trace', 'steps', 'flow', 'transforms', 'placing', 'templates', 'values'],
    ...['description', 'fields', 'steered', 'examples'],
  ],
};

/** The floor a file stands on. */
function floorOf(file: string): string {
  const [top = '', api = '', name = ''] = file.split('/');
  if (top !== 'apis') return api === '' ? 'wiring' : top === 'cli' ? 'wiring' : top;
  if (api === 'api.ts') return 'apis/api';
  if (isGenerated(file)) return `apis/${api}/contract`;
  return EDGE[api]?.includes(name.replace(/\.ts$/, '')) === true
    ? `apis/${api}/edge`
    : `apis/${api}/operations`;
}

const APIS = ['mspc', 'provisioning', 'cortex', 'mps'];

/** The floors of one API's house: its edge handles documents, its operations do not. */
function house(api: string): Record<string, readonly string[]> {
  const [edge, operations, contract] = ['edge', 'operations', 'contract'].map(
    (room) => `apis/${api}/${room}`,
  );
  if (edge === undefined || operations === undefined || contract === undefined) throw new Error('no rooms');
  return {
    [edge]: [operations, contract, 'apis/api', 'contract', 'model', 'soap', 'xml', 'http', 'text', 'files'],
    [operations]: [contract, edge, 'apis/api', 'model'],
    [contract]: [edge, 'soap'],
  };
}

/** Floors that a floor may call, besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  testing: ['wiring', 'client', 'contract', 'control', 'files', 'text'],
  client: ['contract', 'control', 'sandbox', 'http'],
  wiring: [
    ...[
      'apis/api',
      'client',
      'contract',
      'control',
      'sandbox',
      'model',
      'storage',
      'http',
      'xml',
      'text',
      'files',
    ],
    ...APIS.flatMap((api) => [`apis/${api}/edge`, `apis/${api}/operations`]),
  ],
  control: ['contract', 'files', 'sandbox', 'model', 'http', 'xml', 'text'],
  sandbox: ['files', 'model', 'storage', 'http'],
  ...Object.assign({}, ...APIS.map(house)),
  'apis/api': ['contract', 'model', 'http', 'soap'],
  contract: ['model', 'http', 'text'],
  model: ['storage'],
  files: [],
  storage: [],
  soap: ['contract', 'xml', 'http', 'text'],
  xml: [],
  http: [],
  text: [],
};

describe('calls go down', () => {
  test('every folder is a floor with a place in the table', () => {
    expect([...new Set(FILES.map(floorOf))].filter((floor) => !(floor in BELOW))).toEqual([]);
  });

  test('no file imports from a floor above its own, or beside it', () => {
    const wrong = IMPORTS.filter(({ isOurs }) => isOurs)
      .filter(({ from, to }) => {
        const [floor, target] = [floorOf(from), floorOf(to)];
        return floor !== target && BELOW[floor]?.includes(target) !== true;
      })
      .map(({ from, to }) => `${from} -> ${to}`);

    expect([...new Set(wrong)].sort()).toEqual([]);
  });

  test('APIs never import one another', () => {
    const apiOf = (file: string) => /^apis\/([^/]+)\//.exec(file)?.[1];

    const wrong = IMPORTS.filter(
      ({ from, to }) => apiOf(from) !== undefined && apiOf(to) !== undefined && apiOf(from) !== apiOf(to),
    );

    expect(wrong).toEqual([]);
  });

  test('emulator.ts alone knows the APIs, but for the pages written from their tables', () => {
    const outside = IMPORTS.filter(({ from, to }) => to.startsWith('apis/') && !from.startsWith('apis/'));

    expect([...new Set(outside.map(({ from }) => from))]).toEqual(['emulator.ts', 'fidelity.ts']);
  });

  test('no file imports itself by way of others', () => {
    const next = new Map(FILES.map((file) => [file, valueImports(file)]));
    const circles = FILES.filter((file) => reaches(file, file, next));

    expect(circles).toEqual([]);
  });
});

/** Files of ours whose values, not only types, a file imports. */
function valueImports(file: string): string[] {
  return tree(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const clause = statement.importClause;
    const names = clause?.namedBindings;
    const isTypeOnly =
      clause?.isTypeOnly === true ||
      (names !== undefined &&
        ts.isNamedImports(names) &&
        names.elements.every(({ isTypeOnly: only }) => only));
    const { to, isOurs } = toImport(file, statement.moduleSpecifier.text);
    return isOurs && !isTypeOnly ? [to] : [];
  });
}

function reaches(from: string, goal: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(next.get(from) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (file === goal) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(next.get(file) ?? []));
  }
  return false;
}

/** The files through which each package of others enters. */
const ENTRANCES: Readonly<Record<string, readonly string[]>> = {
  saxes: ['xml/read.ts'],
  soap: ['soap/wsdl.ts'],
  'better-sqlite3': ['storage/handle.ts'],
  pino: ['emulator.ts'],
  zod: ['config.ts', 'control', 'model/seed', 'options.ts'],
  commander: ['cli/parser.ts'],
  express: ['control'],
  'qrcode-generator': ['apis/mspc/qrCode.ts'],
  '@xmldom/xmldom': ['xml/dom.ts'],
  xpath: ['xml/xpath/expression.ts'],
  '@jest/globals': ['testing/jest.ts'],
  vitest: ['testing/vitest.ts'],
};

/** Seeds and control bodies are checked by noun, in a file each: the folder is one entrance. */
function entranceOf(file: string): string {
  if (file.startsWith('model/seed/')) return 'model/seed';
  return file.startsWith('control/') ? 'control' : file;
}

describe('packages of others', () => {
  const packages = IMPORTS.filter(({ to, isOurs }) => !isOurs && !to.startsWith('node:'));

  test('enter through one file each', () => {
    const entrances = Object.fromEntries(
      [...new Set(packages.map(({ to }) => to))].map((name) => [
        name,
        [...new Set(packages.filter(({ to }) => to === name).map(({ from }) => entranceOf(from)))].sort(),
      ]),
    );

    expect(entrances).toEqual(ENTRANCES);
  });

  test('are listed, and those that come with the package are used', () => {
    const listed = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies' | 'peerDependencies',
      object
    >;
    const { dependencies, devDependencies, peerDependencies } = listed;
    const names = (...lists: object[]) => lists.flatMap((list) => Object.keys(list));

    const used = new Set(packages.map(({ to }) => to));

    const known = names(dependencies, devDependencies, peerDependencies);
    expect([...used].filter((name) => !known.includes(name))).toEqual([]);
    expect(names(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });

  test('and Node’s modules for sockets stay where sockets are', () => {
    const sockets = IMPORTS.filter(({ to }) => /^node:(http|net)$/.test(to)).map(({ from }) => from);

    expect(sockets.filter((file) => !file.startsWith('http/') && file !== 'control/server.ts')).toEqual([]);
  });

  test('and nothing that only a client needs, or that starts another program, is there but for `exec`', () => {
    const modules = IMPORTS.filter(({ to }) =>
      /^(node:)?(https|http2|tls|dgram|dns|child_process|cluster|worker_threads)(\/|$)/.test(to),
    ).filter(({ from, to }) => !(from === 'cli/commands/exec.ts' && to === 'node:child_process'));
    const globals = WRITTEN.flatMap((file) =>
      kindsIn(file, isClientGlobal).map((found) => `${file} ${found}`),
    );

    // For tests, an emulator runs in a process of its own.
    const outside = modules.filter(({ from }) => from !== 'testing/emulator.ts');
    expect([outside, globals]).toEqual([[], []]);
  });
});

/** `fetch`, `WebSocket` and `EventSource` as values. */
function isClientGlobal(node: ts.Node): boolean {
  return ts.isIdentifier(node) && /^(fetch|WebSocket|EventSource)$/.test(node.text);
}

describe.each(WRITTEN)('%s', (file) => {
  const text = readFileSync(join(SRC, file), 'utf8');

  test('keeps the house style that a machine can see', () => {
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(400);
    expect(text).not.toMatch(/\bTODO\b(?! #\d+)|\bFIXME\b|\bXXX\b/);
    expect(kindsIn(file, isForbidden)).toEqual([]);
    expect(relative(SRC, join(SRC, file))).toMatch(/^([a-z][A-Za-z0-9]*\/)*[a-z][A-Za-z0-9]*\.ts$/);
    expect(file).not.toMatch(/(utils|helpers|common|misc|types|manager)\.ts$/i);
  });
});

test('no file of tests or of the bench is longer than 400 lines either', () => {
  const files = ['test', 'bench'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(ROOT, folder, name),
    ),
  );
  const long = files
    .filter((name) => /\.[jt]s$/.test(name) && !name.includes('node_modules'))
    .filter((name) => readFileSync(name, 'utf8').split('\n').length - 1 > 400);

  expect(long).toEqual([]);
});

function kindsIn(file: string, test: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (test(node)) found.push(`${ts.SyntaxKind[node.kind]}: ${node.getText().split('\n', 1)[0] ?? ''}`);
    ts.forEachChild(node, visit);
  };
  visit(tree(file));
  return found;
}

/** `any`, enums, namespaces, decorators, `private`, default exports, star re-exports. */
function isForbidden(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.AnyKeyword || ts.isEnumDeclaration(node)) return true;
  if (ts.isModuleDeclaration(node)) return !isAugmentation(node);
  if (ts.isDecorator(node) || ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword)
    return !isSwitchDefault(node);
  return ts.isExportDeclaration(node) && node.exportClause === undefined;
}

/** `declare module 'name'` and `declare global`, with what is in it: the only way to extend a package's interfaces. */
function isAugmentation(node: ts.ModuleDeclaration): boolean {
  const isOuter = ts.isStringLiteral(node.name) || node.name.text === 'global';
  return isOuter || (ts.isModuleBlock(node.parent) && isAugmentation(node.parent.parent));
}

function isSwitchDefault(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.DefaultKeyword && ts.isDefaultClause(node.parent);
}
