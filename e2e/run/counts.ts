import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** For example `unit: 214 passed, 0 failed, 3 skipped`. */
export function closingLine(suite: string, { passed, failed, skipped }: Counts): string {
  return `${suite}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

export function isGreen(exitCode: number, { passed, failed }: Counts): boolean {
  return exitCode === 0 && failed === 0 && passed > 0;
}

export function oneCheck(exitCode: number): Counts {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
});

/** A test file that could not be loaded counts as one failure. */
export function vitestCounts(file: string): Counts {
  const report = VitestReport.parse(readJson(file));
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = report;
  const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
  return { passed, failed, skipped: numPendingTests + numTodoTests };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Flaky tests count as failed. */
export function playwrightCounts(file: string): Counts {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(readJson(file)).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** Reads `… on 34 files using 2 threads`. */
export function filesChecked(output: string, exitCode: number): Counts {
  const files = Number(output.match(/ on (\d+) files? /)?.[1] ?? 0);
  const problems = Number(
    output
      .match(/Found \d+ warnings? and (\d+) errors?|issues found in above (\d+) files?/)
      ?.slice(1)
      .find(Boolean) ?? 0,
  );
  const failed = exitCode === 0 ? 0 : Math.max(problems, 1);
  return { passed: Math.max(files - failed, 0), failed, skipped: 0 };
}

const AuditReport = z.object({
  metadata: z.object({
    vulnerabilities: z.object({ high: z.number(), critical: z.number() }),
    dependencies: z.object({ prod: z.number() }),
  }),
});

/** Returns null if the registry sent no report. */
export function auditCounts(output: string): Counts | null {
  const report = AuditReport.safeParse(parseJson(output));
  if (!report.success) return null;
  const { vulnerabilities, dependencies } = report.data.metadata;
  const failed = vulnerabilities.high + vulnerabilities.critical;
  return { passed: Math.max(dependencies.prod - failed, 0), failed, skipped: 0 };
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file} was not written: the suite broke off.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's or captive portal's response is no report.
  }
}
