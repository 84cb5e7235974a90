import { expect, test } from 'vitest';
import { nameWords } from './fold.ts';

test('the words of a name', () => {
  expect(nameWords('listedOn')).toEqual(['listed', 'on']);
  expect(nameWords('  Prix_Moyen (€/m2) ')).toEqual(['prix', 'moyen', 'm2']);
  expect(nameWords('constructor')).toEqual(['constructor']);
});

test('a name is split once, as long as five tables of 500 columns are in use', () => {
  const names = Array.from({ length: 2500 }, (_, i) => `column ${i} ${'x'.repeat(280)}`);
  const first = names.map(nameWords);
  expect(names.every((name, i) => nameWords(name) === first[i])).toBe(true);
});
