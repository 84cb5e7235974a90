import { expect, test } from 'vitest';
import { rowIndexes, scrollOffsetFor, visibleRows } from './visible-rows.ts';

const viewport = { height: 370, rowHeight: 37, count: 1_000, overscan: 12 };

test('renders the visible rows and overscan at the top', () => {
  expect(visibleRows({ ...viewport, above: 0 })).toEqual({ first: 0, end: 24 });
  expect(visibleRows({ ...viewport, above: -200 })).toEqual({ first: 0, end: 20 });
});

test('renders only visible rows without overscan', () => {
  expect(visibleRows({ ...viewport, above: 0, overscan: 0 })).toEqual({ first: 0, end: 12 });
  expect(visibleRows({ ...viewport, above: 37 * 500, overscan: 0 })).toEqual({ first: 500, end: 512 });
});

test('renders overscan on both sides, and keeps the range while scrolling by one row', () => {
  const range = visibleRows({ ...viewport, above: 37 * 500 });
  expect(range).toEqual({ first: 488, end: 524 });
  expect(visibleRows({ ...viewport, above: 37 * 500 - 20 })).toEqual({ first: 484, end: 524 });
  expect(visibleRows({ ...viewport, above: 37 * 501 })).toEqual({ first: 488, end: 524 });
});

test('never exceeds the number of rows', () => {
  expect(visibleRows({ ...viewport, above: 37 * 995 })).toEqual({ first: 980, end: 1_000 });
  expect(visibleRows({ ...viewport, above: 37 * 5_000 })).toEqual({ first: 1_000, end: 1_000 });
  expect(visibleRows({ ...viewport, above: 0, count: 0 })).toEqual({ first: 0, end: 0 });
  expect(visibleRows({ ...viewport, above: 10_000, count: 3 })).toEqual({ first: 3, end: 3 });
});

test('keeps the focused row, in order', () => {
  const range = { first: 4, end: 7 };
  expect(rowIndexes(range, -1)).toEqual([4, 5, 6]);
  expect(rowIndexes(range, 5)).toEqual([4, 5, 6]);
  expect(rowIndexes(range, 1)).toEqual([1, 4, 5, 6]);
  expect(rowIndexes(range, 7)).toEqual([4, 5, 6, 7]);
});

test('renders few of 100,000 rows, including the last', () => {
  const list = { height: 240, rowHeight: 24, count: 100_000, overscan: 12 };
  expect(visibleRows({ ...list, above: 1_200_000 })).toEqual({ first: 49_988, end: 50_024 });
  expect(visibleRows({ ...list, above: 2_400_000 })).toEqual({ first: 99_988, end: 100_000 });
});

test('scrolls the least distance that makes a row visible', () => {
  expect(scrollOffsetFor(5, 24, 240, 240)).toBe(120);
  expect(scrollOffsetFor(15, 24, 240, 240)).toBe(240);
  expect(scrollOffsetFor(30, 24, 240, 240)).toBe(504);
});
