import { expect, test } from 'vitest';
import { closeLastText, closeMarks } from './close-marks.ts';
import { NO_DEFINITIONS } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { parseInline, plainText } from './parse-inline.ts';

const shown = (content: string) => plainText(parseInline(closeMarks(content), NO_DEFINITIONS)).trim();

test.each([
  'Say **bold words** and *soft ones*, then go on.',
  'Call `query_table()` with **`limit`** and __two__ _more_ ~~less~~.',
  'See [the offer](https://example.org/a_b*c) here, or [that](http://localhost).',
  '***Both*** at once, **bold with *soft* inside**.',
  'Plain snake_case_words, 2 * 3, 2*3 and a[0] stay.',
  String.raw`Escaped \*stars\* and \`ticks\` stay.`,
])('the shown text of “%s” only grows', (whole) => {
  const last = shown(whole);
  for (let length = 1; length <= whole.length; length += 1) {
    const soFar = shown(whole.slice(0, length));
    expect(last.startsWith(soFar), `${whole.slice(0, length)} → ${soFar}`).toBe(true);
  }
});

test('a complete text is unchanged', () => {
  for (const whole of [
    'Say **bold** and `code`, [a link](https://example.org) and a_b.',
    'A footnote[^1], a citation [1] and a task',
  ]) {
    expect(closeMarks(whole)).toBe(whole);
  }
});

test('marks in code are text', () => {
  expect(closeMarks('Call `a **b')).toBe('Call `a **b`');
  expect(closeMarks('Call `rows[a](b')).toBe('Call `rows[a](b`');
});

test('hides marks that have only begun, and closes open ones', () => {
  expect(closeMarks('Say **')).toBe('Say ');
  expect(closeMarks('Say **bold*')).toBe('Say **bold**');
  expect(closeMarks('Say **bold ')).toBe('Say **bold**');
  expect(closeMarks('See [the off')).toBe('See the off');
  expect(closeMarks('See [the offer](https://exam')).toBe('See the offer');
});

test('citations and footnotes are shown at once', () => {
  for (const whole of ['As told [12', 'As told [12]', 'As told [^1', 'As told [^note]'])
    expect(closeMarks(whole)).toBe(whole);
});

test('closes the last text of the last block, but not code', () => {
  const last = (markdown: string) => JSON.stringify(closeLastText(parseBlocks(markdown).blocks, markdown));
  expect(last('> - **bo')).toContain('"**bo**"');
  expect(last('| a | b |\n|---|---|\n| `c` | **d')).toContain('"**d**"');
  expect(last('```js\nconst a = b **c')).toContain('"const a = b **c"');
});

test('makes no heading of a line that may become a list or a rule', () => {
  const shownOf = (markdown: string) => closeLastText(parseBlocks(markdown).blocks, markdown);
  expect(shownOf('Some words\n-')).toMatchObject([{ type: 'paragraph', content: 'Some words' }]);
  expect(shownOf('# Title')).toMatchObject([{ type: 'heading', content: 'Title' }]);
});

test.each([
  ['| a | b |\n|---|---|\n| `x | y` |\n', ['`x', 'y`']],
  ['| a | b |\n|---|---|\n| `x |', ['`x', '']],
  ['| a | b |\n|---|---|\n| `x | **y', ['`x', '**y**']],
  ['| a | b |\n|---|---|\n| `x \\|', ['`x |`', '']],
  ['| a | b |\n|---|---|\n| **x | y |\n*', ['**x', 'y']],
])('closes marks in %j only in the cell that is being written', (markdown, cells) => {
  const [table] = closeLastText(parseBlocks(markdown).blocks, markdown);
  expect(table?.type === 'table' && table.rows[0]?.cells).toEqual(cells);
});

test.each([
  ['# A **title', 'A **title**'],
  ['# A **title\n', 'A **title'],
  ['Some **words', 'Some **words**'],
  ['Some **words\n', 'Some **words**'],
  ['Some **words\n\n', 'Some **words'],
  ['Some **words\n\n1', 'Some **words'],
])('closes marks in %j only while the paragraph is open', (markdown, content) => {
  expect(closeLastText(parseBlocks(markdown).blocks, markdown)).toMatchObject([{ content }]);
});

test('a line of marks takes linear time', () => {
  for (const odd of ['[', '*a ', '**', '`', '\n', '\\', '_a', '](', '~~x ']) {
    const line = odd.repeat(200_000);
    expect(closeMarks(line).length).toBeLessThan(line.length + 20);
  }
});
