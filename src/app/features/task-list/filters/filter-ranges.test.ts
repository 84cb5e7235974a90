import { expect, test } from 'vitest';
import { setCreditRange, setDateRange } from './filter-ranges.ts';

const [first, second] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];

test('sets one end and clears the other if the range would be empty', () => {
  expect(setDateRange({ q: 'x', from: first }, { to: second })).toEqual({ q: 'x', from: first, to: second });
  expect(setDateRange({ q: 'x', from: second }, { to: first })).toEqual({ q: 'x', to: first });
  expect(setDateRange({ from: first, to: second }, { from: undefined })).toEqual({ to: second });
  expect(setCreditRange({ minCredits: 5 }, { maxCredits: 5 })).toEqual({ minCredits: 5, maxCredits: 5 });
  expect(setCreditRange({ minCredits: 5 }, { maxCredits: 4 })).toEqual({ maxCredits: 4 });
});
