import { expect, test } from 'vitest';
import { checkOutput, findSchemaProblems } from './check-output.ts';

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

const draft = (name: string) => ({ $schema: `http://json-schema.org/${name}/schema#` });
const in2020 = { $schema: 'https://json-schema.org/draft/2020-12/schema' };

const check = (output: unknown, by: Record<string, unknown> = schema) => checkOutput({ schema: by, output });

test('accepts an output that fits its schema', async () => {
  expect(await check({ currency: 'EUR', items: [{ price: 3 }, { price: 0, 'a/b ü': null }] })).toEqual({
    kind: 'valid',
  });
});

test('reports every path that fails and what it must be', async () => {
  const items = [{ price: 1 }, {}, { price: 2, 'a/b ü': 4 }, { price: '12' }];
  expect(await check({ items, currency: 'GBP', extra: 1 })).toEqual({
    kind: 'invalid',
    unchecked: [],
    violations: [
      { path: 'extra', words: 'must not be there' },
      { path: 'items[1].price', words: 'is missing' },
      { path: 'items[2]["a/b ü"]', words: 'must be string or null' },
      { path: 'items[3].price', words: 'must be number' },
      { path: 'currency', words: 'must be one of ["EUR","USD"]' },
    ],
  });
});

test('reports neither parents of a failure nor the branches of a choice', async () => {
  const choice = { properties: { id: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } };
  const validity = await check({ id: true }, choice);
  expect(validity).toMatchObject({ kind: 'invalid', violations: [{ path: 'id' }] });
  expect(validity.kind === 'invalid' && validity.violations).toHaveLength(1);
});

test('reports the failing branch of an `if`, and each failing row of a list', async () => {
  const row = { if: { required: ['c'] }, else: { required: ['b'] } };
  expect(await check({ a: 1 }, row)).toMatchObject({
    kind: 'invalid',
    violations: [{ path: 'b', words: 'is missing' }],
  });
  const choice = { items: { anyOf: [false, { required: ['x'] }, { required: ['y'] }] } };
  expect(await check([{}, { x: 1 }, {}], choice)).toMatchObject({ violations: [{ path: '[0]' }, { path: '[2]' }] });
});

test('takes linear time in the number of failures', async () => {
  const rows = { items: { properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['c'] } };
  const measure = async (count: number, times: number) => {
    const output = Array.from({ length: count }, () => ({ a: 1, b: 2 }));
    const since = Date.now();
    for (let time = 0; time < times; time += 1) {
      const validity = await check(output, rows);
      expect(validity.kind === 'invalid' && validity.violations).toHaveLength(3 * count);
    }
    return Date.now() - since;
  };
  // The same work in one piece and in ten, in turns, so that a busy machine slows both. Quadratic time would be 10 times as long.
  const whole: number[] = [];
  const pieces: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    pieces.push(await measure(500, 10));
    whole.push(await measure(5_000, 1));
  }
  expect(Math.min(...whole)).toBeLessThan(5 * Math.max(5, Math.min(...pieces)));
});

test('reports an output of the wrong type as a whole', async () => {
  expect(await check([])).toMatchObject({ kind: 'invalid', violations: [{ path: '', words: 'must be object' }] });
});

test('calls a schema with an external reference unusable', async () => {
  expect(await check({}, { $ref: 'https://example.com/other.json' })).toEqual({
    kind: 'unusable',
    why: 'It refers to https://example.com/other.json, which is not in it.',
  });
});

