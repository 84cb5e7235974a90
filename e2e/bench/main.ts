import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Contender } from './page/contender.ts';
import { type RunInfo, writeReport } from './report.ts';
import { type Environment, startEnvironment } from './environment.ts';
import type { Section, Table } from './section.ts';
import bench from './package.json' with { type: 'json' };
import { sectionsOf } from './sections.ts';

const REPORT = fileURLToPath(new URL('../../BENCH.md', import.meta.url));

/** A full run updates BENCH.md, others write to `--out`. Arguments select sections. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      peers: { type: 'string', default: 'all' },
      out: { type: 'string' },
    },
  });
  const runs = readRuns(values.runs);
  await using environment = await startEnvironment();
  const contenders = chosen(environment.contenders, values.peers);
  const wanted = named(sectionsOf({ environment, contenders, runs }), positionals);
  const tables: Table[] = [];
  const report = () => writeReport(tables, runInfoOf(environment, runs, before));
  const before = loadNow();
  for (const section of wanted) {
    console.log(`measuring ${section.name}…`);
    tables.push(await section.run());
    if (values.out !== undefined) await writeFile(values.out, report());
  }
  console.log(report());
  if (positionals.length === 0 && values.peers === 'all') await writeFile(REPORT, report());
}

function readRuns(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs must be a whole number from 1, such as 5.');
  return runs;
}

function named(sections: readonly Section[], names: readonly string[]): readonly Section[] {
  const unknown = names.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    const known = sections.map(({ name }) => name).join(', ');
    throw new Error(`There is no line ${unknown.join(', ')}; there are ${known}.`);
  }
  return names.length === 0 ? sections : sections.filter(({ name }) => names.includes(name));
}

/** `peers`: `all`, `none`, or comma-separated parts of names. */
function chosen(contenders: readonly Contender[], peers: string): readonly Contender[] {
  if (peers === 'all') return contenders;
  const parts = peers.split(',');
  return contenders.filter(({ name }, n) => n === 0 || parts.some((part) => name.includes(part)));
}

function runInfoOf(environment: Environment, runs: number, before: string): RunInfo {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
    machine: `${model}, ${cpus().length} cores, ${memory} GB; Node ${process.versions.node}; Chromium ${environment.browser.version()}, headless`,
    packages: Object.entries(bench.dependencies)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    load: `${before} before, ${loadNow()} after`,
    runs,
  };
}

function loadNow(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' / ');
}

await main();
