import { describe, expect, test } from 'vitest';
import { formatEventId, parseEventId, readPart } from './task-event.ts';

describe('readPart', () => {
  test('reads a part of the standard and keeps fields it does not know', () => {
    expect(readPart({ type: 'text-delta', id: 't1', delta: 'hi', extra: 1 })).toEqual({
      type: 'text-delta',
      id: 't1',
      delta: 'hi',
      extra: 1,
    });
  });

  test.each([{ type: 'data-weather', data: 1 }, { type: 'text-delta', id: 't1' }, { type: 7 }, 'words', null, []])(
    'keeps what it does not understand: %j',
    (raw) => {
      expect(readPart(raw)).toMatchObject({ type: 'unknown', raw });
    },
  );
});

describe('event ids', () => {
  test('are seq/offset, both ways', () => {
    expect(parseEventId(formatEventId({ seq: 3, offset: 17 }))).toEqual({ seq: 3, offset: 17 });
  });

  test.each(['', '3', '3/', '-1/2', '1/2/3', '1/x', undefined])('%s is not one', (id) => {
    expect(parseEventId(id)).toBeUndefined();
  });
});
