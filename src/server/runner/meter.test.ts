import { expect, test } from 'vitest';
import type { Budget } from '#contract/task.ts';
import { TurnStopped } from './engine.ts';
import { createMeter, type Meter } from './meter.ts';

const PRICES = { input: 1, cachedInput: 0.1, output: 10 };

function meterOf(budget: Budget, left = 1_000_000, clock = { ms: 0 }): Meter {
  return createMeter({ budget, left: () => left, elapsed: () => clock.ms, waited: () => 0 });
}

/** A step of a model without prices: 1 credit per 1,000 tokens. */
const ask = { name: 'm', inputTokens: 1_000, maxOutputTokens: 1_000, prices: null };
const reported = (inputTokens: number, outputTokens: number, cachedInputTokens = 0) => ({
  inputTokens,
  cachedInputTokens,
  outputTokens,
  isEstimated: false,
});
const delta = (characters: number) => ({ type: 'text-delta', id: 't', delta: 'x'.repeat(characters) }) as const;

function callsUntilStopped(meter: Meter): [number, unknown] {
  for (let calls = 0; calls < 100; calls += 1) {
    try {
      meter.startCall('add');
      meter.endCall();
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
  expect(callsUntilStopped(meterOf(budget))).toEqual([cap, new TurnStopped('tool_call_limit')]);
});

test('only the balance limits an unlimited budget', () => {
  expect(callsUntilStopped(meterOf('unlimited'))).toEqual([100, undefined]);
  expect(callsUntilStopped(meterOf('unlimited', 7))).toEqual([3, new TurnStopped('credits_exhausted')]);
});

test('a refused call costs nothing', () => {
  const meter = meterOf('low');
  meter.startCall('add');
  meter.endCall();
  expect(() => meter.startCall('add')).toThrow(TurnStopped);
  expect(meter.cost()).toBe(2);
});

test('counts output, and stops the turn when the credits run out', () => {
  const meter = meterOf('unlimited', 2);
  meter.startWork('worker', 2000);
  meter.countOutput(delta(6000));
  expect(meter.consumption()).toEqual({ toolCalls: 0, bytesRead: 0, inputTokens: 500, outputTokens: 1500 });
  expect(meter.cost()).toBe(2);
  expect(() => meter.countOutput(delta(1))).toThrow(new TurnStopped('credits_exhausted'));
});

test('counts what steps report instead of what was estimated while they ran', () => {
  const meter = meterOf('standard');
  meter.startStep({ ...ask, inputTokens: 2_000 });
  meter.countCharacters(400);
  expect(meter.consumption()).toMatchObject({ inputTokens: 2_000, outputTokens: 100 });
  expect(meter.usage()).toMatchObject({ steps: 1, estimated: true });
  meter.endStep(reported(1_500, 80));
  expect(meter.usage()).not.toHaveProperty('estimated');
  // A model's output is counted where it arrives, also that of a tool's input.
  meter.countOutput({ type: 'tool-input-available', toolCallId: 'c', toolName: 'calculate', input: 'y'.repeat(400) });
  expect(meter.consumption()).toMatchObject({ inputTokens: 1_500, outputTokens: 80 });
  meter.startStep({ ...ask, inputTokens: 3_000 });
  expect(meter.consumption()).toMatchObject({ inputTokens: 4_500, outputTokens: 80 });
});

test('reserves what a step may cost, and returns what it did not need', () => {
  const meter = meterOf('standard');
  expect(meter.startStep({ ...ask, maxOutputTokens: 4_000, prices: PRICES })).toEqual({
    maxOutputTokens: 4_000,
    loweredBy: null,
  });
  expect([meter.cost(), meter.reserved()]).toEqual([1, 41]);
  meter.endStep(reported(1_000, 100, 500));
  expect([meter.cost(), meter.reserved()]).toEqual([2, 2]);
});

test('lowers the output of a step to what the credits pay for', () => {
  const meter = meterOf('standard', 5);
  expect(meter.startStep({ ...ask, maxOutputTokens: 4_000, prices: PRICES })).toEqual({
    maxOutputTokens: 400,
    loweredBy: 'credits_exhausted',
  });
  expect(meter.reserved()).toBe(5);
});

test('a step that the credits do not cover, with a useful output, is not started', () => {
  const stopped = new TurnStopped('credits_exhausted');
  expect(() => meterOf('standard', 5).startStep({ ...ask, inputTokens: 5_001 })).toThrow(stopped);
  expect(() => meterOf('standard', 3).startStep({ ...ask, prices: PRICES })).toThrow(stopped);
});

test('ends a turn at the cap of steps and of tokens', () => {
  const many = meterOf('low');
  for (let step = 0; step < 6; step += 1) {
    many.startStep(ask);
    many.endStep(reported(1_000, 10));
  }
  expect(() => many.startStep(ask)).toThrow(new TurnStopped('step_limit'));

  const long = meterOf('low');
  expect(() => long.startStep({ ...ask, inputTokens: 100_000 })).toThrow(new TurnStopped('token_limit'));
  expect(long.startStep({ ...ask, inputTokens: 99_500 })).toEqual({ maxOutputTokens: 500, loweredBy: 'token_limit' });
  expect(() => long.countCharacters(2_004)).toThrow(new TurnStopped('token_limit'));
});

test('an engine without a model has no cap of tokens', () => {
  const meter = meterOf('low');
  meter.startWork('worker', 4_000_000);
  meter.countOutput(delta(4_000_000));
  expect(meter.usage()).toMatchObject({ outputTokens: 1_000_000, limits: { toolCalls: 1, steps: null, tokens: null } });
});

test('tells what is nearly used up', () => {
  const clock = { ms: 0 };
  const meter = meterOf('standard', 1_000_000, clock);
  for (let calls = 0; calls < 4; calls += 1) {
    expect(meter.nearCap()).toBeUndefined();
    meter.startCall('add');
    meter.endCall();
  }
  clock.ms = 250_000;
  expect(meter.nearCap()).toBe('4 of 5 tool calls, 250 of 300 seconds');
});

test('an unlimited turn has no caps', () => {
  const meter = meterOf('unlimited');
  meter.startStep({ ...ask, inputTokens: 900_000 });
  expect(meter.nearCap()).toBeUndefined();
  expect(meter.usage().limits).toEqual({ toolCalls: null, steps: null, tokens: null, seconds: null });
});

test('lists each step with what it used; their costs are the cost of the turn', () => {
  const clock = { ms: 0 };
  const meter = meterOf('standard', 1_000_000, clock);
  meter.countBytesRead(50_000);
  meter.startStep({ ...ask, prices: PRICES });
  clock.ms = 10;
  meter.endStep(reported(1_000, 100));
  meter.startCall('add');
  meter.countBytesRead(100_000);
  clock.ms = 15;
  meter.endCall();
  meter.startStep(ask);
  meter.countCharacters(40);
  meter.countBytesRead(1);
  meter.finish();
  expect(meter.steps()).toMatchObject([
    { step: 0, kind: 'model', name: 'm', startMs: 0, durationMs: 10, bytesRead: 50_000, isEstimated: false },
    { step: 1, kind: 'tool', name: 'add', startMs: 10, durationMs: 5, bytesRead: 100_000, cost: 3 },
    { step: 2, kind: 'model', startMs: 15, inputTokens: 1_000, outputTokens: 10, isEstimated: true },
  ]);
  const total = meter.steps().reduce((sum, { cost }) => sum + cost, 0);
  expect(meter.cost()).toBe(Math.ceil(total));
});

test('counts nothing after the end of the turn', () => {
  const meter = meterOf('standard');
  meter.startStep(ask);
  meter.finish();
  const [usage, steps] = [meter.usage(), meter.steps().length];
  expect(() => meter.startStep(ask)).toThrow('The turn has ended.');
  expect(() => meter.startCall('add')).toThrow('The turn has ended.');
  meter.countCharacters(4_000);
  meter.countBytesRead(1_000_000);
  expect([meter.usage(), meter.steps().length, meter.reserved()]).toEqual([usage, steps, usage.credits]);
});