test.each([
  [{ ...in2020, $defs: { a: { $anchor: 'a' } }, properties: { b: { $ref: '#a' } } }],
  [{ ...in2020, $defs: { a: { $id: 'a', $defs: { c: {} } } }, properties: { b: { $ref: 'a#/$defs/c' } } }],
  [
    {
      ...in2020,
      $id: 'https://example.com/x/',
      $defs: { a: { $id: 'a' } },
      items: { $ref: 'https://example.com/x/a' },
    },
  ],
  [{ ...in2020, $defs: { a: { $id: 'a', $ref: '#/$defs/c', $defs: { c: {} } } } }],
  [{ ...in2020, const: { $ref: '#/b' }, default: { $ref: '#/c' }, enum: [{ $ref: '#/d' }] }],
  [{ ...draft('draft-07'), definitions: { a: { $id: '#a' } }, items: { $ref: '#a' } }],
  [{ ...draft('draft-04'), definitions: { a: { id: 'a' } }, items: { $ref: 'a' } }],
  [{ ...in2020, x: { y: {} }, items: { $ref: '#/x' } }],
])('names the reference that is open, not those within %j', async (by) => {
  expect(await check({}, { ...by, not: { $ref: '#/x/nowhere' } })).toEqual({
    kind: 'unusable',
    why: 'It refers to #/x/nowhere, which is not in it.',
  });
});

test('names an open reference in a part that only a reference makes a schema', async () => {
  expect(await check({}, { items: { $ref: '#/x' }, x: { $ref: 'y' } })).toEqual({
    kind: 'unusable',
    why: 'It refers to y, which is not in it.',
  });
});

test('checks several outputs at the same time', async () => {
  const types = ['string', 'number', 'boolean'];
  expect(await Promise.all(types.map((type) => check(1, { type })))).toMatchObject([
    { violations: [{ words: 'must be string' }] },
    { kind: 'valid' },
    { violations: [{ words: 'must be boolean' }] },
  ]);
});

