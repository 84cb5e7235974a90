import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from './task-cursor.ts';

test('a cursor comes back as the place it was made from, whatever the id', () => {
  for (const id of ['tsk_1', 'ä/"\'😀', ' ']) {
    const place = { createdAt: new Date(1_795_313_868_351), id };
    expect(parseCursor(formatCursor(place))).toEqual(place);
  }
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  '',
  'x',
  encode([1]),
  encode(['1', 'a']),
  encode([1, 2]),
  encode([9e15, 'a']),
  encode([1.5, 'a']),
  encode([1, 'a\0']),
])('%j is no cursor', (cursor) => {
  expect(parseCursor(cursor)).toBeUndefined();
});
