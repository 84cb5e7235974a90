import { expect, test } from 'vitest';
import { newId } from './ids.ts';

const zeros = (bytes: Uint8Array) => bytes.fill(0);

test('an id is its prefix and a ULID', () => {
  expect(newId('tsk', 0, zeros)).toBe('tsk_00000000000000000000000000');
  expect(newId('tsk')).toMatch(/^tsk_[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('a later id sorts after an earlier one', () => {
  expect(newId('trn', 1_700_000_000_001, zeros) > newId('trn', 1_700_000_000_000, zeros)).toBe(true);
});

test('two ids of the same millisecond differ', () => {
  expect(newId('wrk', 1)).not.toBe(newId('wrk', 1));
});
