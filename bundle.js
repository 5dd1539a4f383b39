/**
 * Bundles what ships: one file per entry and shared chunks. Loading them takes half the time of loading every module by
 * itself. Packages that are native, or that only some requests need, stay where they are installed.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('.', import.meta.url).pathname;

rmSync(`${root}dist/chunks`, { recursive: true, force: true });
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3', '@xmldom/xmldom', 'xpath', '@jest/globals', 'vitest'],
  logLevel: 'warning',
};
await build({
  ...common,
  entryPoints: {
    index: 'build/index.js',
    'cli/main': 'build/cli/main.js',
    'testing/jest': 'build/testing/jest.js',
    'testing/vitest': 'build/testing/vitest.js',
    'testing/host': 'build/testing/host.js',
  },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  format: 'esm',
  // CommonJS packages ask for Node's modules with `require`, which a module has to make for itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
});
// Jest still runs most projects as CommonJS, in which it loads no module: for them there is the same as one script.
await build({
  ...common,
  entryPoints: { 'testing/jest': 'build/testing/jest.js' },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': 'ownUrl' },
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
});
writeFileSync(
  `${root}dist/testing/jest.d.cts`,
  `import type * as jest from '../types/testing/jest.js' with { 'resolution-mode': 'import' };
export declare const provisim: typeof jest.provisim;
export type { World, WorldOptions, SandboxClient, ApiName, ExpectedCall } from '../types/testing/jest.js' with { 'resolution-mode': 'import' };
`,
);
