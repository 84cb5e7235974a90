import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { auditCounts, closingLine, filesChecked, isGreen, playwrightCounts, sum, vitestCounts } from './counts.ts';

function report(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('formats the closing line of a suite and of the total', () => {
  expect(closingLine('unit', { passed: 214, failed: 0, skipped: 0 })).toBe('unit: 214 passed, 0 failed');
  const all = sum([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(closingLine('total', all)).toBe('total: 4 passed, 1 failed, 2 skipped');
});

test('counts a suite as green only if its program succeeded, nothing failed and something passed', () => {
  expect(isGreen(0, { passed: 1, failed: 0, skipped: 0 })).toBe(true);
  expect(isGreen(1, { passed: 1, failed: 0, skipped: 0 })).toBe(false);
  expect(isGreen(0, { passed: 1, failed: 1, skipped: 0 })).toBe(false);
  expect(isGreen(0, { passed: 0, failed: 0, skipped: 9 })).toBe(false);
});

test('counts Vitest tests, and each file that could not be loaded as a failure', () => {
  const none = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numFailedTestSuites: 0 };
  expect(vitestCounts(report(none))).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect(vitestCounts(report({ ...none, numFailedTestSuites: 2 }))).toMatchObject({ failed: 2 });
  expect(vitestCounts(report({ ...none, numFailedTests: 3, numFailedTestSuites: 2 }))).toMatchObject({ failed: 3 });
  expect(() => vitestCounts('/nowhere/unit.json')).toThrow('the suite broke off');
});

test('counts a flaky Playwright test as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts(report({ stats }))).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('reads the number of files from the output of linter and formatter', () => {
  const clean = 'Found 0 warnings and 0 errors.\nFinished in 57ms on 29 files with 241 rules using 2 threads.';
  expect(filesChecked(clean, 0)).toEqual({ passed: 29, failed: 0, skipped: 0 });
  const errors = 'Found 1 warning and 3 errors.\nFinished in 57ms on 29 files with 241 rules using 2 threads.';
  expect(filesChecked(errors, 1)).toEqual({ passed: 26, failed: 3, skipped: 0 });
  const unformatted =
    'Format issues found in above 4 files. Run without `--check` to fix.\nFinished in 17ms on 34 files using 2 threads.';
  expect(filesChecked(unformatted, 1)).toEqual({ passed: 30, failed: 4, skipped: 0 });
  expect(filesChecked('config is broken', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('counts high and critical npm audit findings, and returns null without a report', () => {
  const metadata = { vulnerabilities: { low: 3, high: 1, critical: 1 }, dependencies: { prod: 100 } };
  expect(auditCounts(JSON.stringify({ metadata }))).toEqual({ passed: 98, failed: 2, skipped: 0 });
  expect(auditCounts('{"message":"405 Method Not Allowed"}')).toBeNull();
  expect(auditCounts('<html>')).toBeNull();
});
