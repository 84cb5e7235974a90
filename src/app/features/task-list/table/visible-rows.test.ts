import { expect, test } from 'vitest';
import { rowIndexes, visibleRows } from './visible-rows.ts';

const sight = { height: 370, rowHeight: 37, count: 1_000, overscan: 12 };

test('renders the visible rows and overscan at the top', () => {
  expect(visibleRows({ ...sight, above: 0 })).toEqual({ first: 0, end: 24 });
  expect(visibleRows({ ...sight, above: -200 })).toEqual({ first: 0, end: 20 });
});

test('renders only visible rows without overscan', () => {
  expect(visibleRows({ ...sight, above: 0, overscan: 0 })).toEqual({ first: 0, end: 12 });
  expect(visibleRows({ ...sight, above: 37 * 500, overscan: 0 })).toEqual({ first: 500, end: 512 });
});

test('renders overscan on both sides, and keeps the range while scrolling by one row', () => {
  const span = visibleRows({ ...sight, above: 37 * 500 });
  expect(span).toEqual({ first: 488, end: 524 });
  expect(visibleRows({ ...sight, above: 37 * 500 - 20 })).toEqual({ first: 484, end: 524 });
  expect(visibleRows({ ...sight, above: 37 * 501 })).toEqual({ first: 488, end: 524 });
});

test('never exceeds the number of rows', () => {
  expect(visibleRows({ ...sight, above: 37 * 995 })).toEqual({ first: 980, end: 1_000 });
  expect(visibleRows({ ...sight, above: 37 * 5_000 })).toEqual({ first: 1_000, end: 1_000 });
  expect(visibleRows({ ...sight, above: 0, count: 0 })).toEqual({ first: 0, end: 0 });
});

test('keeps the focused row, in order', () => {
  const span = { first: 4, end: 7 };
  expect(rowIndexes(span, -1)).toEqual([4, 5, 6]);
  expect(rowIndexes(span, 5)).toEqual([4, 5, 6]);
  expect(rowIndexes(span, 1)).toEqual([1, 4, 5, 6]);
  expect(rowIndexes(span, 7)).toEqual([4, 5, 6, 7]);
});
