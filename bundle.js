/**
 * Bundles what ships: one file per entry and shared chunks. Loading them takes half the time of loading every module by
 * itself. Packages that are native, or that only some requests need, stay where they are installed.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('.', import.meta.url).pathname;

rmSync(`${root}dist/chunks`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { index: 'build/index.js', 'cli/main': 'build/cli/main.js' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3', '@xmldom/xmldom', 'xpath'],
  // CommonJS packages ask for Node's modules with `require`, which a module has to make for itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  logLevel: 'warning',
});
