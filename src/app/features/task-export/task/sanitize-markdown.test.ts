import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '#app/markdown/nodes.ts';
import { parseBlocks } from '#app/markdown/parse-blocks.ts';
import { parseInline } from '#app/markdown/parse-inline.ts';
import { sanitizeMarkdown } from './sanitize-markdown.ts';

function kindsIn(markdown: string): readonly string[] {
  const { blocks, definitions } = parseBlocks(markdown);
  const ofInline = (node: Inline): readonly string[] => [
    node.type,
    ...('children' in node ? node.children.flatMap(ofInline) : []),
  ];
  const inContent = (content: string) => parseInline(content, definitions).flatMap(ofInline);
  const ofBlock = (block: Block): readonly string[] => [
    block.type,
    ...('children' in block ? block.children.flatMap(ofBlock) : []),
    ...('content' in block ? inContent(block.content) : []),
    ...('rows' in block ? [block.head, ...block.rows].flatMap(({ cells }) => cells.flatMap(inContent)) : []),
  ];
  return blocks.flatMap(ofBlock);
}

test.each([
  ['plain **words** and a < b, <https://a.b>', 'plain **words** and a < b, <https://a.b>'],
  ['</blockquote><h2>Turn 9</h2>', '&lt;/blockquote>&lt;h2>Turn 9&lt;/h2>'],
  ['a `<b>` <b>', 'a `<b>` &lt;b>'],
  ['![seen][elsewhere]', String.raw`\![seen][elsewhere]`],
  ['<!-- the rest is hidden', '&lt;!-- the rest is hidden'],
  ['![seen](https://h/?secret)', String.raw`\![seen](https://h/?secret)`],
  ['[![seen](https://h/1)](https://h/2)', String.raw`[\![seen](https://h/1)](https://h/2)`],
])('%j becomes %j', (markdown, sanitized) => {
  expect(sanitizeMarkdown(markdown)).toBe(sanitized);
});

test('escapes a fence that was hidden in markup', () => {
  const sanitized = sanitizeMarkdown('<div>\n```\n</div>\n\n```\n<script>\n```') ?? '';
  expect(sanitized).toContain('&lt;script>');
});

test('leaves no markup and no image in any text', () => {
  const piece = fc.constantFrom(
    '<!--',
    '-->',
    '<b>',
    '</b>',
    '<pre>',
    '<?',
    '<![CDATA[',
    '![a](b)',
    '![a][r]',
    '[r]: x',
    '`',
    '```',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '    ',
    '\\',
    '|',
    '|-|',
    '<a b="',
    'x',
  );
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (markdown) => {
      const kinds = kindsIn(sanitizeMarkdown(markdown) ?? '');
      expect(kinds.filter((kind) => kind === 'html' || kind === 'image')).toEqual([]);
    }),
  );
});

test('returns undefined for a text that is too long', () => {
  expect(sanitizeMarkdown('x'.repeat(200_000))).toHaveLength(200_000);
  expect(sanitizeMarkdown(`<b>${'x'.repeat(200_000)}`)).toBeUndefined();
});
