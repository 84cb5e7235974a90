import { expect, test } from 'vitest';
import { parseBlocks } from './parse-blocks.ts';
import { columnsOf, fitColumns } from './table-columns.ts';

const columnOf = (cell: string) => {
  const [table] = parseBlocks(`| x |\n|---|\n| ${cell} |`).blocks;
  return table?.type === 'table' ? columnsOf(table)[0] : undefined;
};

test.each([
  ['2026-05-11', { word: '2026-05-11', isFigures: false }],
  ['ana.maria@example-company.com or so', { word: 'ana.maria@example-company.com' }],
  ['a<br>a longer line<br>b', { word: 'longer', cell: 'a longer line' }],
  ['call `some_function` now', { word: 'some_function', hasCode: true }],
  ['一段没有空格的很长的中文说明文字', { word: '一' }],
])('analyses the column of %j', (cell, column) => {
  expect(columnOf(cell)).toMatchObject(column);
});

test('columns get their minimum, then a share of the rest; the widest shrink first', () => {
  const widths = [
    { least: 50, most: 50 },
    { least: 100, most: 300 },
    { least: 400, most: 400 },
  ];
  expect(fitColumns(widths, Infinity)).toEqual([50, 300, 400]);
  expect(fitColumns(widths, 650)).toEqual([50, 200, 400]);
  expect(fitColumns(widths, 550)).toEqual([50, 100, 400]);
  expect(fitColumns(widths, 350)).toEqual([50, 100, 200]);
  expect(fitColumns(widths, 150)).toEqual([50, 50, 50]);
});
