import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from './task-cursor.ts';

test('a cursor comes back as the place it was made from, whatever the id', () => {
  for (const id of ['tsk_1', 'ä/"\'😀', ' ']) {
    const place = { createdAt: new Date(1_795_313_868_351), id };
    expect(parseCursor(formatCursor(place))).toEqual(place);
  }
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor reaches to the end of the year 9999', () => {
  expect(parseCursor(encode([253_402_300_799_999, 'a']))?.createdAt.toISOString()).toBe('9999-12-31T23:59:59.999Z');
});

test.each([
  '',
  'x',
  encode([1]),
  encode(['1', 'a']),
  encode([1, 2]),
  encode([9e15, 'a']),
  encode([1.5, 'a']),
  encode([-1, 'a']),
  encode([253_402_300_800_000, 'a']),
  encode([8.64e15, 'a']),
  encode([1, 'a\0']),
  encode([1, 'a\ud800']),
  encode([1, '']),
  encode([1, 'a'.repeat(129)]),
])('%j is no cursor', (cursor) => {
  expect(parseCursor(cursor)).toBeUndefined();
});
