import { expect, test } from 'vitest';
import type { ToolContext } from '../../runner/engine.ts';
import { readTable } from './load-table.ts';
import { parseDelimited } from './parse-delimited.ts';
import { parseJsonTable } from './parse-json-table.ts';
import { runQuery } from './run-query.ts';
import { queryTable } from '../query-table.ts';

const read = (name: string, text: string) =>
  readTable(name, new TextEncoder().encode(text), new AbortController().signal);

function contextWith(name: string, text: string): ToolContext {
  const none = () => Promise.reject(new Error('none'));
  const bytes = async (requested: string) => (requested === name ? new TextEncoder().encode(text) : none());
  return { workspace: { list: () => [], read: bytes, write: none }, signal: new AbortController().signal };
}

const fields = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

test('reads 500 columns and refuses more', async () => {
  expect((await read('x.csv', `${fields(500).join(',')}\n1\n`)).columns).toHaveLength(500);
  for (const count of [501, 120_000]) {
    await expect(read('x.csv', `${fields(count).join(',')}\n${'1\n'.repeat(1000)}`)).rejects.toThrow(
      'x.csv has more than 500 columns, the most this worker reads.',
    );
  }
});

test('notes a surplus cell at any position beyond 500 columns', async () => {
  const table = await read('x.csv', `${fields(500).join(',')}\n${','.repeat(600)}x\n1${','.repeat(600)}\n`);
  expect(table.notes).toEqual(['1 row (line 2) has more fields than the header: the surplus is left out']);
});

test.each([
  ['x.csv', `${fields(500).join(',')}\n${'1\n'.repeat(200_000)}`],
  ['x.json', `[{${fields(500).map((name) => `"${name}":1`)}}${',{}'.repeat(1_000_000)}]`],
])(
  'refuses %s, a small file that expands to more than 5 million cells',
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
])('%s: yields to the event loop by cells, not by rows', async (_, kind, text) => {
  let yields = 0;
  const yieldToEventLoop = async () => {
    yields += 1;
  };
  await (kind === 'csv' ? parseDelimited : parseJsonTable)('x', text, yieldToEventLoop);
  expect(yields).toBeGreaterThan(80);
});

test('numbers a name that 500 columns share in linear time', async () => {
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
])('refuses JSON with %s before parsing', async (_, text, message) => {
  await expect(read('x.json', text)).rejects.toThrow(message);
});

test('accepts many objects of few keys', async () => {
  const rows = Array.from({ length: 20_000 }, () => '{"a":1,"b":[{"c":2}]}');
  expect((await read('x.json', `[${rows}]`)).rowCount).toBe(20_000);
});

test('allows 100,000 groups and no more', async () => {
  const query = { file: 'x.csv', groupBy: ['id'] };
  const groupsOf = async (count: number) => {
    const table = await read('x.csv', `id\n${fields(count).join('\n')}`);
    return (await runQuery(table, query, () => Promise.resolve())).found;
  };
  expect(await groupsOf(100_000)).toBe(100_000);
  await expect(groupsOf(100_001)).rejects.toThrow('There are more than 100,000 groups, the most this worker makes.');
});

test('truncates long names to what a query accepts, and keeps them unique', async () => {
  const long = 'n'.repeat(5000);
  const { columns } = await read('x.csv', `${long},${long}\n1,2\n`);
  const names = columns.map(({ name }) => name);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(310);
  expect(new Set(names).size).toBe(2);
  expect((await read('x.json', JSON.stringify([{ [long]: 1 }]))).columns[0]?.name).toHaveLength(300);
});

test('truncates long cells of a result, the more cells the shorter', async () => {
  const text = `a,b\n${`${'x'.repeat(2000)},short\n`.repeat(3)}`;
  const { rows, notes } = await queryTable.run({ file: 'x.csv' }, contextWith('x.csv', text));
  expect(rows[0]).toEqual([`${'x'.repeat(1000)}…`, 'short']);
  expect(notes).toContain('cells longer than 1000 characters are cut');
  const row = Array.from({ length: 500 }, () => 'y'.repeat(100)).join(',');
  const wide = `${fields(500).join(',')}\n${`${row}\n`.repeat(50)}`;
  const many = await queryTable.run({ file: 'x.csv' }, contextWith('x.csv', wide));
  expect(JSON.stringify(many.rows).length).toBeLessThan(700_000);
});
