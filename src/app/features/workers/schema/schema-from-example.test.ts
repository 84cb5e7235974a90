import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkOutput, findSchemaProblems } from '#contract/check-output.ts';
import { schemaFromExample } from './schema-from-example.ts';

test('derives types, required properties and the items of arrays', () => {
  expect(schemaFromExample({ city: 'Girona', price: 3, sold: false, tags: ['a', 'b'], note: null })).toEqual({
    type: 'object',
    properties: {
      city: { type: 'string' },
      price: { type: 'number' },
      sold: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' } },
      note: { type: 'null' },
    },
    required: ['city', 'price', 'sold', 'tags', 'note'],
  });
});

test('merges the elements of an array, and requires what all of them have', () => {
  const { properties } = schemaFromExample({ rows: [{ id: 1, unit: 'kg' }, { id: 'x' }] });
  expect(properties).toEqual({
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: ['number', 'string'] }, unit: { type: 'string' } },
        required: ['id'],
      },
    },
  });
});

test('allows anything in an empty array', () => {
  expect(schemaFromExample({ rows: [] })).toMatchObject({ properties: { rows: { type: 'array' } } });
});

test('is a valid schema, against which its example is valid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), async (example) => {
      const schema = schemaFromExample(example);
      expect(await findSchemaProblems(schema)).toEqual([]);
      expect(await checkOutput({ schema, output: example })).toEqual({ kind: 'valid' });
    }),
    { numRuns: 15 },
  );
}, 60_000);
