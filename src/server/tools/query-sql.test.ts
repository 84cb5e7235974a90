import { expect, test } from 'vitest';
import { type ToolContext, ToolProblem } from '../runner/engine.ts';
import { querySql } from './query-sql.ts';

const FILES: Readonly<Record<string, string>> = {
  'homes.csv':
    'city,price,sold,listed\nGirona,210.5,yes,2025-03-01\nLleida,140,no,2025-04-02\nGirona,n/a,yes,2025-04-09\n',
  'cities.json': '[{"city":"Girona","people":100000},{"city":"Lleida","people":140000}]',
  'case.json': '[{"Price":1,"price":2}]',
  'sqlite_a.csv': 'a\n1\n',
  'Homes.csv': 'a\n1\n',
  'odd.json': String.raw`[{"a\u0000b":1,"c\ud800":2,"":3,"d\" REAL); attach 'x.db' as y; --":4}]`,
  'numbers.csv': `n\n${Array.from({ length: 150 }, (_, n) => n).join('\n')}\n`,
};

const context: ToolContext = {
  workspace: {
    list: () => [],
    read: async (name) => new TextEncoder().encode(FILES[name]),
    write: () => Promise.reject(new Error('nothing is written')),
  },
  signal: new AbortController().signal,
};
const run = (sql: string, ...files: string[]) => querySql.run({ sql, files }, context);

test('selects from a file by its name, with its types', async () => {
  const sql = `select "city", avg("price"), count(*), sum("sold"), min(strftime('%m', "listed")) from "homes.csv" group by 1 order by 1`;
  expect(await run(sql, 'homes.csv')).toEqual({
    columns: ['city', 'avg("price")', 'count(*)', 'sum("sold")', `min(strftime('%m', "listed"))`],
    rows: [
      ['Girona', 210.5, 2, 2, '03'],
      ['Lleida', 140, 1, 0, '04'],
    ],
    notes: [],
  });
});

test('joins two files, and divides without losing the fraction', async () => {
  const sql =
    'select city, people / 3 from "homes.csv" join "cities.json" using (city) where price is not null order by 1';
  const { rows } = await run(sql, 'homes.csv', 'cities.json');
  expect(rows).toEqual([
    ['Girona', expect.closeTo(33_333.333, 2)],
    ['Lleida', expect.closeTo(46_666.667, 2)],
  ]);
});

test('gives a column that differs only in case another name', async () => {
  expect((await run('select "Price", "price 2" from "case.json"', 'case.json')).rows).toEqual([[1, 2]]);
});

test('returns 100 rows, and says that there are more', async () => {
  const { rows, notes } = await run('select n from "numbers.csv"', 'numbers.csv');
  expect(rows).toHaveLength(100);
  expect(notes).toEqual([expect.stringContaining('only the first 100 rows')]);
  expect((await run('select n from "numbers.csv" limit 100', 'numbers.csv')).notes).toEqual([]);
});

test.each([
  ['insert into "homes.csv" values (1, 2, 3, 4)', /Only SELECT is allowed/],
  ['drop table "homes.csv"', /Only SELECT is allowed/],
  ['pragma query_only = 0', /Only SELECT is allowed/],
  [`attach '/etc/passwd' as x`, /Only SELECT is allowed/],
  [`vacuum into '/tmp/x'`, /Only SELECT is allowed/],
  ['create temp table t (a)', /Only SELECT is allowed/],
  [`select load_extension('x')`, /no such function: load_extension/],
  [`select readfile('/etc/passwd')`, /no such function: readfile/],
  ['select 1; select 2', /one SELECT, not 2 statements/],
  ['-- nothing', /one SELECT, not 0 statements/],
  ['select "prize" from "homes.csv"', /no such column: "?prize.*Tables: "homes.csv" \("city", "price"/],
  ['selec', /syntax error/],
])('refuses %s', async (sql, message) => {
  await expect(run(sql, 'homes.csv')).rejects.toMatchObject({
    name: 'ToolProblem',
    message: expect.stringMatching(message),
  });
});

test.each([
  ['is reserved', ['sqlite_a.csv'], /^sqlite_a.csv can't be a table for SQL: object name reserved/],
  ['differs only in case', ['homes.csv', 'Homes.csv'], /^Homes.csv can't be a table for SQL: .*already exists/],
])('refuses a file whose name %s', async (_, files, why) => {
  const refused = run('select 1', ...files);
  await expect(refused).rejects.toThrow(why);
  await expect(refused).rejects.toBeInstanceOf(ToolProblem);
});

test('takes columns whose names SQL can not hold, or that look like SQL', async () => {
  expect(await run('select * from "odd.json"', 'odd.json')).toMatchObject({
    columns: ['a\u{FFFD}b', 'c\u{FFFD}', '', `d" REAL); attach 'x.db' as y; --`],
    rows: [[1, 2, 3, 4]],
  });
});
