import { expect, test } from 'vitest';
import { readSql, readToolResult } from './read-tool-result.ts';

test('reads a query result, and how many rows there are', () => {
  const output = {
    file: 'homes.csv',
    columns: [
      { name: 'city', type: 'text' },
      { name: 'price', type: 'number' },
    ],
    rows: [
      ['Oslo', 12.5],
      [null, 3],
    ],
    resultRows: 120,
  };
  expect(readToolResult(output)).toEqual({
    kind: 'table',
    columns: ['city', 'price'],
    rows: output.rows,
    total: 120,
  });
  expect(readToolResult({ columns: ['n'], rows: [[1]] })).toMatchObject({ kind: 'table', columns: ['n'], total: 1 });
});

test('reads a calculation without changing its digits', () => {
  const result = '123456789012345678901234567890';
  expect(readToolResult({ expression: '1 + 1', result })).toEqual({ kind: 'calculation', expression: '1 + 1', result });
});

test('reads quotes, files, pages and texts', () => {
  const quote = { text: 'It rained.', from: 3, to: 4 };
  expect(readToolResult({ quotes: [{ ...quote, heading: '' }], found: 9 })).toEqual({
    kind: 'quotes',
    quotes: [quote],
    total: 9,
  });
  const url = 'http://localhost/api/workers/w/files/a.csv';
  expect(readToolResult({ name: 'a.csv', mediaType: 'text/csv', size: 3, url, holds: 'text' })).toEqual({
    kind: 'file',
    filename: 'a.csv',
    mediaType: 'text/csv',
    size: 3,
    url,
  });
  const page = { url: 'https://example.com/a', title: 'A page', text: 'Words' };
  expect(readToolResult(page)).toEqual({ kind: 'pages', pages: [page] });
  const found = { url: 'https://example.com/b', title: null, snippet: 'Found' };
  const pages = [{ url: found.url, title: '', text: 'Found' }];
  expect(readToolResult([found])).toEqual({ kind: 'pages', pages });
  expect(readToolResult({ results: [found] })).toEqual({ kind: 'pages', pages });
  expect(readToolResult({ text: 'a\r\nb' })).toEqual({ kind: 'text', text: 'a\nb' });
  const content = [
    { type: 'text', text: 'one' },
    { type: 'text', text: 'two' },
  ];
  expect(readToolResult({ content })).toEqual({ kind: 'text', text: 'one\ntwo' });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'Done'],
  ['no results', { results: [] }],
  ['a table with an object in a cell', { columns: ['a'], rows: [[{}]] }],
  ['an address that is a script', { url: 'javascript:alert(1)', title: 'A' }],
  ['an unknown shape', { ok: true }],
])('has no card for %s', (_, output) => {
  expect(readToolResult(output)).toBeUndefined();
});

test('reads the SQL of a call', () => {
  expect(readSql({ sql: 'select 1' })).toBe('select 1');
  expect(readSql({ query: 'select 1' })).toBeUndefined();
});
