import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

const wordsIn = (text: string) => [...wordsOf(text)].map(({ word }) => word);

test.each([
  ['Two  words,\nthree!', ['two', 'words', 'three']],
  ["don't stop: 1,250.50 m²", ['don', 't', 'stop', '1', '250', '50', 'm2']],
  ['snake_case kebab-case a.b@c.de', ['snake', 'case', 'kebab', 'case', 'a', 'b', 'c', 'de']],
  ['Ärger Ñandú Łódź ﬁne İstanbul ½', ['arger', 'nandu', 'łodz', 'fine', 'istanbul', '12']],
  ['ΟΔΟΣ λόγος', ['οδοσ', 'λογοσ']],
  ['京都の天気', ['京', '都', 'の', '天', '気']],
  ['注文 INV-7を確認', ['注', '文', 'inv', '7', 'を', '確', '認']],
  ['ユーザーIDを', ['ユ', 'ー', 'サ\u3099', 'ー', 'id', 'を']],
  ['ﾊﾞｰX', ['ハ\u3099', 'ー', 'x']],
  ['ห้องพัก', ['ห้', 'อ', 'ง', 'พั', 'ก']],
  ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
  ['', []],
  ['… -- * "', []],
])('splits %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test('returns ranges in the original text', () => {
  const text = 'Ein Ärgernis: ½ Größe';
  expect([...wordsOf(text)].map(({ from, to }) => text.slice(from, to))).toEqual(['Ein', 'Ärgernis', '½', 'Größe']);
});

test('splits a text without gaps, and compares the pieces by prefix', () => {
  expect(wordsIn('a'.repeat(1200))).toEqual(Array.from({ length: 3 }, () => 'a'.repeat(60)));
  expect(wordsIn('a'.repeat(5_000_000))).toHaveLength(10_000);
  expect(wordsIn(`ก${'\u0e48'.repeat(5_000_000)}`).length).toBeLessThan(10_001);
  expect(wordsIn(`ก${'\u0301\u0323'.repeat(200_000)}`).length).toBeLessThan(1000);
});
