import { expect, test } from 'vitest';
import { jsonPath } from './json-path.ts';

test.each([
  [[], ''],
  [['items', 3, 'price'], 'items[3].price'],
  [[0, 'name'], '[0].name'],
  [['rows', 'net price', 'a.b', '3'], 'rows["net price"]["a.b"]["3"]'],
  [['größe', 'x"y'], 'größe["x\\"y"]'],
])('%j is %s', (keys, path) => {
  expect(jsonPath(keys)).toBe(path);
});
