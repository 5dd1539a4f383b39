import { maskSecrets } from '../../sandbox/mask.js';
import { XmlWriter, type WrittenAttributes } from '../../xml/write.js';
import { callCommand } from './commands.js';
import type { CoverageReport } from './coverage.js';
import type { OperationHole } from './holes.js';
import type { TouchedOperation } from './report.js';

/**
 * The report as build servers read it: a suite per API, a case per operation, which fails where nothing called it. The
 * project's own writer makes it: it is there already, and a library for documents of this size takes longer to load
 * than this takes to write.
 */
export function junitOf({ apis, holes }: CoverageReport, sandbox: string): string {
  const writer = new XmlWriter({ emptyElement: '/>', indent: { unit: '  ', lineEnd: '\n' } });
  const tests = Object.values(apis).reduce((sum, { totals }) => sum + totals.operations.known, 0);
  const failures = holes.operations.length;
  writer.start('testsuites', counts('provisim coverage', tests, failures));
  for (const [api, { operations, totals }] of Object.entries(apis)) {
    const open = holes.operations.filter((hole) => hole.api === api);
    writer.start('testsuite', [
      ...counts(api, totals.operations.known, open.length),
      ...([
        ['errors', '0'],
        ['skipped', '0'],
        ['time', '0'],
      ] as const),
    ]);
    for (const called of operations) calledCase(writer, api, called);
    for (const hole of open) openCase(writer, hole, sandbox);
    writer.end();
  }
  writer.end();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writer.toString()}\n`;
}

function counts(name: string, tests: number, failures: number): WrittenAttributes {
  return [
    ['name', name],
    ['tests', String(tests)],
    ['failures', String(failures)],
  ];
}

function calledCase(
  writer: XmlWriter,
  api: string,
  { service, operation, outcomes }: TouchedOperation,
): void {
  writer.start('testcase', caseOf(api, service, operation));
  const told = Object.entries(outcomes).map(([outcome, count]) => `${outcome}: ${count}`);
  writer.leaf('system-out', told.join(', '));
  writer.end();
}

function openCase(
  writer: XmlWriter,
  { api, service, operation, request }: OperationHole,
  sandbox: string,
): void {
  const command = callCommand({ api, service, operation }, sandbox);
  const said = [`${request.method} ${request.url}`, '', maskSecrets(request.body), '', `Or: ${command}`];
  writer.start('testcase', caseOf(api, service, operation));
  writer.leaf('failure', said.join('\n'), [
    ['type', 'not called'],
    ['message', `${operation} was not called`],
  ]);
  writer.end();
}

function caseOf(api: string, service: string, operation: string): WrittenAttributes {
  return [
    ['classname', `${api}.${service}`],
    ['name', operation],
    ['time', '0'],
  ];
}