test('reports an output that is nested too deep', async () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}{}${'}'.repeat(20_000)}`);
  expect(await check(deep, { additionalProperties: { $ref: '#' } })).toEqual({
    kind: 'unusable',
    why: 'That goes too deep.',
  });
});

test.each([
  [{ type: ['string', 'null'] }, 1, 'must be string or null'],
  [{ const: { a: 1 } }, 1, 'must be {"a":1}'],
  [{ minimum: 3 }, 1, 'must be at least 3'],
  [{ exclusiveMaximum: 3 }, 3, 'must be less than 3'],
  [{ ...draft('draft-04'), maximum: 3, exclusiveMaximum: true }, 3, 'must be less than 3'],
  [{ multipleOf: 2 }, 3, 'must be a multiple of 2'],
  [{ minLength: 2 }, 'a', 'must have at least 2 characters'],
  [{ pattern: '^a' }, 'b', 'must match /^a/u'],
  [{ format: 'date' }, 'today', 'must have the format “date”'],
  [{ maxItems: 1 }, [1, 2], 'must have at most 1 items'],
  [{ uniqueItems: true }, [1, 1], 'must not hold an item twice'],
  [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, 'has a name that must have at most 1 characters'],
  [{ oneOf: [true, true] }, 1, 'must fit exactly one of the schemas in oneOf'],
  [{ not: {} }, 1, 'must not fit the schema in not'],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, 'is missing'],
  [{ ...draft('draft-07'), dependencies: { a: ['b'] } }, { a: 1 }, 'is missing'],
  [{ unevaluatedProperties: false }, { a: 1 }, 'must not be there'],
])('the schema %j reports for %j that it %s', async (by, output, words) => {
  expect(await check(output, by)).toMatchObject({ kind: 'invalid', violations: [{ words }] });
});

test('follows references by name at any depth', async () => {
  const named = { $defs: { s: { $dynamicAnchor: 'x', type: 'string' } }, properties: { a: { $dynamicRef: '#x' } } };
  expect(await check({ a: 1 }, named)).toMatchObject({ violations: [{ path: 'a', words: 'must be string' }] });
  expect(await check({ a: 'b' }, named)).toEqual({ kind: 'valid' });
  const tree = {
    ...in2020,
    $id: 'https://example.com/tree',
    properties: { c: { items: { $ref: '#' } }, n: { type: 'number' } },
  };
  expect(await check({ c: [{ n: 1 }, { c: [{ n: '1' }] }] }, tree)).toMatchObject({
    violations: [{ path: 'c[1].c[0].n' }],
  });
});

test.each([
  [{ ...in2020, dependencies: { a: ['b'] } }, { a: 1 }, 'dependencies at the top'],
  [{ ...in2020, properties: { a: { additionalItems: false } } }, { a: [1] }, 'additionalItems at properties.a'],
  [{ ...draft('draft-07'), items: { dependentRequired: { a: ['b'] } } }, [{ a: 1 }], 'dependentRequired at items'],
  [{ ...draft('draft-07'), properties: { a: { $dynamicRef: '#x' } } }, {}, '$dynamicRef at properties.a'],
  [{ ...draft('draft-07'), contentMediaType: 'application/json' }, '{', 'contentMediaType at the top'],
  [{ ...draft('draft-04'), const: 1 }, 2, 'const at the top'],
  [{ properties: { a: { format: 'hostname' } } }, { a: '-' }, 'format “hostname” at properties.a'],
  [{ anyOf: [{ format: 'phone' }] }, 'x', 'format “phone” at anyOf[0]'],
  [{ ...draft('draft-07'), $defs: { a: {} }, format: 'uuid' }, 'x', 'format “uuid” at the top'],
])('the schema %j reports for %j that %s was not checked', async (by, output, keyword) => {
  expect(await check(output, by)).toEqual({ kind: 'unchecked', unchecked: [keyword] });
});

test('does not mistake properties and values for keywords', async () => {
  const words = { properties: { dependencies: { const: 1 }, format: { enum: ['hostname'] } }, required: ['format'] };
  expect(await check({ dependencies: 1, format: 'hostname' }, words)).toEqual({ kind: 'valid' });
});

test('reads a schema without $schema by the newest draft that knows all of it', async () => {
  expect(await check(['a', 1], { items: [{ type: 'string' }], additionalItems: { type: 'number' } })).toEqual({
    kind: 'valid',
  });
  expect(await check(['a', 'b'], { items: [{ type: 'string' }], additionalItems: { type: 'number' } })).toMatchObject({
    violations: [{ path: '[1]' }],
  });
  expect(await check({ a: 1 }, { dependencies: { a: ['b'] } })).toMatchObject({ violations: [{ path: 'b' }] });
  expect(await check(3, { ...draft('draft-04'), minimum: 3, exclusiveMinimum: true })).toMatchObject({
    kind: 'invalid',
  });
  expect(await check([1, 2], { prefixItems: [{ type: 'string' }] })).toMatchObject({ violations: [{ path: '[0]' }] });
});

test.each([
  [{ required: 'a' }, 'required', 'must be array'],
  [{ properties: [] }, 'properties', 'must be object'],
  [{ properties: { a: { minimum: 'x' } } }, 'properties.a.minimum', 'must be number'],
  [{ type: 'strnig' }, 'type', 'must be one of ["array"'],
  [{ items: { pattern: '(' } }, 'items.pattern', 'must have the format “regex”'],
  [{ ...draft('draft-04'), pattern: '(' }, 'pattern', 'must have the format “regex”'],
  [{ exclusiveMinimum: true }, 'exclusiveMinimum', 'must be number'],
  [{ allOf: [] }, 'allOf', 'must have at least 1 items'],
  [
    { ...draft('draft-07'), properties: { a: { type: ['string', 'strnig'] } } },
    'properties.a.type[1]',
    'must be one of',
  ],
  [{ ...draft('draft-07'), items: { type: 'strnig' } }, 'items.type', 'must be one of'],
  [{ ...draft('draft-07'), items: [{}, { minLength: 'x' }] }, 'items[1].minLength', 'must be integer'],
  [{ items: 3 }, 'items', 'must be object or boolean'],
  [{ $schema: 7 }, '$schema', 'must be string'],
  [{ $defs: { a: { type: 'strnig' } } }, '$defs.a.type', 'must be one of'],
  [{ prefixItems: 5 }, 'prefixItems', 'must be array'],
  [{ dependentRequired: { a: 'b' } }, 'dependentRequired.a', 'must be array'],
  [{ a: { type: 'strnig' }, $ref: '#/a' }, 'a.type', 'must be one of'],
  [{ minimum: 3, $ref: '#/minimum' }, 'minimum', 'must be object or boolean'],
  [{ a: { $ref: '#/b%20c' }, 'b c': { type: 1 }, items: { $ref: '#/a' } }, '["b c"].type', 'must be one of'],
  [{ ...draft('draft-07'), $defs: { a: { minLength: -1 } }, $ref: '#/$defs/a' }, '$defs.a.minLength', 'at least 0'],
  [{ patternProperties: { '[': {} } }, 'patternProperties["["]', 'has a name that must have the format “regex”'],
  [{ anyOf: [{}, { $ref: 1 }] }, 'anyOf[1].$ref', 'must be string'],
])('%j is not a schema, and nothing is valid against it', async (none, path, words) => {
  const [problem] = await findSchemaProblems(none);
  expect(problem).toMatchObject({ path, words: expect.stringContaining(words) });
  expect(await check({}, none)).toEqual({ kind: 'unusable', why: expect.stringContaining(path) });
});

test('names each invalid path of a schema once', async () => {
  expect(await findSchemaProblems({ items: 3, properties: { a: { type: 1 } } })).toEqual([
    { path: 'items', words: 'must be object or boolean' },
    { path: 'properties.a.type', words: expect.stringContaining('must be one of') },
  ]);
});

test.each([
  [{ $ref: '#/properties/a', properties: { a: { type: 'string' } } }],
  [{ enum: [{ $ref: '#/minimum' }], minimum: 3 }],
  [{ properties: { $ref: { type: 'string' }, $id: { type: 'string' }, type: { enum: ['x'] } } }],
  [{ const: { type: 'strnig' }, default: { type: 5 }, examples: [{ minimum: 'x' }] }],
  [{ $defs: { c: { $id: 'https://example.com/c', a: { type: 1 } } }, $ref: '#/$defs/c/a/b' }],
  [{ dependencies: { a: ['b'] }, $defs: { a: {} } }],
  [{ items: [{}], $defs: { a: {} } }],
  [{ $id: 'My schema', $ref: '#/definitions/List<Row>', definitions: { 'List<Row>': {} } }],
])('%j is a schema', async (some) => {
  expect(await findSchemaProblems(some)).toEqual([]);
});

test('reports patterns that compile only without the flag u as not checked', async () => {
  const email = { type: 'string', pattern: '^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,4}$' };
  const by = { properties: { email } };
  expect(await findSchemaProblems(by)).toEqual([]);
  expect(await check({ email: 'a@b.cd' }, by)).toEqual({
    kind: 'unchecked',
    unchecked: ['pattern at properties.email'],
  });
  expect(await check({ email: 1 }, by)).toMatchObject({ kind: 'invalid', violations: [{ words: 'must be string' }] });
});

test.each([
  [{ $schema: 'https://example.com/dialect' }, 'https://example.com/dialect'],
  [{ enum: [{ $id: 'https://example.com/a' }] }, '$id at enum[0]'],
  [{ $defs: { a: { $id: 'x' }, b: { $id: 'x', type: 'null' } }, $ref: 'x' }, 'the $id x'],
  [{ ...draft('draft-07'), items: { $id: 'a', $ref: '#' } }, '$id at items'],
  [{ properties: { a: { $ref: '#/nowhere' } } }, '#/nowhere'],
  [{ $ref: 'other.json#/a' }, 'other.json#/a'],
])('%j is unusable, and the reason is given', async (by, why) => {
  expect(await findSchemaProblems(by)).toEqual([]);
  expect(await check({}, by)).toEqual({ kind: 'unusable', why: expect.stringContaining(why) });
});
