import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from './task-cursor.ts';

const NEWEST = { sort: 'createdAt', order: 'desc' } as const;

test('encodes and decodes any id', () => {
  for (const id of ['tsk_1', 'ä/"\'😀', ' ']) {
    const place = { value: 1_795_313_868_351, id };
    expect(parseCursor(formatCursor(NEWEST, place), NEWEST)).toEqual(place);
  }
});

test('refuses a cursor of another sort or order', () => {
  const cursor = formatCursor(NEWEST, { value: 1, id: 'tsk_1' });
  expect(parseCursor(cursor, { sort: 'createdAt', order: 'asc' })).toBeUndefined();
  expect(parseCursor(cursor, { sort: 'credits', order: 'desc' })).toBeUndefined();
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const encodePlace = (...place: unknown[]) => encode(['createdAt', 'desc', ...place]);

test('accepts times up to the end of the year 9999', () => {
  expect(parseCursor(encodePlace(253_402_300_799_999, 'a'), NEWEST)?.value).toBe(253_402_300_799_999);
});

test.each([
  '',
  'x',
  encode([1]),
  encode([1, 'a']),
  encodePlace(1),
  encodePlace('1', 'a'),
  encodePlace(1, 2),
  encodePlace(9e15, 'a'),
  encodePlace(1.5, 'a'),
  encodePlace(-1, 'a'),
  encodePlace(253_402_300_800_000, 'a'),
  encodePlace(1, 'a\0'),
  encodePlace(1, 'a\ud800'),
  encodePlace(1, ''),
  encodePlace(1, 'a'.repeat(129)),
  encodePlace(1, 'a', 'b'),
])('refuses %j', (cursor) => {
  expect(parseCursor(cursor, NEWEST)).toBeUndefined();
});
