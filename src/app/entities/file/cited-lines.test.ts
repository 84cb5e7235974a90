import { expect, test } from 'vitest';
import { citedLines, sourcePlace } from './cited-lines.ts';

test.each([
  ['/a.csv#L2-L61', { from: 2, to: 61 }],
  ['/a.csv?v=1#L7', { from: 7, to: 7 }],
  ['/a.csv#L3-5', { from: 3, to: 5 }],
  ['/a.csv#L5-L3', undefined],
  ['/a.csv#L0', undefined],
  ['/a.csv#top', undefined],
  ['/a.csv', undefined],
])('the lines cited by %s', (href, lines) => {
  expect(citedLines(href)).toEqual(lines);
});

test('a source is on a host, or in lines of a file', () => {
  expect(sourcePlace({ href: 'https://example.org/a#L2', external: true })).toBe('example.org');
  expect(sourcePlace({ href: '/a.csv#L2-L61', external: false })).toBe('Lines 2–61');
  expect(sourcePlace({ href: '/a.csv#L2', external: false })).toBe('Line 2');
  expect(sourcePlace({ href: '/a.csv', external: false })).toBeUndefined();
});
