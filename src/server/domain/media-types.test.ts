import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-types.ts';

test.each([
  ['a.csv', 'text/csv; charset=utf-8', 'text/csv'],
  ['a.csv', 'application/octet-stream', 'text/csv'],
  ['a.CSV', undefined, 'text/csv'],
  ['a.bin', undefined, 'application/octet-stream'],
  ['a.png', 'text/html\r\nX: y', 'image/png'],
  ['a', '', 'application/octet-stream'],
])('%s sent as %j is %s', (name, sentType, type) => {
  expect(mediaTypeOf(name, sentType)).toBe(type);
});
