import { expect, test } from 'vitest';
import { newId } from './ids.ts';

const zeros = (bytes: Uint8Array) => bytes.fill(0);

test('makes an id of the prefix and a ULID', () => {
  expect(newId('tsk', 0, zeros)).toBe('tsk_00000000000000000000000000');
  expect(newId('tsk')).toMatch(/^tsk_[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('sorts ids by time', () => {
  expect(newId('trn', 1_700_000_000_001, zeros) > newId('trn', 1_700_000_000_000, zeros)).toBe(true);
});

test('makes different ids in the same millisecond', () => {
  expect(newId('wrk', 1)).not.toBe(newId('wrk', 1));
});
