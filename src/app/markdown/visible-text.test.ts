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
  ['[longer]: https://example.org', ''],
  ['> said _so_\n> and **so**', 'said so|and so'],
  ['1. [x] done\n2. [ ] not', 'done|not'],
  ['snake_case and 3 * 4 and `a_b*`', 'snake_case and 3 * 4 and a_b*'],
  ['See [the **bold** one](/f "title") and <https://example.org>.', 'See the bold one and https://example.org.'],
  ['Title\n=====', 'Title'],
  ['x'.repeat(60_000), 'x'.repeat(60_000)],
])('%j shows %j', (markdown, text) => {
  expect(visibleText(markdown, '|')).toBe(text);
});

test('a long run of marks in code is read at once', { timeout: 500 }, () => {
  const code = `${'`'.repeat(40_000)}x`;
  expect(visibleText(`~~~\n${code}\n~~~`, '|')).toBe(code);
});
