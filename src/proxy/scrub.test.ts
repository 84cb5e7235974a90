import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { scrubText, Scrubber } from './scrub.ts';

function scrubbed(chunks: readonly Buffer[], secret: string): string {
  const scrubber = new Scrubber(secret);
  const out = chunks.map((chunk) => Buffer.from(scrubber.push(Buffer.from(chunk))));
  return Buffer.concat([...out, scrubber.flush()]).toString('latin1');
}

test('the key is blotted out wherever chunks are cut, and nothing else changes', () => {
  const secret = 'ababc';
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'ab', 'ababc', 'x\n'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(100), { maxLength: 6 }), (whole, cuts) => {
      const at = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
      const chunks = at.slice(1).map((end, i) => Buffer.from(whole.slice(at[i], end)));
      expect(scrubbed(chunks, secret)).toBe(whole.replaceAll(secret, '*****'));
    }),
  );
});

test('what can not be the beginning of the key goes out at once', () => {
  const scrubber = new Scrubber('hdg_live_1');
  expect(scrubber.push(Buffer.from('data: hello\n\n')).toString()).toBe('data: hello\n\n');
  expect(scrubber.push(Buffer.from('data: hdg_')).toString()).toBe('data: ');
  expect(scrubber.push(Buffer.from('x')).toString()).toBe('hdg_x');
});

test('a sentence loses the key', () => {
  expect(scrubText('key k-1 of k-1', 'k-1')).toBe('key [key] of [key]');
});
