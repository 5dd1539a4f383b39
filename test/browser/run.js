/**
 * Attack S17 in a real browser: a page of another origin tries to reach the control API of an emulator on this machine.
 * Nothing may change, and nothing may be read.
 *
 *   npm run test:browser     needs Chromium on the PATH as `chromium`, Debian's package of that name
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startEmulator } from '../../dist/index.js';
import { ATTEMPTS } from './attempts.js';

const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP rebound.test 127.0.0.1'],
];

/** Chromium as the PATH has it. @throws Error where it is not installed */
function installed() {
  const found = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'chromium'));
  const file = found.find((name) => existsSync(name));
  if (file === undefined) throw new Error('no chromium on the PATH; install with: apt-get install chromium');
  return file;
}

const total = { passed: 0, failed: 0 };

/** What a page could have changed: every sandbox, and what is ordered and known in the default one. */
async function stateOf({ control }) {
  const world = control.sandbox();
  const sandboxes = control.sandboxes().map(({ name, users }) => ({ name, users }));
  return JSON.stringify({
    sandboxes,
    faults: world.faults(),
    clock: world.clock().mode,
    snapshots: control.snapshots.list(),
  });
}

/** Runs an attempt in a fresh page of the hostile origin and counts it: what it could read, and whether anything changed. */
async function attempt(browser, emulator, origin, { name, act, given = {}, host = '127.0.0.1' }) {
  const before = await stateOf(emulator);
  const target = emulator.address.controlUrl.replace('127.0.0.1', host);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(host === '127.0.0.1' ? origin : `${target}/health`);
    const read = await page.evaluate(act, { ...given, target });
    const after = await stateOf(emulator);
    const isSafe = read === 'nothing' && after === before;
    total[isSafe ? 'passed' : 'failed'] += 1;
    console.log(
      `${isSafe ? 'ok' : 'not ok'} ${name}${isSafe ? '' : `: read ${read}, ${before} became ${after}`}`,
    );
  } finally {
    await context.close();
  }
}

/** Somebody else's server, with a page and nothing on it. */
async function serveHostilePage() {
  const server = createServer((_req, res) => {
    res
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>elsewhere</title><body></body>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
const server = await serveHostilePage();
const browser = await chromium.launch({ executablePath: installed(), args: ARGUMENTS, headless: true });
try {
  // The origin's name is another one, too: not only its port.
  const origin = `http://localhost:${server.address().port}/`;
  for (const one of ATTEMPTS) await attempt(browser, emulator, origin, one);
} finally {
  await browser.close();
  server.close();
  await emulator.close();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
