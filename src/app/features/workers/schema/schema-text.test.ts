import { expect, test } from 'vitest';
import { MAX_SCHEMA_CHARS } from '#contract/limits.ts';
import { readSchema, schemaText } from './schema-text.ts';

test('reads back what it writes', () => {
  const schema = { type: 'object', properties: { total: { type: 'number' } } };
  expect(readSchema(schemaText(schema))).toEqual({ kind: 'schema', schema });
  expect(readSchema(schemaText(null))).toEqual({ kind: 'none' });
});

test.each([
  ['  \n', { kind: 'none' }],
  ['[]', { kind: 'no-object' }],
  ['true', { kind: 'no-object' }],
  ['{"type":', { kind: 'no-json', reason: expect.any(String) }],
])('reads %j', (text, expected) => {
  expect(readSchema(text)).toEqual(expected);
});

test('measures a schema as the API does, without spaces', () => {
  const long = { title: 'x'.repeat(MAX_SCHEMA_CHARS - 12) };
  expect(readSchema(JSON.stringify(long, null, 8))).toMatchObject({ kind: 'schema' });
  expect(readSchema(JSON.stringify({ title: `${long.title}yz` }))).toEqual({ kind: 'too-long', over: 2 });
});
