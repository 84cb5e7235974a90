import { expect, test } from 'vitest';
import { readTable } from './load-table.ts';
import { Query } from './query.ts';
import { runQuery } from './run-query.ts';
import { toCsv } from './to-csv.ts';

const SALES = `shop,region,amount,units,sold_on,paid
Ash,North,10.10,1,2024-12-30,yes
Birch,South,20.20,2,2025-01-05,no
Ash,South,30.30,3,2025-01-20,yes
Cedar,,0.1,4,2025-02-11,yes
Cedar,North,0.2,,2025-02-28,no
Birch,North,,6,2025-03-01,yes
`;
const yieldToEventLoop = async () => undefined;
const file = 'sales.csv';
async function ask(query: Omit<Query, 'file'>) {
  const table = await readTable(file, new TextEncoder().encode(SALES), new AbortController().signal);
  return runQuery(table, Query.parse({ file, ...query }), yieldToEventLoop);
}
const rows = async (query: Omit<Query, 'file'>) => (await ask(query)).rows;

test('computes every measure of a whole table', async () => {
  const result = await ask({
    measures: [
      { op: 'count' },
      { op: 'sum', column: 'amount' },
      { op: 'mean', column: 'amount' },
      { op: 'median', column: 'amount' },
      { op: 'min', column: 'amount' },
      { op: 'max', column: 'amount' },
      { op: 'distinct', column: 'shop' },
      { op: 'min', column: 'sold_on' },
    ],
  });
  expect(result.rows).toEqual([[6, 60.9, 12.18, 10.1, 0.1, 30.3, 3, '2024-12-30']]);
  expect(result.leftOut).toEqual([{ column: 'amount', rows: 1 }]);
  expect(result.columns.map(({ name }) => name)).toEqual([
    'rows',
    'total amount',
    'average amount',
    'median amount',
    'lowest amount',
    'highest amount',
    'different shop',
    'lowest sold_on',
  ]);
});

test('sorts groups by their first figure, descending, and rounds off binary errors', async () => {
  expect(await rows({ groupBy: ['shop'], measures: [{ op: 'sum', column: 'amount' }] })).toEqual([
    ['Ash', 40.4],
    ['Birch', 20.2],
    ['Cedar', 0.3],
  ]);
});

test('groups missing keys and leaves missing figures out', async () => {
  const result = await ask({ groupBy: ['region'], measures: [{ op: 'mean', column: 'amount' }, { op: 'count' }] });
  expect(result.rows).toEqual([
    ['South', 25.25, 2],
    ['North', 5.15, 3],
    [null, 0.1, 1],
  ]);
  expect(result.leftOut).toEqual([{ column: 'amount', rows: 1 }]);
});

test('groups dates by their part, in order', async () => {
  expect(await rows({ groupBy: ['sold_on'], datePart: 'month', measures: [{ op: 'count' }] })).toEqual([
    ['2024-12', 1],
    ['2025-01', 2],
    ['2025-02', 2],
    ['2025-03', 1],
  ]);
  expect(await rows({ groupBy: ['sold_on'], datePart: 'quarter' })).toEqual([
    ['2024-Q4', 1],
    ['2025-Q1', 5],
  ]);
});

test.each<[string, NonNullable<Query['filters']>, number]>([
  ['over', [{ column: 'amount', op: '>', value: 10.1 }], 2],
  ['at least', [{ column: 'amount', op: '>=', value: 10.1 }], 3],
  ['under; missing is not under', [{ column: 'units', op: '<', value: 3 }], 2],
  ['is, whatever the case', [{ column: 'Shop', op: 'is', value: 'ASH' }], 2],
  ['is one of', [{ column: 'shop', op: 'is', value: ['Ash', 'Cedar'] }], 4],
  ['is not, missing too', [{ column: 'region', op: 'is not', value: 'North' }], 3],
  ['missing', [{ column: 'amount', op: 'missing' }], 1],
  ['present', [{ column: 'region', op: 'present' }], 5],
  ['contains', [{ column: 'shop', op: 'contains', value: 'CH' }], 2],
  ['starts with', [{ column: 'shop', op: 'starts with', value: 'c' }], 2],
  ['a year', [{ column: 'sold_on', op: 'is', value: '2025' }], 5],
  ['after a month', [{ column: 'sold_on', op: '>', value: '2025-01' }], 3],
  ['until a day', [{ column: 'sold_on', op: '<=', value: '2025-01-05' }], 2],
  ['a month of any year', [{ column: 'sold_on', op: 'in month', value: 'February' }], 2],
  ['a boolean', [{ column: 'paid', op: 'is', value: 'true' }], 4],
  [
    'several together',
    [
      { column: 'shop', op: 'is', value: 'Ash' },
      { column: 'amount', op: '>', value: 20 },
    ],
    1,
  ],
])('filters by %s', async (_, filters, count) => {
  expect((await ask({ filters })).rowsUsed).toBe(count);
});

