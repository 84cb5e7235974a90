import { expect, test } from 'vitest';
import type { UsageOfGroup } from '#contract/usage.ts';
import { estimateCost } from './estimate.ts';

const group = (key: string, n: number, p50: number, p90: number): UsageOfGroup => ({
  key,
  credits: 0,
  failedCredits: 0,
  tasks: n,
  turns: n,
  failedTurns: 0,
  abortedTurns: 0,
  completedTurns: n,
  durationMs: 0,
  creditsPerTask: null,
  creditsPerTurn: { n, mean: p50, p50, p90 },
});

test('adds up the usual cost of turns with enough history', () => {
  const before = new Map([
    ['reader', [group('low', 20, 5, 9), group('high', 2, 50, 90)]],
    ['analyst', [group('high', 30, 11, 20)]],
  ]);
  const turns = [
    { workerId: 'reader', budget: 'low' },
    { workerId: 'reader', budget: 'high' },
    { workerId: 'analyst', budget: 'high' },
    { workerId: 'analyst', budget: 'low' },
    { workerId: null, budget: 'low' },
  ] as const;
  expect(estimateCost(turns, before)).toEqual({ usual: 16, most: 29, known: 2 });
  expect(estimateCost(turns, new Map([['reader', null]]))).toEqual({ usual: 0, most: 0, known: 0 });
});
