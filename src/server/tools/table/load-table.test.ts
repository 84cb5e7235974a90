import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readTable } from './load-table.ts';
import { cellAt, type Table } from './table.ts';

const signal = new AbortController().signal;
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, text: string) => readTable(name, bytes(text), signal);
const fixture = async (name: string) =>
  readTable(name, await readFile(new URL(`../../../../e2e/fixtures/${name}`, import.meta.url)), signal);
const column = (table: Table, name: string) => {
  const found = table.columns.find((one) => one.name === name);
  return found === undefined ? [] : Array.from({ length: table.rowCount }, (_, row) => cellAt(found, row));
};
const types = (table: Table) => Object.fromEntries(table.columns.map(({ name, type }) => [name, type]));

test('reads semicolons, decimal commas and thousands separated by points', async () => {
  const table = await fixture('semicolons.csv');
  expect(types(table)).toEqual({ product: 'text', 'unit price': 'number', sold: 'number', note: 'text' });
  expect(column(table, 'unit price')).toEqual([1.95, 2.4, 11.9, 0.85, 7.25]);
  expect(column(table, 'sold')).toEqual([1204, 860, 96, 2310, null]);
  expect(column(table, 'note')).toEqual([null, 'coarse; stone ground', null, 'cheap', null]);
  expect(table.notes).toEqual([
    'fields parted by semicolons',
    'unit price: read with a decimal comma',
    'sold: read with a decimal comma',
  ]);
});

test('keeps line ends within quotes and counts their lines', async () => {
  const table = await fixture('quoted-newlines.csv');
  expect(column(table, 'comment')).toEqual([
    'First line\nsecond line',
    'She said "fine", and left',
    'plain',
    'a, b, and c',
  ]);
  expect(column(table, 'score')).toEqual([4, 5, 3, null]);
  expect(table.lines).toEqual({ from: 2, to: 6 });
});

test('removes a byte order mark from the first name', async () => {
  const table = await fixture('bom.csv');
  expect(table.columns.map(({ name }) => name)).toEqual(['name', 'height']);
  expect(column(table, 'name')).toEqual(['Åse', 'Björn']);
});

test('keeps ragged rows with a note and skips empty lines', async () => {
  const table = await fixture('ragged.csv');
  expect(column(table, 'city')).toEqual(['Cork', null, 'Bergen', 'Antwerp']);
  expect(table.notes).toEqual([
    '1 row (line 3) has fewer fields than the header: filled up as missing',
    '1 row (line 4) has more fields than the header: the surplus is left out',
  ]);
  expect(table.lines).toEqual({ from: 2, to: 6 });
});

test('refuses an empty file, and reads a header alone as a table without rows', async () => {
  await expect(fixture('empty.csv')).rejects.toThrow('empty.csv is empty');
  expect(await fixture('header-only.csv')).toMatchObject({
    rowCount: 0,
    columns: [{ name: 'city' }, { name: 'price' }, { name: 'rooms' }],
  });
});

test('reads currency signs, thousands, negative brackets, codes and day-first dates', async () => {
  const table = await fixture('money.csv');
  expect(column(table, 'cost')).toEqual([1250, 89.9, -40, null]);
  expect(table.columns[1]).toMatchObject({ type: 'number', unit: '€', missing: 1 });
  expect(column(table, 'paid')).toEqual(['true', 'false', 'true', 'false']);
  expect(column(table, 'postcode')[0]).toBe('08001');
  expect(column(table, 'due')).toEqual(['2025-04-03', '2025-04-25', '2025-05-01', '2025-05-12']);
});

test.each([
  ['tab', 'a\tb\n1\t2\n', 'a,b'],
  ['bar', 'a|b\n1|2\n', 'a,b'],
  ['a comma in quotes counts for nothing', 'a;b\n"1,2,3";2\n"4,5";3\n', 'a,b'],
  ['sep= line of spreadsheets', 'sep=;\na;b\n1;2\n', 'a,b'],
  ['one column', 'city\nCork\nBergen\n', 'city'],
  ['names that repeat or are missing', 'a,,a\n1,2,3\n', 'a,column 2,a 2'],
  ['CR line ends', 'a,b\r1,2\r', 'a,b'],
])('finds the delimiter and header: %s', async (_, text, names) => {
  const table = await read('x.csv', text);
  expect(table.columns.map(({ name }) => name).join(',')).toBe(names);
});

