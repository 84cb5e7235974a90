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
    violations: [
      { path: 'currency', words: 'must be one of ["EUR","USD"]' },
      { path: 'items[1].price', words: 'is missing' },
      { path: 'items[2]["a/b ü"]', words: 'must be string or null' },
      { path: 'items[3].price', words: 'must be number' },
      { path: 'extra', words: 'must not be there' },
    ],
  });
});

test('nothing is said twice: not that something inside is wrong, nor how each of several choices fails', () => {
  const choice = { properties: { id: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } };
  const validity = check({ id: true }, choice);
  expect(validity).toMatchObject({ kind: 'invalid', violations: [{ path: 'id' }] });
  expect(validity.kind === 'invalid' && validity.violations).toHaveLength(1);
});

test('what follows from an `if` is said alone, and so is what each of many rows fails in', () => {
  const row = { if: { required: ['c'] }, else: { required: ['b'] } };
  expect(check({ a: 1 }, row)).toEqual({ kind: 'invalid', violations: [{ path: 'b', words: 'is missing' }] });
  const choice = { items: { anyOf: [false, { required: ['x'] }, { required: ['y'] }] } };
  expect(check([{}, { x: 1 }, {}], choice)).toMatchObject({ violations: [{ path: '[0]' }, { path: '[2]' }] });
});

test('thousands of places that fail are told before anyone has to wait', () => {
  const rows = { items: { properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['c'] } };
  const output = Array.from({ length: 5_000 }, () => ({ a: 1, b: 2 }));
  const since = performance.now();
  const validity = check(output, rows);
  expect(performance.now() - since).toBeLessThan(2_000);
  expect(validity.kind === 'invalid' && validity.violations).toHaveLength(15_000);
});

test('an output that is of another kind altogether fails as a whole', () => {
  expect(check([])).toEqual({ kind: 'invalid', violations: [{ path: '', words: 'must be object' }] });
});

test('a schema that refers to what it does not hold is said to be of no use', () => {
  expect(check({}, { $ref: 'https://example.com/other.json' })).toEqual({
    kind: 'unusable',
    why: 'Unresolved $ref "https://example.com/other.json".',
  });
});

test('what goes too deep to be checked is said to', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}{}${'}'.repeat(20_000)}`);
  expect(check(deep, { additionalProperties: { $ref: '#' } })).toEqual({
    kind: 'unusable',
    why: 'That goes too deep.',
  });
});
