import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test.each([
  ['So **bo**ld _text_ ~~ends~~.', 'So bold text ends.'],
  ['# Title\n', 'Title'],
  ['- one\n- [two](https://example.org)\n  - three', 'one|two|three'],
  ['| a | b |\n|---|---|\n| **c** | `d` |', 'a|b|c|d'],
  ['```js\na[b] = `c`;\n```', 'a[b] = `c`;'],
  ['A &amp; B, \\*not\\*', 'A & B, *not*'],
  ['![A cat](https://example.org/cat.png)', 'Picture: A cat'],
  ['one line\nand the next', 'one line\nand the next'],
  ['[a]: https://example.org', ''],
])('%j shows %j', (markdown, text) => {
  expect(visibleText(markdown, '|')).toBe(text);
});
