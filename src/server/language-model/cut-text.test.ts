import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

test.each([
  ['a short text as it is', 'tea', 3, 'tea'],
  ['the bytes that fit', 'teas', 3, 'tea'],
  ['Chinese whole that fits exactly', '茶茶', 6, '茶茶'],
  ['no half of a Chinese character', '茶茶', 5, '茶'],
  ['no half of an emoji', '🍵🍵', 7, '🍵'],
])('keeps %s', (_, text, bytes, kept) => {
  expect(cutText(text, bytes)).toBe(kept);
});
