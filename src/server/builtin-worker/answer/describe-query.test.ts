import { expect, test } from 'vitest';
import type { Filter } from '../../tools/table/query.ts';
import { describeFilters } from './describe-query.ts';

const price = (op: Filter['op'], value: number): Filter => ({ column: 'price', op, value });

test.each<[filters: Filter[], description: string]>([
  [[price('>=', 10), price('<=', 20)], 'price is from 10 to 20'],
  [[price('<=', 20), price('>=', 10)], 'price is from 10 to 20'],
  [[price('>=', 10), price('<=', 20), price('<=', 15)], 'price is from 10 to 20 and price is at most 15'],
  [[price('>=', 10), price('>=', 5), price('<=', 20)], 'price is from 10 to 20 and price is at least 5'],
  [[price('>=', 10), { column: 'rooms', op: '<=', value: 3 }], 'price is at least 10 and rooms is at most 3'],
])('describes each of the filters %j', (filters, description) => {
  expect(describeFilters(filters)).toBe(description);
});
