import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown, parseWithAll } from './parse-markdown.ts';

function linksIn(node: Nodes): string[] {
  const here = node.type === 'link' ? [`${node.url} ${node.children.flatMap(textsIn).join('')}`] : [];
  return 'children' in node ? [...here, ...node.children.flatMap(linksIn)] : here;
}

function textsIn(node: Nodes): string[] {
  if (node.type === 'text') return [node.value];
  return 'children' in node ? node.children.flatMap(textsIn) : [];
}

test.each([
  ['See https://example.org/a?b=c.', ['https://example.org/a?b=c https://example.org/a?b=c']],
  ['(www.example.org)', ['http://www.example.org www.example.org']],
  [
    '**https://example.org**, “https://example.net/x”',
    ['https://example.org https://example.org', 'https://example.net/x” https://example.net/x”'],
  ],
  ['| a |\n|---|\n| https://example.org |', ['https://example.org https://example.org']],
  ['ask a.b@example.org', ['mailto:a.b@example.org a.b@example.org']],
  ['[named](https://example.org)', ['https://example.org named']],
  ['`https://example.org` and <b>', []],
])('%j links %j', (markdown, links) => {
  expect(linksIn(parseMarkdown(markdown))).toEqual(links);
});

test('no word of a line with an address is lost', () => {
  const [paragraph] = parseMarkdown('Before https://example.org/a_b after.').children;
  expect(paragraph && textsIn(paragraph).join('')).toBe('Before https://example.org/a_b after.');
});

/** What extensions look for, whole and in pieces, among what they stand beside. */
const SCRAPS =
  'a|b |-|:-|-:|--|:|- [ ] |[x]|[^1]|[^1]: |[^|]:|~|~~|*|**|_|`|@|a@b.c|www.|WWW.a.b|http:|//|https://a.b/c|://|mailto:a@b|[a](https://b.c)|[a|](https://b|![a|[^1](https://d)|](|www|.|<|>|[|](|)|!|#|1. |- |    |\\|\n|\n\n| |\t|word|\n> |\n- |```|``|<a href="|">|</a>|&amp;|"'
    .split('|')
    .concat('|', '| ', ' |', '\n|', '|\n');

test('leaving out what a text has no need of leaves the same tree', () => {
  const texts = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 24 }).map((scraps) => scraps.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      // A box under an empty item: the development build of `mdast-util-gfm-task-list-item` throws over it.
      fc.pre(!/[-*.]\s*\n\s*\[/.test(text));
      expect(parseMarkdown(text)).toEqual(parseWithAll(text));
    }),
    { numRuns: 2_000 },
  );
});
