import { expect, test } from 'vitest';
import type { UsageFigures } from '#contract/usage.ts';
import { changeOf } from './change.ts';

function figures(given: Partial<UsageFigures>): UsageFigures {
  return {
    credits: 0,
    tasks: 0,
    turns: 0,
    completedTurns: 0,
    abortedTurns: 0,
    failedTurns: 0,
    failedCredits: 0,
    durationMs: 0,
    creditsPerTask: null,
    creditsPerTurn: null,
    ...given,
  };
}

const before = figures({ credits: 200, turns: 100, failedTurns: 5 });

test('a sum changes by a share of what it was', () => {
  expect(changeOf('credits', figures({ credits: 224 }), before)).toEqual({
    direction: 'up',
    amount: '12%',
    isPoints: false,
  });
  expect(changeOf('credits', figures({ credits: 0 }), before)).toMatchObject({ direction: 'down', amount: '100%' });
});

test('a rate changes by percentage points', () => {
  const now = figures({ turns: 1000, failedTurns: 38 });
  expect(changeOf('failureRate', now, before)).toEqual({ direction: 'down', amount: '1.2', isPoints: true });
});

test('a change that would be shown as zero is none', () => {
  expect(changeOf('credits', figures({ credits: 200.8 }), before)).toEqual({ direction: 'same' });
  expect(changeOf('failedCredits', figures({}), before)).toEqual({ direction: 'same' });
});

test('nothing is compared with a period without turns', () => {
  expect(changeOf('credits', figures({ credits: 5 }), figures({}))).toBeUndefined();
  expect(changeOf('failureRate', figures({ turns: 5 }), figures({}))).toBeUndefined();
  expect(changeOf('mean', figures({ turns: 5 }), before)).toBeUndefined();
});
