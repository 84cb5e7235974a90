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
] as const)('a %s budget allows %i tool calls', (budget, cap) => {
  expect(callsUntilStopped(budget, plenty)).toEqual([cap, new TurnStopped('tool_call_limit')]);
});

test('only the balance limits an unlimited budget', () => {
  expect(callsUntilStopped('unlimited', plenty)).toEqual([100, undefined]);
  expect(callsUntilStopped('unlimited', () => 7)).toEqual([3, new TurnStopped('credits_exhausted')]);
});

test('a refused call costs nothing', () => {
  const meter = createMeter('low', 0, plenty);
  meter.countCall();
  expect(() => meter.countCall()).toThrow(TurnStopped);
  expect(meter.cost()).toBe(2);
});

test('counts output, and stops the turn when the credits run out', () => {
  const meter = createMeter('unlimited', 2000, () => 2);
  meter.countOutput({ type: 'text-delta', id: 't', delta: 'x'.repeat(6000) });
  expect(meter.consumption()).toEqual({ toolCalls: 0, bytesRead: 0, inputTokens: 500, outputTokens: 1500 });
  expect(meter.cost()).toBe(2);
  expect(() => meter.countOutput({ type: 'text-delta', id: 't', delta: 'x' })).toThrow(
    new TurnStopped('credits_exhausted'),
  );
});

test('counts what steps report instead of what was estimated while they ran', () => {
  const meter = createMeter('standard', 4_000, plenty);
  meter.startStep(2_000);
  meter.countOutput({ type: 'text-delta', id: 't', delta: 'x'.repeat(400) });
  expect(meter.consumption()).toMatchObject({ inputTokens: 2_000, outputTokens: 100 });
  meter.endStep({ inputTokens: 1_500, outputTokens: 80 });
  // The tool's input was part of the step.
  meter.countOutput({ type: 'tool-input-available', toolCallId: 'c', toolName: 'calculate', input: 'y'.repeat(400) });
  expect(meter.consumption()).toMatchObject({ inputTokens: 1_500, outputTokens: 80 });
  meter.startStep(3_000);
  expect(meter.consumption()).toMatchObject({ inputTokens: 4_500, outputTokens: 80 });
});

test('a step that is not covered is not started', () => {
  const meter = createMeter('standard', 0, () => 5);
  expect(() => meter.startStep(5_001)).toThrow(new TurnStopped('credits_exhausted'));
});
