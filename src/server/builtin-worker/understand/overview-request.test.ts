import { expect, test } from 'vitest';
import { isOverviewRequest } from './overview-request.ts';

test.each([
  'describe it',
  'Describe homes.csv and save it as json',
  'What is in this file?',
  'what columns are there',
  'give me a quick summary of the data, please',
  'missing values',
  '',
])('"%s" asks for a description', (input) => {
  expect(isOverviewRequest(input, ['homes.csv'])).toBe(true);
});

test.each([
  'check how many comedies there are',
  'how many missing values in price',
  'summarise price by city',
  'describe the trend',
  'report on sales in Vic',
  'average price by city',
])('"%s" does not ask for a description', (input) => {
  expect(isOverviewRequest(input, ['homes.csv'])).toBe(false);
});
