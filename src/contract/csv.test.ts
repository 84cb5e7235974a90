import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

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
])('writes %j as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '－1', '\u200B=1', '\uFEFF\u202E@x'])(
  'makes %j no formula',
  (value) => {
    expect(csvCell(value)).toBe(`'${value}`);
  },
);

test('defuses and quotes a text that begins with a line break', () => {
  expect(csvCell('\r=1')).toBe('"\'\r\'=1"');
  expect(csvCell('\n=1')).toBe('"\'\n\'=1"');
  expect(csvCell('=HYPERLINK("https://example.org","x")')).toBe('"\'=HYPERLINK(""https://example.org"",""x"")"');
});

test('writes numbers unchanged, including negative ones', () => {
  expect([csvCell(0), csvCell(-3), csvCell(1.5), csvCell(12_000)]).toEqual(['0', '-3', '1.5', '12000']);
});

test.each(['a;=1+1;b', 'a, b;@SUM(A1)', 'a\n-1', 'a;\t=1', 'a;＝1', 'a;\u200B=1', 'c;@SUM(1)'])(
  'makes %j no formula where semicolons separate cells',
  (value) => {
    const cells = csvLine(['tsk_1', value, 'completed']).split(/[;\r\n]+/);
    expect(cells.filter((cell) => /^\p{Cf}*[=+\-@\t＝＋－＠]/u.test(cell))).toEqual([]);
  },
);

test('adds no apostrophe to other texts', () => {
  expect(csvCell('a; b - c = d, x=1')).toBe('"a; b - c = d, x=1"');
});
