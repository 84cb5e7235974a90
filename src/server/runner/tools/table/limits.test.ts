import { expect, test } from 'vitest';
import { readTable } from './load-table.ts';
import { parseDelimited } from './parse-delimited.ts';
import { parseJsonTable } from './parse-json-table.ts';

const read = (name: string, text: string) =>
  readTable(name, new TextEncoder().encode(text), new AbortController().signal);
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
  const table = await read('x.csv', `${fields(500).join(',')}\n${','.repeat(600)}x\n${','.repeat(600)}\n`);
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
