import { expect, test } from 'vitest';
import { writeReport } from './report.ts';

const CIRCUMSTANCES = {
  command: 'npm run bench',
  machine: 'one core',
  packages: 'react 19',
  date: '2026-01-05 09:00',
  load: '0.1 before, 0.2 after',
  runs: 3,
};

test('formats a table with medians, spreads, ratios to ours and verdicts', () => {
  const goal = { subject: 'ours', atMost: 50, floors: ['node'] };
  const rows = [
    { name: 'gap', unit: 'ms', goal, samples: { ours: [70, 60, 65], node: [10, 10, 10], lost: [] } },
    { name: 'nodes', unit: '', samples: { ours: [2000], node: [20] } },
  ] as const;
  const report = writeReport([{ title: 'Live', method: 'How.', rows }], CIRCUMSTANCES);
  expect(report).toContain('## Live\n\nHow.\n');
  expect(report).toContain('| gap | ≤ 50 ms | 65 ms (60–70) | 10 ms ×0.15 | – | **not reached** |');
  expect(report).toContain('| nodes |  | 2,000 | 20 ×0.01 | – |  |');
  expect(report).toContain('one core');
});
