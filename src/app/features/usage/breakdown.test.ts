import { expect, test } from 'vitest';
import type { Usage, UsageOfGroup } from '#contract/usage.ts';
import { breakdownCsv } from './breakdown-csv.ts';
import { groupLabel } from './group-words.ts';
import { rowsOf } from './breakdown.ts';

function groupOf(key: string, figures: Partial<UsageOfGroup>): UsageOfGroup {
  return {
    key,
    credits: 0,
    tasks: 1,
    turns: 4,
    completedTurns: 0,
    abortedTurns: 0,
    failedTurns: 0,
    failedCredits: 0,
    durationMs: 0,
    creditsPerTask: { n: 1, mean: 10.5, p50: 10, p90: 12 },
    creditsPerTurn: null,
    ...figures,
  };
}

const groups = [
  groupOf('w1', { credits: 60, failedTurns: 1, failedCredits: 5 }),
  groupOf('w2', { credits: 30, failedTurns: 2, failedCredits: 25 }),
  groupOf('w3', { credits: 10, turns: 0, creditsPerTask: null }),
];
const usage: Usage = {
  from: '2026-10-19T22:00:00Z',
  to: '2026-10-26T23:00:00Z',
  interval: 'day',
  timeZone: 'Europe/Madrid',
  groupBy: 'worker',
  totals: groupOf('all', { credits: 100 }),
  buckets: [],
  groups,
  topTasks: [],
  topTurns: [],
};
const names: Record<string, string> = { w1: 'Scraper', w2: 'Analyst', w3: '=HYPERLINK("x")' };
const nameOf = (key: string) => names[key] ?? key;
const keys = (...sorting: [Parameters<typeof rowsOf>[2], 'asc' | 'desc']) =>
  rowsOf(usage, nameOf, ...sorting).map(({ group }) => group.key);

test('sorts by any figure or by name', () => {
  expect(keys('credits', 'desc')).toEqual(['w1', 'w2', 'w3']);
  expect(keys('failedCredits', 'desc')).toEqual(['w2', 'w1', 'w3']);
  expect(keys('share', 'asc')).toEqual(['w3', 'w2', 'w1']);
  expect(keys('name', 'asc')).toEqual(['w3', 'w2', 'w1']);
});

test('missing figures come last in either order', () => {
  expect(keys('failureRate', 'desc')).toEqual(['w2', 'w1', 'w3']);
  expect(keys('failureRate', 'asc')).toEqual(['w1', 'w2', 'w3']);
});

test('names the group of one-off workers with its size', () => {
  const folded = [{ ...groupOf('one-off', {}), workers: 7 }];
  expect(groupLabel('worker', 'one-off', folded, nameOf)).toBe('One-off workers (7)');
  expect(groupLabel('worker', 'w1', folded, nameOf)).toBe('Scraper');
});

test('writes CSV with plain numbers and no formulas', () => {
  expect(breakdownCsv(usage, nameOf).split('\r\n')).toEqual([
    'worker,title,credits,share of credits,tasks,turns,mean credits a task,p90 credits a task,failed turns,failure rate,credits on failed turns',
    'w1,Scraper,60,0.6,1,4,10.5,12,1,0.25,5',
    'w2,Analyst,30,0.3,1,4,10.5,12,2,0.5,25',
    `w3,"'=HYPERLINK(""x"")",10,0.1,1,0,,,0,,0`,
    '',
  ]);
});
