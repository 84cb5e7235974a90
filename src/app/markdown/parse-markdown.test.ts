import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';

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
