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
])('describes %j as %s', (input, text) => {
  expect(describeInput(input)).toBe(text);
});

test('cuts a long input instead of wrapping it', () => {
  expect(describeInput({ text: 'x'.repeat(500) })).toHaveLength(120);
});

test('describes an input at any depth', () => {
  const deep: unknown = JSON.parse(`${'{"a":"x","b":['.repeat(20_000)}${']}'.repeat(20_000)}`);
  expect(describeInput(deep)).toMatch(/^x · x x x .*…$/);
  expect(describeInput(JSON.parse(`${'['.repeat(20_000)}1${']'.repeat(20_000)}`))).toBe('…');
});
