import { expect, test } from 'vitest';
import { escapeHtml, htmlOf } from './html.ts';
import { parseBlocks } from './parse-blocks.ts';
import { COMMONMARK, GFM, type Example } from './testing/examples.ts';

/** Renders as the specifications do. */
const policy = {
  markup: (html: string) => html,
  link: (url: string, content: string) => `<a href="${escapeHtml(url)}">${content}</a>`,
  image: (url: string, alt: string) => `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" />`,
};

/** Removes titles, which aren't shown, and line breaks between tags. */
const normalize = (html: string) =>
  html
    .replaceAll(/ title="[^"]*"/g, '')
    .replaceAll(/<input [^>]*> /g, (box) => (box.includes('checked') ? '☑ ' : '☐ '))
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/(?<=>)\n|\n(?=<)/g, '')
    .trim();

function differs({ markdown, html }: Example): boolean {
  const { blocks, definitions } = parseBlocks(markdown);
  return normalize(htmlOf(blocks, definitions, policy)) !== normalize(html);
}

test('follows the CommonMark specification, except for bare addresses', () => {
  expect(COMMONMARK).toHaveLength(652);
  expect(COMMONMARK.filter(differs).map(({ name }) => name)).toEqual([
    '602, Autolinks',
    '606, Autolinks',
    '608, Autolinks',
    '611, Autolinks',
    '612, Autolinks',
  ]);
});

test('follows the specification of GitHub’s extensions, except for FTP and the tag filter', () => {
  expect(GFM).toHaveLength(22);
  // Only web addresses become links. All markup is shown as text.
  expect(GFM.filter(differs).map(({ name }) => name)).toEqual(['18, autolink', '22, tagfilter']);
});

test.each([
  ['Do:\n1. a\n\n   b', ['paragraph', 'list']],
  ['- ```sh\n  ls\n  ```\n\nA\n\nB', ['list', 'paragraph', 'paragraph']],
  ['```npm i``` installs it.', ['paragraph']],
  ['<!-- x\n\n# y\n-->', ['html']],
  ['[^1]: note\n\n    more', ['footnote']],
  ['x\n[a]: /u\n\n[a]', ['paragraph', 'paragraph']],
])('%j has the blocks %j', (markdown, types) => {
  expect(parseBlocks(markdown).blocks.map(({ type }) => type)).toEqual(types);
});

test.each([
  ['[a]: /1\n[a]: /2\n\n[a]', { A: '/1' }],
  ['[a]\n\n> [a]: /u', { A: '/u' }],
  ['- [a]:\n  /u', { A: '/u' }],
  [String.raw`[x\]y]: /u`, { [String.raw`X\]Y`]: '/u' }],
])('%j defines %j', (markdown, links) => {
  expect(parseBlocks(markdown).definitions.links).toEqual(links);
});

test('table rows have as many cells as the head', () => {
  const [table] = parseBlocks('| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |').blocks;
  expect(table).toMatchObject({ rows: [{ cells: ['1', ''] }, { cells: ['2', '3'] }] });
});

test('a block nested too deeply stays source', () => {
  const quotes = `${'> '.repeat(150)}word`;
  expect(parseBlocks(`before\n\n${quotes}\n\nafter`).blocks).toMatchObject([
    { type: 'paragraph', content: 'before' },
    { type: 'plain', value: quotes },
    { type: 'paragraph', content: 'after' },
  ]);
  const list = Array.from({ length: 150 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');
  expect(parseBlocks(list).blocks).toMatchObject([{ type: 'plain', value: list }]);
});
