import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { readSearch } from './search.ts';

const excerpt = (text: string, typed: string) => excerptOf(text, readSearch(typed));

test('a short text is shown whole, on one line and without marks', () => {
  expect(excerpt('# Result\n\nThe **total** is `12`.\n\n| a | b |', 'tot')).toBe('Result The total is 12. a b');
  expect(excerpt('# Result\n\nC# and a - b', 'result')).toBe('Result C# and a b');
});

test('a long one is cut between words, around the first place where the longest phrase stands', () => {
  const text = `${'before '.repeat(30)}the harvest of plums, and again the harvest ${'after '.repeat(60)}`;
  const shown = excerpt(text, 'the harv') ?? '';
  expect(shown).toMatch(/^…(before )+the harvest of plums, and again the harvest (after )*after…$/);
  expect(shown.length).toBeLessThan(200);
});

test('a phrase is looked for as it was typed', () => {
  expect(excerpt('blue order, blue lamp', '"blue lamp"')).toBe('blue order, blue lamp');
  expect(excerpt('blue order', '"blue lamp"')).toBeUndefined();
  expect(excerpt('nothing', 'else')).toBeUndefined();
});

test('no character is cut in two, and nothing breaks on any text', () => {
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
