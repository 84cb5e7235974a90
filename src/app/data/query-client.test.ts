import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { mayPass, retryDelay } from './query-client.ts';

test.each([
  [0, true],
  [408, true],
  [429, true],
  [502, true],
  [401, false],
  [402, false],
  [404, false],
])('retries a read that failed with %d: %s', (status, again) => {
  expect(mayPass(new ApiProblem(status, ''))).toBe(again);
});

test('does not retry an unexpected error', () => {
  expect(mayPass(new TypeError('a bug'))).toBe(false);
});

test('waits as long as the API asks, else exponentially with jitter up to ten seconds', () => {
  expect(retryDelay(0, new ApiProblem(429, '', 7_000))).toBe(7_000);
  expect(retryDelay(0, new ApiProblem(502, ''), () => 1)).toBe(500);
  expect(retryDelay(2, new ApiProblem(502, ''), () => 0)).toBe(1_000);
  expect(retryDelay(20, new ApiProblem(0, ''), () => 1)).toBe(10_000);
});
