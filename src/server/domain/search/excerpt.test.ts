import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { readSearch } from './search.ts';

const excerpt = (text: string, typed: string) => excerptOf(text, readSearch(typed));

test('returns a short text whole, on one line and without marks', () => {
  expect(excerpt('# Result\n\nThe **total** is `12`.\n\n| a | b |', 'tot')).toBe('Result The total is 12. a b');
  expect(excerpt('# Result\n\nC# and a - b', 'result')).toBe('Result C# and a b');
});

test('cuts a long text between words, around the first match of the longest phrase', () => {
  const text = `${'before '.repeat(30)}the harvest of plums, and again the harvest ${'after '.repeat(60)}`;
  const shown = excerpt(text, 'the harv') ?? '';
  expect(shown).toMatch(/^…(before )+the harvest of plums, and again the harvest (after )*after…$/);
  expect(shown.length).toBeLessThan(200);
});

test('finds the phrase as typed', () => {
  expect(excerpt('blue order, blue lamp', '"blue lamp"')).toBe('blue order, blue lamp');
  expect(excerpt('blue order', '"blue lamp"')).toBeUndefined();
  expect(excerpt('nothing', 'else')).toBeUndefined();
});

test('never splits a character or throws, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(200), (text, at) => {
      const shown = excerpt(`${text.slice(0, at)} needle ${text.slice(at)}😀${'👩‍👩‍👧'.repeat(80)}`, 'needle') ?? '';
      expect(shown).toContain('needle');
      expect(shown).not.toMatch(/\n/);
      expect(shown.length).toBeLessThan(260);
    }),
  );
  expect(excerpt(`needle${'😀'.repeat(300)}`, 'needle')).not.toMatch(/\p{Surrogate}/u);
});

test('finds what a word-by-word search finds', () => {
  const word = fc.constantFrom('a', 'b', 'ab');
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.array(word, { minLength: 1, maxLength: 5 }),
      (words, searched) => {
        const [text, phrase] = [` ${words.join(' ')} `, searched.join(' ')];
        expect(excerpt(text, `"${phrase}"`) !== undefined).toBe(text.includes(` ${phrase} `));
        expect(excerpt(text, `"${phrase}`) !== undefined).toBe(text.includes(` ${phrase}`));
      },
    ),
  );
  expect(excerpt('x a b a b a c y', '"a b a c"')).toBe('x a b a b a c y');
});

test('takes linear time for repetitive phrases', () => {
  const text = `${'的'.repeat(100_000)}天`;
  const msFor = (typed: string) => {
    const startedAt = performance.now();
    expect(excerpt(text, typed)).toMatch(/天$/);
    return performance.now() - startedAt;
  };
  const quickest = (typed: string) => Math.min(...Array.from({ length: 3 }, () => msFor(typed)));
  expect(quickest(`${'的'.repeat(199)}天`) / quickest('天')).toBeLessThan(4);
});

test('cuts a match whose words are far apart', () => {
  const shown = excerpt(`blue ${'.'.repeat(100_000)} lamp`, '"blue lamp"') ?? '';
  expect(shown).toMatch(/^blue \.+…$/);
  expect(shown.length).toBeLessThan(500);
});
