import { describe, expect, test } from 'vitest';
import type { Query } from '../../tools/table/query.ts';
import { parseTableRequest } from './parse-table-request.ts';
import { count, homes, is, mean, orders, read, sum } from '../testing/test-tables.ts';

describe('a table of homes', () => {
  test.each<[string, object]>([
    ['average price by city, and chart it', { groupBy: ['city'], measures: [mean('price')] }],
    ['Average prices per City?', { groupBy: ['city'], measures: [mean('price')] }],
    ['What is the mean price for each district?', { groupBy: ['district'], measures: [mean('price')] }],
    ['average price for each number of rooms', { groupBy: ['rooms'], measures: [mean('price')] }],
    ['mean area by rooms', { groupBy: ['rooms'], measures: [mean('area_m2')] }],
    [
      'min, max and average price by city',
      { groupBy: ['city'], measures: [{ op: 'min', column: 'price' }, { op: 'max', column: 'price' }, mean('price')] },
    ],
    ['total area and average price by city', { groupBy: ['city'], measures: [sum('area_m2'), mean('price')] }],
    ['average price and area by city', { groupBy: ['city'], measures: [mean('price'), mean('area_m2')] }],
    ['number of homes per city and district', { groupBy: ['city', 'district'], measures: [count] }],
    ['how many homes are there in each city', { groupBy: ['city'], measures: [count] }],
    ["what's the total price", { measures: [sum('price')] }],
    ['what is the highest price', { measures: [{ op: 'max', column: 'price' }] }],
    ['lowest price by city', { groupBy: ['city'], measures: [{ op: 'min', column: 'price' }] }],
    ['how many homes are there', { measures: [count] }],
    ['count by month', { groupBy: ['listed_on'], datePart: 'month', measures: [count] }],
    ['sum of price by year', { groupBy: ['listed_on'], datePart: 'year', measures: [sum('price')] }],
    ['monthly average price', { groupBy: ['listed_on'], datePart: 'month', measures: [mean('price')] }],
    ['distinct cities', { groupBy: ['city'], measures: [count] }],
    ['list the cities', { groupBy: ['city'], measures: [count] }],
    ['how many different districts are there', { measures: [{ op: 'distinct', column: 'district' }] }],
    [
      'top 5 cities by total price',
      { groupBy: ['city'], measures: [sum('price')], sortBy: 'total price', order: 'desc', limit: 5 },
    ],
    [
      'bottom 2 districts by average area',
      { groupBy: ['district'], measures: [mean('area_m2')], sortBy: 'average area_m2', order: 'asc', limit: 2 },
    ],
    [
      'which city has the highest average price',
      { groupBy: ['city'], measures: [mean('price')], sortBy: 'average price', order: 'desc' },
    ],
    ['which city has the most homes', { groupBy: ['city'], measures: [count], sortBy: 'rows', order: 'desc' }],
    [
      'which month has the fewest homes',
      { groupBy: ['listed_on'], datePart: 'month', measures: [count], sortBy: 'rows', order: 'asc' },
    ],
    ['5 most expensive homes', { sortBy: 'price', order: 'desc', limit: 5 }],
    ['cheapest 5 homes', { sortBy: 'price', order: 'asc', limit: 5 }],
    ['newest 3 homes', { sortBy: 'listed_on', order: 'desc', limit: 3 }],
    ['first 10 rows', { limit: 10 }],
    ['count rows by city sorted by city', { groupBy: ['city'], measures: [count], sortBy: 'city' }],
    [
      'show city and price where rooms = 4 sorted by price descending',
      { filters: [is('rooms', 4)], columns: ['city', 'price'], sortBy: 'price', order: 'desc' },
    ],
    [
      'how many rows where price > 500000',
      { filters: [{ column: 'price', op: '>', value: 500_000 }], measures: [count] },
    ],
    [
      'how many homes cost more than 300k',
      { filters: [{ column: 'price', op: '>', value: 300_000 }], measures: [count] },
    ],
    ['rows where price is at least €1,250.50', { filters: [{ column: 'price', op: '>=', value: 1250.5 }] }],
    [
      'price between 200000 and 300,000',
      {
        filters: [
          { column: 'price', op: '>=', value: 200_000 },
          { column: 'price', op: '<=', value: 300_000 },
        ],
      },
    ],
    [
      'homes in Girona with at least 3 rooms and a price under 400k',
      {
        filters: [
          is('city', 'Girona'),
          { column: 'rooms', op: '>=', value: 3 },
          { column: 'price', op: '<', value: 400_000 },
        ],
      },
    ],
    ['list rows where city is Girona', { filters: [is('city', 'Girona')] }],
    ['list homes where district is Eixample or Centre', { filters: [is('district', ['Eixample', 'Centre'])] }],
    ['homes in part alta', { filters: [is('district', 'Part Alta')] }],
    [
      'average price by city, ignore rows with no price',
      { groupBy: ['city'], measures: [mean('price')], filters: [{ column: 'price', op: 'present' }] },
    ],
    ['how many homes have no price', { measures: [count], filters: [{ column: 'price', op: 'missing' }] }],
    ['rows where price is missing', { filters: [{ column: 'price', op: 'missing' }] }],
    [
      'excluding Girona, average price by city',
      { groupBy: ['city'], measures: [mean('price')], filters: [{ column: 'city', op: 'is not', value: 'Girona' }] },
    ],
    [
      'average price where city is not Girona',
      { measures: [mean('price')], filters: [{ column: 'city', op: 'is not', value: 'Girona' }] },
    ],
    [
      'average price by city excluding homes with a price under 200000',
      { groupBy: ['city'], measures: [mean('price')], filters: [{ column: 'price', op: '>=', value: 200_000 }] },
    ],
    ['homes with more rooms than 3', { filters: [{ column: 'rooms', op: '>', value: 3 }] }],
    ['ignore rows where price is over 500000', { filters: [{ column: 'price', op: '<=', value: 500_000 }] }],
    [
      'compare Girona and Sitges by average price',
      { groupBy: ['city'], measures: [mean('price')], filters: [is('city', ['Girona', 'Sitges'])] },
    ],
    [
      'median area_m2 by district sorted descending',
      { groupBy: ['district'], measures: [{ op: 'median', column: 'area_m2' }], order: 'desc' },
    ],
    [
      'average price by city where rooms is 3 or 4',
      { groupBy: ['city'], measures: [mean('price')], filters: [is('rooms', [3, 4])] },
    ],
    [
      'median price per district in 2025',
      { groupBy: ['district'], measures: [{ op: 'median', column: 'price' }], filters: [is('listed_on', '2025')] },
    ],
    ['homes listed after June 2025', { filters: [{ column: 'listed_on', op: '>', value: '2025-06' }] }],
    ['homes listed in March', { filters: [{ column: 'listed_on', op: 'in month', value: 'march' }] }],
    [
      'homes since 2025-02-01 by month',
      {
        groupBy: ['listed_on'],
        datePart: 'month',
        measures: [count],
        filters: [{ column: 'listed_on', op: '>=', value: '2025-02-01' }],
      },
    ],
  ])('%s', (input, query) => {
    expect(read(input)).toEqual(query);
  });
});

