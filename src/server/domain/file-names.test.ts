import { expect, test } from 'vitest';
import { unusedName, safeFileName } from './file-names.ts';

test.each([
  ['cities.csv', 'cities.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\report.md', 'report.md'],
  ['..', 'file'],
  ['', 'file'],
  ['a\0b\r\nc.csv', 'abc.csv'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['.env', '.env'],
  ['...', 'file'],
  ['a.csv\\', 'a.csv'],
  ['a"b.csv', 'a_b.csv'],
  ['👩‍👩‍👧.csv', '👩‍👩‍👧.csv'],
  ['what?<now>.txt', 'what__now_.txt'],
  ['Übersicht 東京.csv', 'Übersicht 東京.csv'],
])('%j is shown as %j', (given, shown) => {
  expect(safeFileName(given)).toBe(shown);
});

test('cuts a long name before its extension, between characters', () => {
  const name = safeFileName(`${'😀'.repeat(300)}.csv`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith('😀.csv')).toBe(true);
});

test('appends the next free number to a taken name', () => {
  expect(unusedName('chart.svg', new Set())).toBe('chart.svg');
  expect(unusedName('chart.svg', new Set(['chart.svg', 'chart-2.svg']))).toBe('chart-3.svg');
  expect(unusedName('notes', new Set(['notes']))).toBe('notes-2');
});
