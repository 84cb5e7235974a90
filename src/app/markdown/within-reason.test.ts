import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';
import { isWithinReason } from './within-reason.ts';

test.each([
  ['quotes in quotes', '> '.repeat(2000)],
  ['lists in lists on one line', '- '.repeat(2000)],
  ['lists in lists on many lines', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ['emphasis in emphasis', `${'*a '.repeat(2000)}${'*'.repeat(2000)}`],
  ['pictures that never close', '![a]('.repeat(20_000)],
  ['links that never close', '['.repeat(2000)],
  ['a block as long as a book', 'word '.repeat(20_000)],
])('%s are shown as text', (_, markdown) => {
  expect(isWithinReason(markdown)).toBe(false);
});

const row = `| ${Array.from({ length: 8 }, (_, i) => `**cell ${i}**`).join(' | ')} |\n`;
test.each([
  ['a long paragraph with emphasis', 'Some **bold** and _quiet_ words, and a [link](https://example.org). '.repeat(80)],
  ['a long table in bold', `| a |\n|---|\n${row.repeat(400)}`],
  ['code with many marks', `\`\`\`js\n${'a[b] = c * d * e;\n'.repeat(900)}\`\`\`\n`],
  ['a deep list', Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
])('%s is parsed', (_, markdown) => {
  expect(isWithinReason(markdown)).toBe(true);
  expect(parseMarkdown(markdown).children.length).toBeGreaterThan(0);
});

test.each([
  ['pipes', '|'.repeat(49_000)],
  ['dashes under a head', `a|b\n${'-|'.repeat(24_000)}x`],
])('a long line of %s is judged at once', { timeout: 500 }, (_, markdown) => {
  expect(isWithinReason(markdown)).toBeTypeOf('boolean');
});
