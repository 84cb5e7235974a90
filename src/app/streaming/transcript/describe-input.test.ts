import { expect, test } from 'vitest';
import { describeInput } from './describe-input.ts';

test.each([
  [
    { file: 'homes.csv', groupBy: ['city'], measures: [{ op: 'mean', column: 'price' }] },
    'homes.csv · city · mean price',
  ],
  [{ expression: '3 + 4' }, '3 + 4'],
  [{ column: 'price', descending: true, unique: false }, 'price · yes'],
  ['plain', 'plain'],
  [{ file: 'a.md', limit: 5, filters: [], note: null }, 'a.md · 5'],
  [{ name: 'invoice\u202Egpj.exe' }, 'invoicegpj.exe'],
  [undefined, ''],
])('%j reads %s', (input, text) => {
  expect(describeInput(input)).toBe(text);
});

test('a long input is cut, not wrapped', () => {
  expect(describeInput({ text: 'x'.repeat(500) })).toHaveLength(120);
});

test('an input is read however deep it is nested', () => {
  const deep: unknown = JSON.parse(`${'{"a":"x","b":['.repeat(20_000)}${']}'.repeat(20_000)}`);
  expect(describeInput(deep)).toMatch(/^x · x x x .*…$/);
  expect(describeInput(JSON.parse(`${'['.repeat(20_000)}1${']'.repeat(20_000)}`))).toBe('…');
});
