import { expect, test } from 'vitest';
import { asTabSeparated, findRows, parseTable, sortRows } from './table-rows.ts';

const cellsOf = (rows: readonly { cells: readonly string[] }[]) => rows.map(({ cells }) => cells.join('|'));

test('quoted cells may have separators, quotes and line breaks', () => {
  const { head, rows } = parseTable('name,note\r\n"Smith, J.","said ""yes"""\r\nB,"two\nlines"\r\n', ',');
  expect(head).toEqual(['name', 'note']);
  expect(rows).toEqual([
    { line: undefined, cells: ['Smith, J.', 'said "yes"'] },
    { line: undefined, cells: ['B', 'two\nlines'] },
  ]);
});

test('rows have the numbers of their lines', () => {
  expect(parseTable('a\n1\n2\n', ',').rows.map(({ line }) => line)).toEqual([2, 3]);
});

test.each(['a;b\n1,5;2', 'a\tb\n1,5\t2'])('finds the separator of %j', (text) => {
  expect(parseTable(text, ',').rows[0]?.cells).toEqual(['1,5', '2']);
});

test('an empty file has neither head nor rows', () => {
  expect(parseTable('', ',')).toEqual({ head: [], rows: [] });
});

test('sorts numbers by value, text by words, and empty cells last', () => {
  const { rows } = parseTable('price,city\n"1,200",b\n,a\n€ 90,C\n-5 %,a10\n', ',');
  const by = (column: number, descending: boolean) =>
    sortRows(rows, { column, descending }).map(({ cells }) => cells[column]);
  expect(by(0, false)).toEqual(['-5 %', '€ 90', '1,200', '']);
  expect(by(0, true)).toEqual(['1,200', '€ 90', '-5 %', '']);
  expect(by(1, false)).toEqual(['a', 'a10', 'b', 'C']);
});

test('finds rows by a part of any cell, and copies them with the head', () => {
  const table = parseTable('city,note\nGirona,x\nLleida,"two\twords"\n', ',');
  const found = findRows(table.rows, ' LLEI ');
  expect(cellsOf(found)).toEqual(['Lleida|two\twords']);
  expect(asTabSeparated(table, found)).toBe('city\tnote\nLleida\ttwo words');
});
