import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { auditCounts, filesChecked, oneCheck, playwrightCounts, vitestCounts, type Counts } from './counts.ts';
import { ensureChromium } from './find-chromium.ts';
import { findFirefox } from './find-firefox.ts';
import { runProgram } from './run-program.ts';

export type Outcome = { kind: 'ran'; exitCode: number; counts: Counts } | { kind: 'not-run'; why: string };

export interface Suite {
  readonly name: string;
  run(): Promise<Outcome>;
}

const RESULTS = 'e2e/results';
const bin = (name: string): string => join('node_modules', '.bin', name);

function program(
  name: string,
  command: readonly [string, ...string[]],
  count: (output: string, exitCode: number) => Counts,
): Suite {
  return {
    name,
    async run() {
      const { exitCode, output } = await runProgram(command);
      return { kind: 'ran', exitCode, counts: count(output, exitCode) };
    },
  };
}

function vitest(name: string, selection: readonly string[], env: Record<string, string> = {}): Suite {
  return {
    name,
    async run() {
      const report = freshReport(name);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { exitCode } = await runProgram([bin('vitest'), 'run', ...selection, ...reporters], { env });
      return { kind: 'ran', exitCode, counts: vitestCounts(report) };
    },
  };
}

const onPostgres: Suite = {
  name: 'conformance-postgres',
  run() {
    if (process.env['TEST_DATABASE_URL']) {
      return vitest(this.name, ['--project', 'conformance'], { CONFORMANCE_TARGET: 'postgres' }).run();
    }
    return Promise.resolve({ kind: 'not-run', why: 'not run: TEST_DATABASE_URL is not set' });
  },
};

const flows: Suite = {
  name: 'flows',
  async run() {
    const chromium = ensureChromium((line) => console.log(line));
    console.log(`Chromium: ${chromium.path} (${chromium.origin})`);
    const report = freshReport(this.name);
    const command = [bin('playwright'), 'test', '-c', 'e2e/playwright.config.ts'] as const;
    const { exitCode } = await runProgram(command, {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(process.cwd(), report) },
    });
    return { kind: 'ran', exitCode, counts: playwrightCounts(report) };
  },
};

const components: Suite = {
  name: 'components',
  run() {
    ensureChromium((line) => console.log(line));
    return vitest(this.name, ['-c', 'e2e/components/vitest.config.ts']).run();
  },
};

const firefox: Suite = {
  name: 'firefox',
  run() {
    if (findFirefox() !== undefined) return vitest(this.name, ['--project', 'firefox']).run();
    return Promise.resolve({ kind: 'not-run', why: 'not run: Firefox is not installed' });
  },
};

const audit: Suite = {
  name: 'audit',
  async run() {
    const command = ['npm', 'audit', '--omit=dev', '--audit-level=high', '--json'] as const;
    const { exitCode, output } = await runProgram(command, { quiet: true });
    const counts = auditCounts(output.slice(output.indexOf('{')));
    if (counts === null) return { kind: 'not-run', why: 'not checked' };
    if (counts.failed > 0) console.log(output);
    return { kind: 'ran', exitCode, counts };
  },
};

/** The fast ones first. */
export const suites: readonly Suite[] = [
  program('types', [bin('tsc'), '-b'], (_output, exitCode) => oneCheck(exitCode)),
  program('lint', [bin('oxlint'), '--deny-warnings'], filesChecked),
  program('format', [bin('oxfmt'), '--check'], filesChecked),
  program('dead-code', [bin('knip')], (_output, exitCode) => oneCheck(exitCode)),
  vitest('unit', ['--project', 'unit']),
  components,
  vitest('faults', ['--project', 'faults']),
  vitest('conformance-pglite', ['--project', 'conformance'], { CONFORMANCE_TARGET: 'pglite' }),
  onPostgres,
  program('build', ['npm', 'run', '--silent', 'build'], (_output, exitCode) => oneCheck(exitCode)),
  program('size', ['npm', 'run', '--silent', 'size'], (_output, exitCode) => oneCheck(exitCode)),
  flows,
  firefox,
  audit,
];

function freshReport(name: string): string {
  mkdirSync(RESULTS, { recursive: true });
  const report = join(RESULTS, `${name}.json`);
  rmSync(report, { force: true });
  return report;
}
