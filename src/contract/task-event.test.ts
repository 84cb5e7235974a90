import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEventId, parseEventId, readPart, readPartBySchema } from './task-event.ts';

describe('readPart', () => {
  test('reads a standard part and keeps unknown fields', () => {
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

describe('readPart for deltas', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('text-delta', 'reasoning-delta', 'text-end'), fc.jsonValue());
  const raw = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('type', 'id', 'delta', 'extra', 'providerMetadata'), field),
    fc.record({ type: fc.constantFrom('text-delta', 'reasoning-delta'), id: field, delta: field }),
    fc.record({ type: fc.constant('text-delta'), id: fc.string(), delta: fc.string(), providerMetadata: field }),
  );

  test('returns the same as the schemas', () => {
    fc.assert(
      fc.property(raw, (value) => {
        expect(readPart(value)).toEqual(readPartBySchema(value));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('event ids', () => {
  test('are read as seq/offset', () => {
    expect(parseEventId(formatEventId({ seq: 3, offset: 17 }))).toEqual({ seq: 3, offset: 17 });
  });

  test('are read like the regular expression', () => {
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

  test.each(['', '3', '3/', '-1/2', '1/2/3', '1/x', undefined])('%s is not an event id', (id) => {
    expect(parseEventId(id)).toBeUndefined();
  });
});
