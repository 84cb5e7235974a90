import { describe, expect, test } from 'vitest';
import { parseTableRequest } from './parse-table-request.ts';
import type { ColumnFacts } from './table-facts.ts';
import { column, count, homes, is, mean, read, sum } from '../testing/test-tables.ts';

describe('questions that are not fully understood', () => {
  test.each([
    ['average weight by city', 'Not understood: "weight". homes.csv has the columns city, district, price'],
    ['average price by country', 'Not understood: "country".'],
    ['rows where weight > 5', 'Not understood: "weight".'],
    [
      'average city by district',
      '"city" in homes.csv holds text, so it has no average. Columns of numbers: price, area_m2 and rooms.',
    ],
    ['average by city', 'The average of which column?'],
    ['what percentage of homes are in Girona', 'Not understood: "percentage".'],
    ['predict the price in Girona', 'Not understood: "predict".'],
    ['average price by city and email it to Bob', 'Not understood: "email", "Bob".'],
    ['how many villas', 'Not understood: "villas".'],
    ['cities with more than 5 homes', 'Not understood from "homes" on.'],
    ['list cities with average price over 300000', 'Not understood from "average price over 300000" on.'],
    ['biggest home', 'Not understood from "home" on.'],
    ['Which city is the cheapest?', 'Not understood from "the cheapest" on.'],
    ['average price by city except the weird ones', 'Not understood: "weird", "ones".'],
    ['average price + area', 'Not understood: "+".'],
    ['price over 350 or rooms over 2', 'Not understood from "or rooms over 2" on.'],
    ['how many homes in Girona and how many in Vic', 'Not understood from "and how many in Vic" on.'],
    ['2nd highest price', 'Not understood: "2nd".'],
    ['rows where city is Gerona', 'city has no value "Gerona". Did you mean Girona?'],
    ['rows where city is Atlantis', 'city has no value "Atlantis". It has Girona, Sitges, Vic, Barcelona.'],
    ['how many rooms', 'rooms holds numbers: ask for its total, or for the number of its different values.'],
    ['homes under 400k', 'Say which column is meant. Columns of numbers: price, area_m2 and rooms.'],
    ['top cities', 'Say what the top city are ranked by'],
    ['average price in Girona and Vic', 'Say "Girona" or "Vic" for all of them together, or "by city" for each.'],
    ['average price per rooms', '"per rooms" can be read in two ways.'],
    ['price between 100 and 200k', 'Write both figures in full: 100 and 200k.'],
    ['homes from 2025', 'This can be read in more than one way.'],
    ['average price, first 10', 'One figure has no first rows'],
    ['how many homes, top 10', 'One figure has no first rows'],
    ['chart it', 'Say what to chart'],
  ])('%s', (input, problem) => {
    expect(read(input)).toContain(problem);
  });

  test.each(['hello', 'thanks', 'translate this to French', ''])('"%s" is not about a table', (input) => {
    expect(read(input)).toBeUndefined();
  });

  test.each([
    ['avg prise by citys', ['avg price by citys']],
    ['average price by ctiy', ['average price by city']],
    ['how many homes in Gerona', ['how many homes in "Girona"']],
    ['how many homes sold in Vic', ['number of rows where city is "Vic"']],
    ['correlation between price and area', ['total price', 'average price', 'total area_m2']],
  ])('%s: offers questions with an answer', (input, offers) => {
    const found = parseTableRequest(input, homes);
    const offered = found !== undefined && 'problem' in found ? found.offers() : [];
    expect(offered).toEqual(expect.arrayContaining(offers));
    for (const offer of offered) expect(read(offer)).toBeInstanceOf(Object);
  });

  test('asks which column a word means', () => {
    const facts = { ...homes, columns: [column('list_price', 'number'), column('sale_price', 'number')] };
    expect(parseTableRequest('average price', facts)).toMatchObject({
      problem: 'This can be read in more than one way.',
    });
    const found = parseTableRequest('average price', facts);
    expect(found !== undefined && 'problem' in found && found.offers()).toEqual([
      'average list_price',
      'average sale_price',
    ]);
    expect(
      read('average temp', { ...homes, columns: [column('temp_max', 'number'), column('temp_min', 'number')] }),
    ).toContain('Not understood: "temp".');
  });

  test('asks which column a value belongs to, unless a preposition tells', () => {
    const ports = ['LAX', 'SFO'];
    const facts = {
      ...homes,
      file: 'flights.csv',
      columns: [column('origin', 'text', ports), column('destination', 'text', ports)],
    };
    expect(read('how many flights in LAX', facts)).toBe('This can be read in more than one way.');
    expect(read('how many flights from LAX to SFO', facts)).toEqual({
      measures: [count],
      filters: [is('origin', 'LAX'), is('destination', 'SFO')],
    });
  });

  test('a condition without a column filters rows only', () => {
    const facts = { ...homes, columns: [column('city', 'text', ['Vic']), column('price', 'number')] };
    expect(read('homes over 100', facts)).toEqual({ filters: [{ column: 'price', op: '>', value: 100 }] });
    for (const question of [
      'average price by city over 100',
      'number of homes by city over 100',
      'average price over 100',
    ])
      expect(read(question, facts)).toContain('Say "where price is" before a condition on rows.');
  });

  test('"no x" means 0 or missing, and asks if the column has both', () => {
    const rain = (facts: Partial<ColumnFacts>) => ({ ...homes, columns: [{ ...column('rain', 'number'), ...facts }] });
    expect(read('how many rows have no rain', rain({ zeros: 3 }))).toMatchObject({ filters: [is('rain', 0)] });
    expect(read('how many rows have no rain', rain({ missing: 3 }))).toMatchObject({ filters: [{ op: 'missing' }] });
    expect(read('how many rows have no rain', rain({ missing: 3, zeros: 3 }))).toContain('some rows have a 0');
    expect(read('how many missing values in rain', rain({ missing: 3, zeros: 3 }))).toMatchObject({
      filters: [{ op: 'missing' }],
    });
  });

  test('reads years of any century, and asks about a range that fits another column', () => {
    const table = (min: number, max: number) => ({
      ...homes,
      columns: [
        { ...column('year', 'number'), min: 1850, max: 2000 },
        { ...column('temp', 'number'), min, max },
      ],
    });
    expect(read('average temp in 1850', table(0, 9))).toMatchObject({ filters: [is('year', 1850)] });
    expect(read('average temp between 1860 and 1880', table(0, 9))).toMatchObject({
      filters: [
        { column: 'year', op: '>=', value: 1860 },
        { column: 'year', op: '<=', value: 1880 },
      ],
    });
    expect(read('average temp between 1860 and 1880', table(0, 3000))).toBe(
      'Say whether 1860 is the year or the temp.',
    );
    expect(read('average temp in 1850 and in 1860', table(0, 9))).toBe('No row has two values of year.');
  });

  test('allows names and values that are words of the grammar', () => {
    const facts = {
      ...homes,
      columns: [column('count', 'number'), column('total', 'number'), column('the', 'text', ['in', 'or', 'not'])],
    };
    expect(read('total count', facts)).toEqual({ measures: [sum('count')] });
    expect(read('average total by the', facts)).toEqual({ groupBy: ['the'], measures: [mean('total')] });
    expect(read('rows where the is "or"', facts)).toEqual({ filters: [is('the', 'or')] });
    expect(read('count by the', facts)).toEqual({ groupBy: ['the'], measures: [sum('count')] });
  });

  test('"by month" without dates, and with two date columns', () => {
    const [city, , price] = homes.columns;
    const dates = [column('sent', 'date'), column('paid', 'date')];
    const bare = [city, price].flatMap((one) => one ?? []);
    expect(read('count by month', { ...homes, columns: bare })).toBe(
      'homes.csv has no column of dates to group by month.',
    );
    expect(read('count by month', { ...homes, columns: [...bare, ...dates] })).toBe(
      'This can be read in more than one way.',
    );
    expect(read('count by month of paid', { ...homes, columns: [...bare, ...dates] })).toMatchObject({
      groupBy: ['paid'],
      datePart: 'month',
    });
  });
});
