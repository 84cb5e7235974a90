import { expect, test } from 'vitest';
import type { ToolContext } from '../../../runner/engine.ts';
import { readTable } from './load-table.ts';
import { parseDelimited } from './parse-delimited.ts';
import { parseJsonTable } from './parse-json-table.ts';
import { runQuery } from './run-query.ts';
import { queryTable } from '../query-table.ts';

const read = (name: string, text: string) =>
  readTable(name, new TextEncoder().encode(text), new AbortController().signal);

function contextWith(name: string, text: string): ToolContext {
  const none = () => Promise.reject(new Error('none'));
  const bytes = async (asked: string) => (asked === name ? new TextEncoder().encode(text) : none());
  return { workspace: { list: () => [], read: bytes, write: none }, signal: new AbortController().signal };
}

const fields = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

test('500 columns are read and more are refused, however many the header names', async () => {
  expect((await read('x.csv', `${fields(500).join(',')}\n1\n`)).columns).toHaveLength(500);
  for (const count of [501, 120_000]) {
    await expect(read('x.csv', `${fields(count).join(',')}\n${'1\n'.repeat(1000)}`)).rejects.toThrow(
      'x.csv has more than 500 columns, the most this worker reads.',
    );
  }
});

test('what a row has beyond 500 columns is told, wherever in the surplus it stands', async () => {
  const table = await read('x.csv', `${fields(500).join(',')}\n${','.repeat(600)}x\n1${','.repeat(600)}\n`);
  expect(table.notes).toEqual(['1 row (line 2) has more fields than the header: the surplus is left out']);
});

test.each([
  ['x.csv', `${fields(500).join(',')}\n${'1\n'.repeat(200_000)}`],
  ['x.json', `[{${fields(500).map((name) => `"${name}":1`)}}${',{}'.repeat(1_000_000)}]`],
])(
  '%s: a small file that fills up to more than 5 million cells is refused',
  async (name, text) => {
    await expect(read(name, text)).rejects.toThrow(`${name} is too large a table: it has more than 5,000,000 cells`);
  },
  30_000,
);

test.each([
  ['x.csv', 'csv', `${fields(400).join(',')}\n${'1\n'.repeat(1000)}`],
  [
    'x.json',
    'json',
    `[{${fields(400).map((name) => `"${name}":1`)}}${`,{${fields(400).map((name) => `"${name}":2`)}}`.repeat(999)}]`,
  ],
])('%s: breath is drawn by cells, not by rows', async (_, kind, text) => {
  let breaths = 0;
  const breathe = async () => {
    breaths += 1;
  };
  await (kind === 'csv' ? parseDelimited : parseJsonTable)('x', text, breathe);
  expect(breaths).toBeGreaterThan(80);
});

test('a name that 500 columns share is numbered without counting from 2 each time', async () => {
  const table = await read('x.csv', `${Array(499).fill('a').join(',')},a 2\n1\n`);
  expect(table.columns.map(({ name }) => name).slice(-3)).toEqual(['a 498', 'a 499', 'a 2 2']);
});

test.each([
  ['lists in lists', '['.repeat(1_000_000), 'x.json nests deeper than 64 levels, the most this worker reads.'],
  ['objects in objects', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 'x.json nests deeper than 64 levels'],
  [
    'an object of many keys',
    `{${fields(10_001).map((name) => `"${name}":1`)}}`,
    'an object with more than 10,000 keys',
  ],
])('JSON with %s is refused before it is parsed', async (_, text, message) => {
  await expect(read('x.json', text)).rejects.toThrow(message);
});

test('many objects of few keys are no object of many keys', async () => {
  const rows = Array.from({ length: 20_000 }, () => '{"a":1,"b":[{"c":2}]}');
  expect((await read('x.json', `[${rows}]`)).rowCount).toBe(20_000);
});

test('100,000 groups are made and no more', async () => {
  const query = { file: 'x.csv', groupBy: ['id'] };
  const groupsOf = async (count: number) => {
    const table = await read('x.csv', `id\n${fields(count).join('\n')}`);
    return (await runQuery(table, query, () => Promise.resolve())).found;
  };
  expect(await groupsOf(100_000)).toBe(100_000);
  await expect(groupsOf(100_001)).rejects.toThrow('There are more than 100,000 groups, the most this worker makes.');
});

test('a name is as long as a query can ask for, and stays a name of its own', async () => {
  const long = 'n'.repeat(5000);
  const { columns } = await read('x.csv', `${long},${long}\n1,2\n`);
  const names = columns.map(({ name }) => name);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(310);
  expect(new Set(names).size).toBe(2);
  expect((await read('x.json', JSON.stringify([{ [long]: 1 }]))).columns[0]?.name).toHaveLength(300);
});

test('cells of a result are cut where they are long, the more the more there are', async () => {
  const text = `a,b\n${`${'x'.repeat(2000)},short\n`.repeat(3)}`;
  const { rows, notes } = await queryTable.run({ file: 'x.csv' }, contextWith('x.csv', text));
  expect(rows[0]).toEqual([`${'x'.repeat(1000)}…`, 'short']);
  expect(notes).toContain('cells longer than 1000 characters are cut');
  const row = Array.from({ length: 500 }, () => 'y'.repeat(100)).join(',');
  const wide = `${fields(500).join(',')}\n${`${row}\n`.repeat(50)}`;
  const many = await queryTable.run({ file: 'x.csv' }, contextWith('x.csv', wide));
  expect(JSON.stringify(many.rows).length).toBeLessThan(700_000);
});
