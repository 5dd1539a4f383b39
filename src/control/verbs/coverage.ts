import type { Coverage, CoverageReport, CoverageSetting } from '../coverage/coverage.js';
import { junitOf } from '../coverage/junit.js';
import { markdownOf } from '../coverage/markdown.js';
import type { CoverageFigures } from '../coverage/report.js';
import type { MessageVerbs } from './messages.js';

/** What a run touched of what the contracts know, over all sandboxes. */
export interface CoverageVerbs {
  coverage(): CoverageSetting;
  /** Turning it on or off keeps what was counted. */
  setCoverage(setting: CoverageSetting): void;
  clearCoverage(): void;
  coverageFigures(): CoverageFigures;
  /**
   * The figures with what was not touched and a ready-made request for each.
   *
   * @param sandbox whose estate the requests fit; `default` where nothing is said
   * @throws RangeError for a sandbox that is not there
   */
  coverageReport(sandbox?: string): CoverageReport;
  /** The same as JUnit's XML: a case per operation, which fails where nothing called it. */
  coverageJunit(sandbox?: string): string;
  /** The same as tables that fit into a pull request. */
  coverageMarkdown(sandbox?: string): string;
}

export function coverageVerbs(
  coverage: Coverage,
  { standard, find }: { readonly standard: string; readonly find: (sandbox: string) => MessageVerbs },
): CoverageVerbs {
  const report = (sandbox = standard) => coverage.report(find(sandbox));
  return {
    coverage: () => coverage.setting,
    setCoverage: (setting) => {
      coverage.set(setting);
    },
    clearCoverage: () => {
      coverage.clear();
    },
    coverageFigures: () => coverage.figures(),
    coverageReport: report,
    coverageJunit: (sandbox = standard) => junitOf(report(sandbox), sandbox),
    coverageMarkdown: (sandbox = standard) => markdownOf(report(sandbox), sandbox),
  };
}
