import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test.each([
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['\u2067a\u2069 \u200Fb\u200E \u061Cc', 'a b c'],
  ['a\u200Bb\uFEFFc\u00ADd\u2060e', 'abcde'],
  ['👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['می‌خواهم \u0600١', 'می‌خواهم \u0600١'],
  ['a\u{E0061}b', 'ab'],
  ['שלום, world', 'שלום, world'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
