import { expect, test } from 'vitest';
import type { StepUse } from '../domain/records.ts';
import { unstoredStep, usageBefore, usageOfSteps } from './recover-turns.ts';

const model: StepUse = {
  step: 0,
  kind: 'model',
  name: 'm',
  startMs: 0,
  durationMs: 900,
  inputTokens: 6_000,
  cachedInputTokens: 4_000,
  outputTokens: 100,
  bytesRead: 0,
  isEstimated: false,
  cost: 6.1,
};
/** Recorded while the first step ran. */
const estimate = {
  credits: 11,
  durationMs: 800,
  inputTokens: 10_000,
  outputTokens: 50,
  toolCalls: 0,
  steps: 1,
  estimated: true,
};

test('an estimate of a step that has ended since is not charged beside the step', () => {
  expect(unstoredStep([model], estimate, 1_000)).toEqual([]);
  expect(usageOfSteps([model], estimate)).toEqual({
    credits: 11,
    durationMs: 800,
    inputTokens: 6_000,
    cachedInputTokens: 4_000,
    outputTokens: 100,
    toolCalls: 0,
    steps: 1,
  });
});

test('a step that had not ended is charged as it was recorded', () => {
  const usage = { ...estimate, credits: 15, inputTokens: 14_000, outputTokens: 300, steps: 2 };
  const open = unstoredStep([model], usage, 1_500);
  expect(open).toMatchObject([
    { step: 1, startMs: 900, durationMs: 600, inputTokens: 8_000, outputTokens: 200, isEstimated: true },
  ]);
  expect(usageOfSteps([model, ...open], usage)).toMatchObject({ inputTokens: 14_000, steps: 2, estimated: true });
});

test('a tool call that had not ended is charged', () => {
  expect(unstoredStep([model], { ...estimate, credits: 9, inputTokens: 6_000, toolCalls: 1 }, 1_500)).toMatchObject([
    { inputTokens: 0, cost: expect.closeTo(2.9) },
  ]);
});

test('the work of an engine without a model is charged as it was recorded, and is not estimated', () => {
  const usage = { credits: 3, durationMs: 5, inputTokens: 500, outputTokens: 400, toolCalls: 1 };
  const tool: StepUse = {
    ...model,
    kind: 'tool',
    step: 1,
    inputTokens: 0,
    outputTokens: 0,
    cachedInputTokens: 0,
    cost: 2,
  };
  expect(unstoredStep([tool], usage, 10)).toMatchObject([{ inputTokens: 500, outputTokens: 400, isEstimated: false }]);
});

test('without a recorded usage, a stored step is all that is charged, also of a free model', () => {
  const free = { ...model, cost: 0 };
  expect(unstoredStep([free], usageBefore({ input: 'Go.' }, [free]), 10)).toEqual([]);
  expect(unstoredStep([], usageBefore({ input: 'Go.' }, []), 10)).toMatchObject([{ inputTokens: 1, cost: 1 }]);
});
