import { expect, test } from 'vitest';
import { directionOf } from './direction.ts';
import { NO_DEFINITIONS } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { clipboardText, renderedTexts } from './plain-text.ts';
import { splitMarkdown } from './split.ts';

const words = (markdown: string, ...cited: string[]) => {
  const { blocks, definitions } = parseBlocks(markdown);
  return renderedTexts(blocks, definitions, (mark) => cited.includes(mark)).join('|');
};

test.each([
  ['So **bo**ld _text_ ~~ends~~.', 'So bold text ends.'],
  ['# Title\n', 'Title'],
  ['- one\n- [two](https://example.org)\n  - three', 'one|two|three'],
  ['| a | b |\n|---|---|\n| **c** | `d` |', 'a|b|c|d'],
  ['```js\na[b] = `c`;\n```', 'a[b] = `c`;'],
  ['A &amp; B, \\*not\\*', 'A & B, *not*'],
  ['![A cat](https://example.org/cat.png)', 'Image: A cat'],
  ['[longer]: https://example.org', ''],
  ['> said _so_\n> and **so**', 'said so\nand so'],
  ['1. [x] done\n2. [ ] not', 'done|not'],
  ['snake_case and 3 * 4 and `a_b*`', 'snake_case and 3 * 4 and a_b*'],
  ['```npm i``` installs it.', 'npm i installs it.'],
  ['one<br>two<b>', 'one\ntwo<b>'],
  ['so $x^2$ is', 'so $x^2$ is'],
  ['$$\nx_1\n$$', '$$\nx_1\n$$'],
])('%j is shown as %j', (markdown, text) => {
  expect(words(markdown)).toBe(text);
});

test('citations are left out, except in links; other brackets stay', () => {
  expect(words('As told [1] and [2].', '1')).toBe('As told  and [2].');
  expect(words('[the report [1]](https://x.org)', '1')).toBe('the report [1]');
});

test('in the clipboard, lists have marks and tables are tab-separated values', () => {
  const { blocks, definitions } = parseBlocks(
    'See:\n\n1. **one**\n   - under\n2. [x] two\n\n| a | b |\n|---|---|\n| 1 | x<br>y |\n\n```\ncode\n```\n\n$x^2$',
  );
  expect(clipboardText(blocks, definitions)).toBe(
    'See:\n\n1. one\n   - under\n2. [x] two\n\na\tb\n1\tx y\n\ncode\n\n$x^2$',
  );
});

test.each(['- ', '10. ', '- [x] '])('a long list item %j has the same indent in each of its parts', (mark) => {
  const paragraphs = Array.from({ length: 200 }, (_, i) => `paragraph ${i} of it`);
  const item = `${mark}${paragraphs.join(`\n\n${' '.repeat(mark.indexOf(' ') + 1)}`)}`;
  const texts = (splitMarkdown(item) ?? []).map(({ block }) => clipboardText([block], NO_DEFINITIONS));
  expect(texts.length).toBeGreaterThan(1);
  const indent = ' '.repeat(mark.length);
  expect(texts.join('\n\n')).toBe(`${mark}${paragraphs.join(`\n\n${indent}`)}`);
});

test.each([
  ['- مرحبا\n- two', 'rtl'],
  ['> 12. שלום', 'rtl'],
  ['- one\n- مرحبا', 'ltr'],
  ['- `code` مرحبا', 'rtl'],
  ['- 12', undefined],
  ['| السعر | b |\n|---|---|\n| 1 | 2 |', 'rtl'],
])('%j has the direction %s', (markdown, direction) => {
  const [block] = parseBlocks(markdown).blocks;
  expect(block && directionOf(block)).toBe(direction);
});
