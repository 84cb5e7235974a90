import { expect, test } from 'vitest';
import { rangeAround } from './spans-query.ts';

const ended = (seq: number) => ({ seq, status: 'completed' });

test('times are asked for by ten ended turns, a running one’s alone', () => {
  expect(rangeAround(ended(0), 0)).toEqual({ from: 0, to: 0, live: false });
  expect(rangeAround(ended(13), 40)).toEqual({ from: 10, to: 19, live: false });
  expect(rangeAround({ seq: 41, status: 'running' }, 40)).toEqual({ from: 41, to: 41, live: true });
});

test('a turn that ends makes the range another one', () => {
  expect(rangeAround(ended(40), 40)).not.toEqual(rangeAround(ended(40), 41));
});
