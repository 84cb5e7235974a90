import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonShape } from './json-shape.ts';

/** `pieces`: bytes. */
function shapeOf(text: string, pieces = 1_000_000) {
  const shape = createJsonShape();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += pieces) shape.add(bytes.subarray(at, at + pieces));
  const { depth, keys, maxKeysOfObject, values } = shape;
  return { depth, keys, maxKeysOfObject, values };
}

function plainly(value: unknown): { depth: number; keys: number; maxKeysOfObject: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, keys: 0, maxKeysOfObject: 0, values: 1 };
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  const inner = Object.values(value).map(plainly);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    keys: inner.reduce((sum, { keys }) => sum + keys, own),
    maxKeysOfObject: Math.max(own, ...inner.map(({ maxKeysOfObject }) => maxKeysOfObject)),
    values: inner.reduce((sum, { values }) => sum + values, inner.length === 0 ? 2 : 1),
  };
}

test('measures any JSON like its value, however the bytes are split', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(undefined, 2),
      (value, pieces, indent) => {
        expect(shapeOf(JSON.stringify(value, null, indent), pieces)).toEqual(plainly(value));
      },
    ),
  );
});

test('ignores brackets and commas in strings', () => {
  expect(shapeOf(String.raw`{"a\"[{:": ":\\", "[": "{\\\""}`)).toEqual({
    depth: 1,
    keys: 2,
    maxKeysOfObject: 2,
    values: 3,
  });
});

test('measures invalid JSON too', () => {
  expect(shapeOf(`]]}${'['.repeat(5000)}`)).toMatchObject({ depth: 5000 });
});
