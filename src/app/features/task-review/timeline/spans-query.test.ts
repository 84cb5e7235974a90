import { expect, test } from 'vitest';
import { rangeAround } from './spans-query.ts';

const ended = (seq: number) => ({ seq, status: 'completed' });

test('requests times for ten ended turns at once, and for a running turn alone', () => {
  expect(rangeAround(ended(0), 0)).toEqual({ from: 0, to: 0, live: false });
  expect(rangeAround(ended(13), 40)).toEqual({ from: 10, to: 19, live: false });
  expect(rangeAround({ seq: 41, status: 'running' }, 40)).toEqual({ from: 41, to: 41, live: true });
});

test('a turn that ends changes the range', () => {
  expect(rangeAround(ended(40), 40)).not.toEqual(rangeAround(ended(40), 41));
});
