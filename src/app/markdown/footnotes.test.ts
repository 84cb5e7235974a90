import { expect, test } from 'vitest';
import { numberedDefinitionsIn } from './footnotes.ts';
import { htmlOf } from './html.ts';
import { parseBlocks } from './parse-blocks.ts';
import { clipboardText, renderedTexts } from './plain-text.ts';

const numbers = (markdown: string) => Object.fromEntries(numberedDefinitionsIn(markdown).footnotes);

test.each([
  [
    'in the order of their references, not of their definitions',
    'x[^b] y[^a] z[^b]\n\n[^a]: A\n[^b]: B',
    { b: '1', a: '2' },
  ],
  [
    'in a table, a list and a link',
    '| [^t] |\n|---|\n| [^u] |\n\n- **[a[^v]](/u)**\n\n[^v]: V\n[^u]: U\n[^t]: T',
    { t: '1', u: '2', v: '3' },
  ],
  [
    'with those that only footnotes refer to behind those of the text',
    '[^n]: N[^m]\n[^m]: M\n\nx[^o] y[^n]\n\n[^o]: O',
    { o: '1', n: '2', m: '3' },
  ],
  ['with those that nothing refers to at the end', '[^z]: Z\n[^y]: Y\n\nx[^y]', { y: '1', z: '2' }],
  ['without those in code', '`[^c]` x[^d]\n\n```\n[^c]\n```\n\n[^c]: C\n[^d]: D', { d: '1', c: '2' }],
  ['also where a label is a number', 'x[^7] y[^1]\n\n[^1]: one\n[^7]: seven', { 7: '1', 1: '2' }],
])('footnotes are numbered %s', (_, markdown, expected) => {
  expect(numbers(markdown)).toEqual(expected);
});

test('references and footnotes have the same numbers when rendered, copied and found', () => {
  const markdown = 'See[^a][^b][^c] and *that*[^b].\n\n[^a]: One.\n[^b]: Two.\n[^c]: Three.';
  const definitions = numberedDefinitionsIn(markdown);
  const { blocks } = parseBlocks(markdown);
  expect(clipboardText(blocks, definitions)).toBe('See1, 2, 3 and that2.\n\n1 One.\n\n2 Two.\n\n3 Three.');
  expect(renderedTexts(blocks, definitions, () => false)).toEqual([
    'See1, 2, 3 and that2.',
    '1',
    'One.',
    '2',
    'Two.',
    '3',
    'Three.',
  ]);
  const html = htmlOf(blocks, definitions);
  expect(html).toContain('See<sup>1</sup><sup>, 2</sup><sup>, 3</sup> and <em>that</em><sup>2</sup>.');
  expect(html).toContain('<div>3 <p>Three.</p></div>');
});

test('a reference without a footnote stays text', () => {
  expect(clipboardText(parseBlocks('See[^x].').blocks, numberedDefinitionsIn('See[^x].'))).toBe('See[^x].');
});