test('treats a first line of figures as a row', async () => {
  const table = await read('x.csv', '1,2\n3,4\n');
  expect(column(table, 'column 1')).toEqual([1, 3]);
  expect(table.lines).toEqual({ from: 1, to: 2 });
});

test('refuses an unclosed quote and names its line', async () => {
  await expect(read('x.csv', 'a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow(
    "x.csv can't be read as a table: a quote opened on line 3 never closes.",
  );
});

test('keeps a number column with a few other cells and counts them', async () => {
  const table = await read('x.csv', `n\n${'1\n'.repeat(19)}unknown\n`);
  expect(table.columns[0]).toMatchObject({ type: 'number', unreadable: 1, missing: 0 });
});

test('notes ambiguous dates', async () => {
  const table = await read('x.csv', 'd\n03/04/2025\n05/06/2025\n');
  expect(column(table, 'd')).toEqual(['2025-04-03', '2025-06-05']);
  expect(table.notes).toEqual(['d: dates read as day/month/year, though they could be month/day']);
  expect(column(await read('x.csv', 'd\n03/04/2025\n05/26/2025\n'), 'd')).toEqual(['2025-03-04', '2025-05-26']);
});

test('reads JSON: a list within an object, nested fields, missing and boolean values', async () => {
  const table = await fixture('people.json');
  expect(types(table)).toEqual({
    name: 'text',
    department: 'text',
    salary: 'number',
    startDate: 'date',
    remote: 'boolean',
    'address.city': 'text',
  });
  expect(table).toMatchObject({ rowCount: 16, notes: ['rows taken from "people"'] });
  expect(column(table, 'salary')[5]).toBeNull();
});

test.each([
  ['one object a line', 'x.ndjson', '{"a":1}\n{"a":2,"b":"x"}\n', [null, 'x']],
  ['an array', 'x.json', '[{"a":1,"b":"word"},{"a":2}]', ['word', null]],
])('reads JSON: %s', async (_, name, text, b) => {
  expect(column(await read(name, text), 'b')).toEqual(b);
});

test.each([
  ['{"a": 1}', 'it holds no list of objects'],
  ['[1, 2]', 'it holds no list of objects'],
  ['{"a": [', 'it is not valid JSON'],
])('refuses JSON %s', async (text, why) => {
  await expect(read('x.json', text)).rejects.toThrow(why);
});

test('refuses binary data, and reads Windows-1252 with a note', async () => {
  await expect(readTable('x.csv', new Uint8Array([80, 75, 0, 4]), signal)).rejects.toThrow('x.csv is not text');
  const table = await readTable('x.csv', new Uint8Array([97, 10, 0xe9, 10]), signal);
  expect(column(table, 'a')).toEqual(['é']);
  expect(table.notes).toEqual(['not valid UTF-8: read as Windows-1252']);
});

const big = `city,district,price,listed\n${Array.from({ length: 215_000 }, (_, i) => `City ${i % 50},"Row, ${i % 900}",${(i * 37) % 900_000}.5,2025-${String((i % 12) + 1).padStart(2, '0')}-11`).join('\n')}\n`;

test('keeps the event loop running while reading 8 MB', async () => {
  expect(big.length).toBeGreaterThan(8_000_000);
  let ticks = 0;
  const done = new AbortController();
  const counting = (async () => {
    while (!done.signal.aborted) {
      await setImmediate();
      ticks += 1;
    }
  })();
  const table = await read('big.csv', big);
  done.abort();
  await counting;
  expect(table.rowCount).toBe(215_000);
  expect(ticks).toBeGreaterThan(200);
}, 30_000);

test('stops reading soon after an abort', async () => {
  const stop = new AbortController();
  const reading = readTable('big.csv', bytes(big), stop.signal);
  await setImmediate();
  stop.abort(new Error('called off'));
  await expect(reading).rejects.toThrow('called off');
});
