import { expect, test } from 'vitest';
import { csvCell } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [undefined, ''],
  ['a, b', '"a, b"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['ends with a space ', 'ends with a space '],
])('%j is written %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '－1'])('%j is no formula any more', (value) => {
  expect(csvCell(value)).toBe(`'${value}`);
});

test('what begins with a line break is no formula either, and in quotes', () => {
  expect(csvCell('\r=1')).toBe('"\'\r=1"');
  expect(csvCell('\n=1')).toBe('"\'\n=1"');
  expect(csvCell('=HYPERLINK("https://example.org","x")')).toBe('"\'=HYPERLINK(""https://example.org"",""x"")"');
});

test('a number stays a number', () => {
  expect([csvCell(0), csvCell(-3), csvCell(1.5), csvCell(12_000)]).toEqual(['0', '-3', '1.5', '12000']);
});
