import { expect, test } from 'vitest';
import { scrollTo, rowWindow } from './window-of.ts';

test('renders few of 100,000 rows, including the visible ones', () => {
  expect(rowWindow(100_000, 24, 1_200_000, 240)).toEqual({ first: 49_988, last: 50_022 });
  expect(rowWindow(100_000, 24, 0, 240)).toEqual({ first: 0, last: 22 });
  expect(rowWindow(100_000, 24, 2_400_000, 240)).toEqual({ first: 99_988, last: 100_000 });
});

test('renders a valid range if the list shrinks while scrolled far', () => {
  expect(rowWindow(3, 24, 10_000, 240)).toEqual({ first: 3, last: 3 });
  expect(rowWindow(0, 24, 0, 240)).toEqual({ first: 0, last: 0 });
});

test('scrolls the least distance that makes a row visible', () => {
  expect(scrollTo(5, 24, 240, 240)).toBe(120);
  expect(scrollTo(15, 24, 240, 240)).toBe(240);
  expect(scrollTo(30, 24, 240, 240)).toBe(504);
});
