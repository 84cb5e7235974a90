import { expect, test } from 'vitest';
import { orderedIds } from './ordered-ids.ts';

test('sorts ids of one millisecond in order', () => {
  const newId = orderedIds();
  const ids = Array.from({ length: 2000 }, () => newId('fil', 1_700_000_000_000));

  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^fil_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
});

test('sorts ids after the clock was set back', () => {
  const newId = orderedIds();
  const ids = [1_700_000_000_000, 1_600_000_000_000, 1_600_000_000_001, 1_800_000_000_000].map((now) =>
    newId('fil', now),
  );

  expect(ids.toSorted()).toEqual(ids);
});

test('carries over at the end of the tail', () => {
  const newId = orderedIds();
  const last = (byte: number) => (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(31).fill(byte, 14, 15);
  newId('fil', 5, last(7));

  expect(newId('fil', 5, last(7))).toBe('fil_0000000005ZZZZZZZZZZZZZZ80');
});
