import { closingLine, isGreen, sum, type Counts } from './counts.ts';
import { suites, type Suite } from './suites.ts';

/** Runs all or the named suites until one fails. */
async function main(): Promise<number> {
  const lines: string[] = [];
  const counted: Counts[] = [];
  for (const suite of chosen(process.argv.slice(2))) {
    console.log(`\n── ${suite.name}`);
    const outcome = await suite.run();
    if (outcome.kind === 'not-run') {
      lines.push(`${suite.name}: ${outcome.why}`);
      console.log(lines.at(-1));
      continue;
    }
    const { exitCode, counts } = outcome;
    const result = exitCode === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
    counted.push(result);
    lines.push(closingLine(suite.name, result));
    console.log(lines.at(-1));
    if (!isGreen(exitCode, result)) return close(lines, counted, suite.name);
  }
  return close(lines, counted, null);
}

function chosen(names: readonly string[]): readonly Suite[] {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no suite ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

function close(lines: readonly string[], counted: readonly Counts[], red: string | null): number {
  console.log(`\n── all\n${lines.join('\n')}\n${closingLine('total', sum(counted))}`);
  if (red === null) return 0;
  console.log(`Stopped at ${red}; the suites after it did not run.`);
  return 1;
}

process.exitCode = await main();