describe('a table of orders', () => {
  test.each<[string, object]>([
    ['total amount by customer', { groupBy: ['customer'], measures: [sum('totalAmount')] }],
    ['how many open orders', { measures: [count], filters: [is('status', 'open')] }],
    ['orders by status', { groupBy: ['status'], measures: [count] }],
    ['orders from Alder & Sons', { filters: [is('customer', 'Alder & Sons')] }],
    ['customer with the most orders', { groupBy: ['customer'], measures: [count], sortBy: 'rows', order: 'desc' }],
    [
      'how many orders were returned in March 2025',
      { measures: [count], filters: [is('status', 'returned'), is('orderedOn', '2025-03')] },
    ],
    ['which orders are not paid', { filters: [is('paid', 'false')] }],
    ['orders where customer contains "fern"', { filters: [{ column: 'customer', op: 'contains', value: 'fern' }] }],
  ])('%s', (input, query) => {
    expect(read(input, orders)).toEqual(query);
  });
});

describe('follow-ups refine the previous query', () => {
  const last: Query = { file: 'homes.csv', groupBy: ['city'], measures: [{ op: 'mean', column: 'price' }] };
  const filtered: Query = {
    ...last,
    filters: [
      { column: 'city', op: 'is', value: 'Vic' },
      { column: 'rooms', op: '>', value: 2 },
    ],
  };
  test.each<[string, Query, object]>([
    ['and by district?', last, { groupBy: ['district'], measures: [mean('price')] }],
    ['by rooms instead', last, { groupBy: ['rooms'], measures: [mean('price')] }],
    ['now by month', last, { groupBy: ['listed_on'], datePart: 'month', measures: [mean('price')] }],
    ['now the median', last, { groupBy: ['city'], measures: [{ op: 'median', column: 'price' }] }],
    ['also the median', last, { groupBy: ['city'], measures: [mean('price'), { op: 'median', column: 'price' }] }],
    ['same for area', last, { groupBy: ['city'], measures: [mean('area_m2')] }],
    ['and the number of homes?', last, { groupBy: ['city'], measures: [count] }],
    ['chart it', last, { groupBy: ['city'], measures: [mean('price')] }],
    ['save that as csv', last, { groupBy: ['city'], measures: [mean('price')] }],
    ['only where city is Girona', last, { ...last, file: undefined, filters: [is('city', 'Girona')] }],
    [
      'what about Sitges?',
      filtered,
      { ...last, file: undefined, filters: [{ column: 'rooms', op: '>', value: 2 }, is('city', 'Sitges')] },
    ],
    ['only 2025', last, { ...last, file: undefined, filters: [is('listed_on', '2025')] }],
    ['without the filters', filtered, { groupBy: ['city'], measures: [mean('price')] }],
    ['top 3', last, { ...last, file: undefined, limit: 3, sortBy: 'average price', order: 'desc' }],
    ['sort by price ascending', last, { ...last, file: undefined, sortBy: 'average price', order: 'asc' }],
    ['average area by district', filtered, { groupBy: ['district'], measures: [mean('area_m2')] }],
    ['how many homes are there?', filtered, { measures: [count] }],
    ['list them', filtered, { filters: filtered.filters }],
  ])('%s', (input, before, query) => {
    const { file: _file, ...expected } = { file: undefined, ...query };
    expect(read(input, homes, before)).toEqual(expected);
  });

  test('"thanks" is not a follow-up', () => {
    expect(read('thanks', homes, last)).toBeUndefined();
  });
});

