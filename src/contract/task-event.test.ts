import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEventId, parseEventId, readPart, readPartBySchema } from './task-event.ts';

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

describe('the quick way for deltas', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('text-delta', 'reasoning-delta', 'text-end'), fc.jsonValue());
  const raw = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('type', 'id', 'delta', 'extra', 'providerMetadata'), field),
    fc.record({ type: fc.constantFrom('text-delta', 'reasoning-delta'), id: field, delta: field }),
    fc.record({ type: fc.constant('text-delta'), id: fc.string(), delta: fc.string(), providerMetadata: field }),
  );

  test('reads what the schemas read', () => {
    fc.assert(
      fc.property(raw, (value) => {
        expect(readPart(value)).toEqual(readPartBySchema(value));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('event ids', () => {
  test('are seq/offset, both ways', () => {
    expect(parseEventId(formatEventId({ seq: 3, offset: 17 }))).toEqual({ seq: 3, offset: 17 });
  });

  test('are read as a pattern would read them', () => {
    const id = fc.oneof(
      fc.string({ unit: fc.constantFrom('0', '7', '/', '-', ' ', 'x') }),
      fc.stringMatching(/^\d{1,11}\/\d{1,11}$/),
    );
    fc.assert(
      fc.property(id, (text) => {
        const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
        expect(parseEventId(text)).toEqual(
          match === null ? undefined : { seq: Number(match[1]), offset: Number(match[2]) },
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['', '3', '3/', '-1/2', '1/2/3', '1/x', undefined])('%s is not one', (id) => {
    expect(parseEventId(id)).toBeUndefined();
  });
});