test('lists chosen columns, sorted, limited, missing values last in both orders', async () => {
  expect(await rows({ columns: ['shop', 'amount'], sortBy: 'amount', order: 'desc' })).toEqual([
    ['Ash', 30.3],
    ['Birch', 20.2],
    ['Ash', 10.1],
    ['Cedar', 0.2],
    ['Cedar', 0.1],
    ['Birch', null],
  ]);
  const cut = await ask({ columns: ['shop'], sortBy: 'amount', order: 'asc', limit: 2 });
  expect(cut).toMatchObject({
    rows: [
      ['Cedar', 0.1],
      ['Cedar', 0.2],
    ],
    found: 6,
  });
});

test('sorts groups by any column', async () => {
  const query = { groupBy: ['shop'], measures: [{ op: 'count' as const }, { op: 'max' as const, column: 'units' }] };
  expect(await rows({ ...query, sortBy: 'shop', order: 'desc' })).toEqual([
    ['Cedar', 2, 4],
    ['Birch', 2, 6],
    ['Ash', 2, 3],
  ]);
  expect(await rows({ ...query, sortBy: 'units' })).toEqual([
    ['Birch', 2, 6],
    ['Cedar', 2, 4],
    ['Ash', 2, 3],
  ]);
});

test('without rows, counts are 0 and other figures null', async () => {
  const filters = [{ column: 'shop', op: 'is' as const, value: 'Elm' }];
  expect(await rows({ filters, measures: [{ op: 'count' }, { op: 'mean', column: 'amount' }] })).toEqual([[0, null]]);
  expect(await rows({ filters, groupBy: ['shop'] })).toEqual([]);
});

test.each<[Omit<Query, 'file'>, string]>([
  [
    { groupBy: ['prize'] },
    'sales.csv has no column named "prize". It has shop, region, amount, units, sold_on and paid.',
  ],
  [
    { measures: [{ op: 'mean', column: 'shop' }] },
    '"shop" in sales.csv holds text, so it has no mean. Columns of numbers: amount and units.',
  ],
  [{ measures: [{ op: 'sum' }] }, 'The measure "sum" needs a column.'],
  [{ filters: [{ column: 'amount', op: '>', value: 'much' }] }, 'It takes a number'],
  [{ filters: [{ column: 'sold_on', op: '>', value: 'soon' }] }, 'It takes a date'],
  [{ groupBy: ['shop'], sortBy: 'amount' }, 'can\'t be sorted by "amount"'],
])('refuses %j', async (query, message) => {
  await expect(ask(query)).rejects.toMatchObject({ name: 'ToolProblem', message: expect.stringContaining(message) });
});

test('CSV quotes where needed, guards formulas, and leaves figures plain', async () => {
  const columns = [
    { name: 'a, b', type: 'text' as const, unit: '', role: 'cell' as const },
    { name: 'n', type: 'number' as const, unit: '€', role: 'cell' as const },
  ];
  const cells = [
    ['say "hi"', 1234.5],
    ['=1+1', null],
    ['two\nlines', -1],
  ];
  expect(await toCsv({ columns, rows: cells }, yieldToEventLoop)).toBe(
    '"a, b",n\r\n"say ""hi""",1234.5\r\n\'=1+1,\r\n"two\nlines",-1\r\n',
  );
});

test('includes ties with the last row if asked', async () => {
  const first = { columns: ['shop'], sortBy: 'region', limit: 1 };
  expect(await rows(first)).toEqual([['Ash', 'North']]);
  expect(await rows({ ...first, ties: true })).toEqual([
    ['Ash', 'North'],
    ['Cedar', 'North'],
    ['Birch', 'North'],
  ]);
  expect(await rows({ columns: ['shop'], limit: 1, ties: true })).toEqual([['Ash']]);
});
