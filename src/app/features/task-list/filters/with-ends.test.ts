import { expect, test } from 'vitest';
import { withCredits, withDays } from './with-ends.ts';

const [first, second] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];

test('sets one end and clears the other if the range would be empty', () => {
  expect(withDays({ q: 'x', from: first }, { to: second })).toEqual({ q: 'x', from: first, to: second });
  expect(withDays({ q: 'x', from: second }, { to: first })).toEqual({ q: 'x', to: first });
  expect(withDays({ from: first, to: second }, { from: undefined })).toEqual({ to: second });
  expect(withCredits({ minCredits: 5 }, { maxCredits: 5 })).toEqual({ minCredits: 5, maxCredits: 5 });
  expect(withCredits({ minCredits: 5 }, { maxCredits: 4 })).toEqual({ maxCredits: 4 });
});
