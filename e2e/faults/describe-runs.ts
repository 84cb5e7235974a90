import { beforeAll, expect, test } from 'vitest';
import { installBrowser } from './browser.ts';
import { runFaults } from './run.ts';

const BLOCK = 25;

/** Runs seeds in blocks. A failing run prints its seed: `SEED=12 npm run test:faults` runs only that one. */
export function describeRuns(kind: 'hosted' | 'embedded', runs: number): void {
  beforeAll(installBrowser);
  const only = process.env['SEED'];
  const blocks = Array.from({ length: runs / BLOCK }, (_, i) =>
    Array.from({ length: BLOCK }, (__, n) => i * BLOCK + n),
  );

  test.each(only === undefined ? blocks : [[Number(only)]])('%i and those after it', async (...seeds) => {
    for (const seed of seeds) {
      const { wrong, ...figures } = await runFaults(seed, kind);
      expect(wrong, `SEED=${seed} (${kind}), ${JSON.stringify(figures)}`).toEqual([]);
    }
  });
}
