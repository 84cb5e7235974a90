import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { redactText, Redactor } from './redact-key.ts';

function scrubbed(chunks: readonly Buffer[], secret: string): string {
  const redactor = new Redactor(secret);
  const out = chunks.map((chunk) => Buffer.from(redactor.push(Buffer.from(chunk))));
  return Buffer.concat([...out, redactor.flush()]).toString('latin1');
}

function cutUp(whole: string, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
  return at.slice(1).map((end, i) => Buffer.from(whole.slice(at[i], end)));
}

test('overwrites the key across chunks and changes nothing else', () => {
  const secret = 'ababc';
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'ab', 'ababc', 'x\n'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(100), { maxLength: 6 }), (whole, cuts) => {
      expect(scrubbed(cutUp(whole, cuts), secret)).toBe(whole.replaceAll(secret, '*****'));
    }),
  );
});

test.each(['hdg_live_1', 'a"b/c'])('overwrites %s with characters escaped by JSON', (secret) => {
  const character = (wanted: string) => {
    const hex = wanted.charCodeAt(0).toString(16);
    const long = [`\\u00${hex}`, `\\u00${hex.toUpperCase()}`];
    return fc.constantFrom(...long, wanted === '"' ? '\\"' : wanted, ...(wanted === '/' ? ['\\/'] : []));
  };
  const key = fc.tuple(...[...secret].map(character)).map((all) => all.join(''));
  const other = fc.constantFrom('x', 'h', '\\u0068', '\\n', '\\\\', '\\u00', '\\u2028', '*');
  fc.assert(
    fc.property(
      fc.array(other),
      key,
      fc.array(other),
      fc.array(fc.nat(200), { maxLength: 6 }),
      (a, hidden, b, cuts) => {
        const [before, after] = [a.join(''), b.join('')];
        const out = scrubbed(cutUp(`${before}${hidden}${after}`, cuts), secret);
        expect(out).toBe(`${before}${'*'.repeat(hidden.length)}${after}`);
      },
    ),
  );
});

test('keeps other text with escapes', () => {
  const text = fc.array(fc.constantFrom('h', 'd', 'g', '\\', 'u', '0', '6', '8', '\\u0068', 'é', '"'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, fc.array(fc.nat(100), { maxLength: 6 }), (all, cuts) => {
      const whole = Buffer.from(all.join('')).toString('latin1');
      const chunks = cutUp(whole, cuts).map((chunk) => Buffer.from(chunk.toString('utf8'), 'latin1'));
      expect(scrubbed(chunks, 'hdg_live_1')).toBe(whole);
    }),
  );
});

test('holds back only what can be the start of the key', () => {
  const redactor = new Redactor('hdg_live_1');
  expect(redactor.push(Buffer.from('data: hello\\n\n\n')).toString()).toBe('data: hello\\n\n\n');
  expect(redactor.push(Buffer.from('data: hdg_')).toString()).toBe('data: ');
  expect(redactor.push(Buffer.from('x')).toString()).toBe('hdg_x');
  expect(redactor.push(Buffer.from('data: \\u0068dg\\')).toString()).toBe('data: ');
  expect(redactor.push(Buffer.from('n')).toString()).toBe('\\u0068dg\\n');
});

test('removes the key from a sentence', () => {
  expect(redactText('key k-1 of k-1', 'k-1')).toBe('key [key] of [key]');
});
