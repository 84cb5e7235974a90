import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

/** Too deep for JSON.stringify, but not for JSON.parse. */
const DEPTH = 50_000;

test('writes JSON as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonText(value, 2)).toBe(JSON.stringify(value, null, 2));
    }),
  );
  expect(jsonText(undefined)).toBe('undefined');
});

test('writes values nested too deeply for JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const [head, tail] = ['{"a":[1,'.repeat(DEPTH), ']}'.repeat(DEPTH)];
      const text = `${head}${JSON.stringify(value)}${tail}`;
      const deep: unknown = JSON.parse(text);
      expect(() => JSON.stringify(deep)).toThrow(RangeError);
      expect(jsonText(deep, 2) === text).toBe(true);
    }),
    { numRuns: 3 },
  );
  const long = `${'['.repeat(DEPTH)}${'0,'.repeat(300_000)}0${']'.repeat(DEPTH)}`;
  expect(jsonText(JSON.parse(long)) === long).toBe(true);
  expect(jsonText({ a: undefined, long: JSON.parse(long), b: null }) === `{"long":${long},"b":null}`).toBe(true);
});
