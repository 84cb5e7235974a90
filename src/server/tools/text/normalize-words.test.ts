import { expect, test } from 'vitest';
import { nameWords } from './normalize-words.ts';

test('splits names at case changes and signs', () => {
  expect(nameWords('listedOn')).toEqual(['listed', 'on']);
  expect(nameWords('  Prix_Moyen (€/m2) ')).toEqual(['prix', 'moyen', 'm2']);
  expect(nameWords('constructor')).toEqual(['constructor']);
});

test('caches the words of 2,500 names', () => {
  const names = Array.from({ length: 2500 }, (_, i) => `column ${i} ${'x'.repeat(280)}`);
  const first = names.map(nameWords);
  expect(names.every((name, i) => nameWords(name) === first[i])).toBe(true);
});
