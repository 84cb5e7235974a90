import { expect, test } from 'vitest';
import { chargeFor, creditsFor, estimateTokens } from './credits.ts';

const nothing = { toolCalls: 0, bytesRead: 0, inputTokens: 0, outputTokens: 0 };

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

test('never charges more than is left', () => {
  expect(chargeFor(5, 9)).toBe(5);
  expect(chargeFor(5, 3)).toBe(3);
  expect(chargeFor(5, 0)).toBe(0);
  expect(chargeFor(5, -2)).toBe(0);
});

test('counts four characters as a token, rounded up', () => {
  expect([0, 1, 4, 5].map(estimateTokens)).toEqual([0, 1, 1, 2]);
});
