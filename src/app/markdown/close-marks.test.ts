import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { closeMarks } from './close-marks.ts';
import { parseMarkdown } from './parse-markdown.ts';

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
}

const shown = (markdown: string) => textOf(parseMarkdown(closeMarks(markdown))).trim();

test.each([
  'Say **bold words** and *soft ones*, then go on.',
  'Call `query_table()` with **`limit`** and __two__ _more_ ~~less~~.',
  'See [the offer](https://example.org/a_b*c) here, or [that](http://localhost).',
  '- **Tables**: describe them\n- *Text*: quote it\n  - `inner` item',
  '## A **strong** head',
  '> quoted **loud** and `low`',
  '***Both*** at once, **bold with *soft* inside**.',
  'Plain snake_case_words, 2 * 3, 2*3 and a[0] stay.',
  String.raw`Escaped \*stars\* and \`ticks\` stay.`,
])('whatever has come of “%s”, what is shown only grows', (whole) => {
  const last = shown(whole);
  for (let length = 1; length <= whole.length; length += 1) {
    const soFar = shown(whole.slice(0, length));
    expect(last.startsWith(soFar), `${whole.slice(0, length)} → ${soFar}`).toBe(true);
  }
});

test('what is written to its end stays as it is', () => {
  for (const whole of [
    'Say **bold** and `code`, [a link](https://example.org) and a_b.',
    'A footnote[^1], a citation [1] and a task',
    '- [x] done\n- [ ] open',
    '| a | **b** |\n|---|---|\n| `c` | d |',
  ]) {
    expect(closeMarks(whole)).toBe(whole);
  }
});

test('code is no place for marks', () => {
  expect(closeMarks('```js\nconst a = b ** c, d = `x')).toBe('```js\nconst a = b ** c, d = `x');
  expect(closeMarks('- item\n  ```\n  a **b')).toBe('- item\n  ```\n  a **b');
  expect(closeMarks('Call `a **b')).toBe('Call `a **b`');
  expect(closeMarks('Call `rows[a](b')).toBe('Call `rows[a](b`');
});

test('what may have begun is not shown, and what it closes is closed', () => {
  expect(closeMarks('Say **')).toBe('Say ');
  expect(closeMarks('Say **bold*')).toBe('Say **bold**');
  expect(closeMarks('Say **bold ')).toBe('Say **bold**');
  expect(closeMarks('See [the off')).toBe('See the off');
  expect(closeMarks('See [the offer](https://exam')).toBe('See the offer');
});

test('a source is cited as soon as it is, and a footnote', () => {
  for (const whole of ['As told [12', 'As told [12]', 'As told [^1', 'As told [^note]'])
    expect(closeMarks(whole)).toBe(whole);
});

test('a line of nothing but marks is taken as fast as any', () => {
  for (const odd of ['[', '*a ', '**', '`', '\n', '\\', '_a', '](', '~~x ']) {
    const line = odd.repeat(200_000);
    expect(closeMarks(line).length).toBeLessThan(line.length + 20);
  }
});
