import { expect, test } from 'vitest';
import { splitAtMatches } from './split-at-matches.ts';

const marked = (text: string, search: string) =>
  splitAtMatches(text, search)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['Average price by city', 'price', 'Average [price] by city'],
  ['Average PRICES by city, and a price', 'price', 'Average [PRICE]S by city, and a [price]'],
  ['Price of enterprise plans', 'price', '[Price] of enterprise plans'],
  ['Sarrià, SARRIA and Sarria\u0300', 'sarria', '[Sarrià], [SARRIA] and [Sarria\u0300]'],
  ['invoice-2041 of May', '"invoice-2041" may', '[invoice]-[2041] of [May]'],
  ['the ﬁne print', 'fine', 'the [ﬁne] print'],
  ['東京の天気', '天気', '東京の[天気]'],
  ['one 👍🏽 two', 'two', 'one 👍🏽 [two]'],
])('in “%s”, a search for %s matches %s', (text, search, expected) => {
  expect(marked(text, search)).toBe(expected);
});

test('matches inside words if no word starts with it', () => {
  expect(marked('enterprise', 'prise')).toBe('enter[prise]');
});

test('a search without a word matches nothing, and special characters are literal', () => {
  expect(marked('a (b) [c]', '( [')).toBe('a (b) [c]');
  expect(marked('a.b', '.*')).toBe('a.b');
});

test('the pieces join to the text', () => {
  const text = 'Ǆ ŉ ß İstanbul ﬁ x';
  expect(
    splitAtMatches(text, 'i f x')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
