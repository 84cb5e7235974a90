import { describe, expect, test } from 'vitest';
import { htmlOf } from './html.ts';
import { NO_DEFINITIONS, type Inline } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { parseInline } from './parse-inline.ts';

const parse = (content: string) => parseInline(content, NO_DEFINITIONS);
const html = (markdown: string) => {
  const { blocks, definitions } = parseBlocks(markdown);
  return htmlOf(blocks, definitions).replace(/^<p>(.*)<\/p>$/s, '$1');
};

function linksIn(nodes: readonly Inline[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return [node.url];
    return 'children' in node ? linksIn(node.children) : [];
  });
}

describe('addresses', () => {
  test.each([
    ['See https://example.org/a?b=c.', 'https://example.org/a?b=c'],
    ['(www.example.org)', 'http://www.example.org'],
    ['ask a.b_c@example.org', 'mailto:a.b_c@example.org'],
    ['https://example.com/guide，详见下文', 'https://example.com/guide'],
    ['“https://example.com/a”', 'https://example.com/a'],
    ['https://example.com/a…', 'https://example.com/a'],
    ['https://example.com/a—and', 'https://example.com/a'],
    ['详见www.example.com。', 'http://www.example.com'],
    ['**https://example.com/a**。', 'https://example.com/a'],
    ['**https://example.com/a**正文', 'https://example.com/a'],
    ['*https://example.com/a*正文', 'https://example.com/a'],
    ['https://ca.example.org/wiki/Col·legi', 'https://ca.example.org/wiki/Col%C2%B7legi'],
    ['[https://example.org]', 'https://example.org'],
    ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
    ['https://example.org/*a*b', 'https://example.org/*a*b'],
    [String.raw`[a](https://x.org/b\c)`, 'https://x.org/b%5Cc'],
  ])('%s links to %s', (content, url) => {
    expect(linksIn(parse(content))).toEqual([url]);
  });

  test.each(['`https://example.org`', 'a@b', 'awww.example.org', 'https://', 'xhttp://', 'x@y.z_'])(
    '%s is no link',
    (content) => {
      expect(linksIn(parse(content))).toEqual([]);
    },
  );

  test('links in links become text', () => {
    expect(html('[![b](https://x.org/b.svg)](https://x.org)')).toBe('<a href="https://x.org">b</a>');
    expect(html('[see https://y.org and www.z.org](https://x.org)')).toBe(
      '<a href="https://x.org">see https://y.org and www.z.org</a>',
    );
  });
});

describe('emphasis next to Chinese, Japanese and Korean', () => {
  test.each([
    ['**注意：**正文', '<strong>注意：</strong>正文'],
    ['~~删除（旧）。~~保留', '<del>删除（旧）。</del>保留'],
    ['**“공개 문서”**는', '<strong>“공개 문서”</strong>는'],
  ])('%s', (content, shown) => {
    expect(html(content)).toBe(shown);
  });
});

test.each([
  ['<br>', '<br />\n'],
  ['<br><br/>', '<br />\n<br />\n'],
  ['<br>\n**bold** text', '<br />\n\n<strong>bold</strong> text'],
  ['> <br />', '<blockquote>\n<p><br />\n</p>\n</blockquote>'],
])('%j at the start of a block breaks the line', (markdown, shown) => {
  expect(html(markdown)).toBe(shown);
});

describe('math', () => {
  const formulas = (content: string) => parse(content).flatMap((node) => (node.type === 'math' ? [node.source] : []));

  test.each([
    [String.raw`so \(x_1 = \frac{a}{b}\) holds`, [String.raw`\(x_1 = \frac{a}{b}\)`]],
    ['其中$x$为变量', ['$x$']],
    ['where $x^2$ and $n$', ['$x^2$', '$n$']],
    ['inline $$x_{*} + y_{*}$$ here', ['$$x_{*} + y_{*}$$']],
    ['[a $ b](https://x.org) and $x^2$', ['$x^2$']],
    ['CO$_2$, 10$^{-3}$ and $^{14}$C', ['$_2$', '$^{-3}$', '$^{14}$']],
    ['the $n$th of $f(x) = x + 1$', ['$n$', '$f(x) = x + 1$']],
    [String.raw`$\text{two words} = 5$`, [String.raw`$\text{two words} = 5$`]],
  ])('%s', (content, sources) => {
    expect(formulas(content)).toEqual(sources);
  });

  test.each([
    'costs $5 and $6',
    '$5, $10 and $20_000',
    '$5-off and a 10$ bill',
    'US$5 and US$',
    '$HOME and $PATH',
    '$A_B:$C_D',
    '$20/month or $200/year',
    'revenue ($) by total_cost (€) by sales ($)',
    '$50 + fees, which is 20 €/$',
    '$100 + tax = 110$',
    '${first}-${last} and $(a_b)/$(c_d)',
    String.raw`a\(b\)`,
    String.raw`\[1\] and \[x\] done`,
    String.raw`\[a\]\(b\)`,
    String.raw`\$x^2\$`,
    '`$x^2$`',
  ])('%s is not math', (content) => {
    expect(formulas(content)).toEqual([]);
  });

  test.each([
    ['$$\nx_{*} + y\n$$', true, 'x_{*} + y'],
    ['$$ x = 1 $$', true, 'x = 1'],
    [String.raw`\[` + '\na\n+ b\n' + String.raw`\]`, true, 'a\n+ b'],
    ['$$\nx_{*}', false, 'x_{*}'],
    ['$$\nx = 1\n$$,', true, 'x = 1\n,'],
  ])('%j is a block', (markdown, closed, value) => {
    expect(parseBlocks(`Words:\n${markdown}\n\nMore.`).blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'math', closed, value, source: markdown },
      { type: 'paragraph' },
    ]);
  });

  test('escaped brackets at the start of a line are not a block', () => {
    for (const line of [
      String.raw`\[not a link](/foo)`,
      String.raw`\[1\]`,
      String.raw`\[x\] done`,
      '$$ and $$ are signs',
    ]) {
      expect(parseBlocks(line).blocks).toMatchObject([{ type: 'paragraph' }]);
    }
  });
});
