import { expect, test } from 'vitest';
import { chargesFor, costOf, creditsFor, estimateTokens, outputTokensFor, roundUp } from './credits.ts';

const nothing = { toolCalls: 0, bytesRead: 0, inputTokens: 0, outputTokens: 0 };
const PRICES = { input: 2.5, cachedInput: 0.25, output: 10 };

test.each([
  ['a turn that used nothing', nothing, 0],
  ['one token', { ...nothing, inputTokens: 1 }, 1],
  ['one tool call', { ...nothing, toolCalls: 1 }, 2],
  ['exactly 100 kB read', { ...nothing, bytesRead: 100_000 }, 1],
  ['a byte more than 100 kB', { ...nothing, bytesRead: 100_001 }, 2],
  ['a thousand tokens, in and out', { ...nothing, inputTokens: 600, outputTokens: 400 }, 1],
  [
    'fractions, summed before they are rounded up',
    { toolCalls: 3, bytesRead: 50_000, inputTokens: 250, outputTokens: 250 },
    7,
  ],
  ['fractions past a whole', { toolCalls: 3, bytesRead: 50_000, inputTokens: 250, outputTokens: 251 }, 8],
])('calculates the cost of %s', (_, use, credits) => {
  expect(creditsFor(use)).toBe(credits);
});

test('a dollar is 1,000 credits; cached input has its own price', () => {
  const tokens = { inputTokens: 100_000, cachedInputTokens: 80_000, outputTokens: 1_000 };
  // $0.05 + $0.02 + $0.01
  expect(roundUp(costOf({ ...nothing, ...tokens }, PRICES))).toBe(80);
  expect(roundUp(costOf({ ...nothing, ...tokens, toolCalls: 2 }, { input: 0, cachedInput: 0, output: 0 }))).toBe(4);
});

test('says how many output tokens a number of credits pays for', () => {
  expect(outputTokensFor(1, PRICES)).toBe(100);
  expect(outputTokensFor(1, null)).toBe(1000);
  expect(outputTokensFor(0, null)).toBe(0);
  expect(outputTokensFor(1, { input: 1, cachedInput: 1, output: 0 })).toBe(Number.POSITIVE_INFINITY);
});

test('charges whole credits for steps, whose sum is the rounded sum of their costs', () => {
  expect(chargesFor([0.2, 0.2, 0.2, 2.5], 100)).toEqual([1, 0, 0, 3]);
  expect(chargesFor([0.1, 0.2, 0.7], 100)).toEqual([1, 0, 0]);
});

test('never charges more than is left', () => {
  expect(chargesFor([3, 4], 5)).toEqual([3, 2]);
  expect(chargesFor([3, 4], 0)).toEqual([0, 0]);
  expect(chargesFor([3, 4], -2)).toEqual([0, 0]);
});

test('counts four characters as a token, rounded up', () => {
  expect([0, 1, 4, 5].map(estimateTokens)).toEqual([0, 1, 1, 2]);
});
