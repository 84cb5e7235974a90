import { expect, test } from 'vitest';
import type { Budget } from '#contract/task.ts';
import { TurnStopped } from './engine.ts';
import { createMeter } from './meter.ts';

const plenty = () => 1_000_000;

function callsUntilStopped(budget: Budget, left: () => number): [number, unknown] {
  const meter = createMeter(budget, 0, left);
  for (let calls = 0; calls < 100; calls += 1) {
    try {
      meter.countCall();
    } catch (error) {
      return [calls, error];
    }
  }
  return [100, undefined];
}

test.each([
  ['low', 1],
  ['standard', 5],
  ['high', 25],
] as const)('a %s budget stops before call number %i + 1', (budget, cap) => {
  expect(callsUntilStopped(budget, plenty)).toEqual([cap, new TurnStopped('tool_call_limit')]);
});

test('an unlimited budget has no cap but the balance', () => {
  expect(callsUntilStopped('unlimited', plenty)).toEqual([100, undefined]);
  expect(callsUntilStopped('unlimited', () => 7)).toEqual([3, new TurnStopped('credits_exhausted')]);
});

test('a call that was refused costs nothing', () => {
  const meter = createMeter('low', 0, plenty);
  meter.countCall();
  expect(() => meter.countCall()).toThrow(TurnStopped);
  expect(meter.cost()).toBe(2);
});

test('what is said counts, and stops the turn when it can no longer be paid', () => {
  const meter = createMeter('unlimited', 2000, () => 2);
  meter.countSaid({ type: 'text-delta', id: 't', delta: 'x'.repeat(6000) });
  expect(meter.consumption()).toEqual({ toolCalls: 0, bytesRead: 0, inputTokens: 500, outputTokens: 1500 });
  expect(meter.cost()).toBe(2);
  expect(() => meter.countSaid({ type: 'text-delta', id: 't', delta: 'x' })).toThrow(
    new TurnStopped('credits_exhausted'),
  );
});
