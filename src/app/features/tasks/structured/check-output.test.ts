import { expect, test } from 'vitest';
import { checkOutput } from './check-output.ts';

const schema = {
  type: 'object',
  required: ['items', 'currency'],
  additionalProperties: false,
  properties: {
    currency: { enum: ['EUR', 'USD'] },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['price'],
        properties: { price: { type: 'number', minimum: 0 }, 'a/b ü': { type: ['string', 'null'] } },
      },
    },
  },
};

const check = (output: unknown, by: Record<string, unknown> = schema) => checkOutput({ schema: by, output });

test('what the schema asks for is valid', () => {
  expect(check({ currency: 'EUR', items: [{ price: 3 }, { price: 0, 'a/b ü': null }] })).toEqual({ kind: 'valid' });
});

test('every place that fails is named, with what it must be', () => {
  const items = [{ price: 1 }, {}, { price: 2, 'a/b ü': 4 }, { price: '12' }];
  expect(check({ items, currency: 'GBP', extra: 1 })).toEqual({
    kind: 'invalid',
    violations: expect.arrayContaining([
      { path: 'items[1].price', words: 'is missing' },
      { path: 'items[2]["a/b ü"]', words: 'must be string or null' },
      { path: 'items[3].price', words: 'must be number' },
      { path: 'currency', words: 'must be one of ["EUR","USD"]' },
      { path: 'extra', words: 'must not be there' },
    ]),
  });
});

test('nothing is said twice: not that something inside is wrong, nor how each of several choices fails', () => {
  const choice = { properties: { id: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } };
  const validity = check({ id: true }, choice);
  expect(validity).toMatchObject({ kind: 'invalid', violations: [{ path: 'id' }] });
  expect(validity.kind === 'invalid' && validity.violations).toHaveLength(1);
});

test('an output that is of another kind altogether fails as a whole', () => {
  expect(check([])).toEqual({ kind: 'invalid', violations: [{ path: '', words: 'must be object' }] });
});

test('a schema that refers to what it does not hold is said to be of no use', () => {
  expect(check({}, { $ref: 'https://example.com/other.json' })).toMatchObject({ kind: 'unusable' });
});