describe('other properties of the request', () => {
  const request = (input: string) => {
    const found = parseTableRequest(input, homes);
    return found === undefined || 'problem' in found ? undefined : found;
  };

  test('a column by a group needs one row per group', () => {
    expect(request('price by city')?.oneRowPerGroup).toBe('Say "average price" or "total price".');
    expect(request('average price by city')?.oneRowPerGroup).toBeUndefined();
    expect(request('top 3 cities by price')?.oneRowPerGroup).toContain('Several rows have the same city.');
  });

  test('allows one row per named value', () => {
    expect(request('price of Vic')).toMatchObject({ maxRows: 1, query: { columns: ['price'] } });
    expect(request('price of Vic and Girona')).toMatchObject({ maxRows: 2, query: { columns: ['city', 'price'] } });
    expect(request('list price of Vic')?.maxRows).toBeUndefined();
  });

  test('requests charts and files', () => {
    expect(request('Show me the median price by city as a bar chart and save it as csv')).toMatchObject({
      chart: true,
      save: true,
    });
    expect(request('draw a chart of average price by city')).toMatchObject({ chart: true, save: false });
    expect(request('give me the average price by city')).toMatchObject({ chart: false, save: false });
    expect(request('export average price by city')).toMatchObject({ save: true });
  });
});
