import { footnoteText } from './footnotes.ts';
import type { Block, Definitions, Inline, TableBlock } from './nodes.ts';
import { parseInline } from './parse-inline.ts';

/** The arguments are not escaped, except for `content`. */
export type HtmlPolicy = {
  readonly markup: (html: string) => string;
  readonly link: (url: string, content: string) => string;
  readonly image: (url: string, alt: string) => string;
};

const INERT: HtmlPolicy = {
  markup: escapeHtml,
  link: (url, content) =>
    /^(?:https?:\/\/|mailto:)/i.test(url) ? `<a href="${escapeHtml(url)}">${content}</a>` : content,
  image: (_, alt) => escapeHtml(alt),
};

/** Renders blocks as HTML for the clipboard. */
export function htmlOf(blocks: readonly Block[], definitions: Definitions, policy: HtmlPolicy = INERT): string {
  const inline = (content: string) => inlineHtml(parseInline(content, definitions), policy);
  const children = (nodes: readonly Block[]) => nodes.map(write).filter(Boolean).join('\n');
  function write(block: Block): string {
    switch (block.type) {
      case 'paragraph':
        return block.tight ? inline(block.content) : `<p>${inline(block.content)}</p>`;
      case 'heading':
        return `<h${block.depth}>${inline(block.content)}</h${block.depth}>`;
      case 'code': {
        const language = block.language === undefined ? '' : ` class="language-${escapeHtml(block.language)}"`;
        const value = block.value === '' && block.to - block.from < 3 ? '' : `${block.value}\n`;
        return `<pre><code${language}>${escapeHtml(value)}</code></pre>`;
      }
      case 'math':
        return `<p>${escapeHtml(block.source)}</p>`;
      case 'rule':
        return '<hr />';
      case 'html':
        return policy.markup(block.value);
      case 'plain':
        return `<pre>${escapeHtml(block.value)}</pre>`;
      case 'quote':
        return `<blockquote>\n${children(block.children)}\n</blockquote>`;
      case 'footnote':
        return `<div>${block.part?.isFirst === false ? '' : `${escapeHtml(footnoteText(block, definitions))} `}${children(block.children)}</div>`;
      case 'list': {
        const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
        const tag = block.ordered ? 'ol' : 'ul';
        return `<${tag}${start}>\n${children(block.children)}\n</${tag}>`;
      }
      case 'item': {
        const box = block.checked === undefined ? '' : block.checked ? '☑ ' : '☐ ';
        return `<li>${box}${children(block.children)}</li>`;
      }
      case 'table':
        return tableHtml(block, inline);
      default:
        return block satisfies never;
    }
  }
  return children(blocks);
}

function tableHtml({ head, rows, align, part }: TableBlock, inline: (content: string) => string): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') => {
    const side = (column: number) => (align[column] === undefined ? '' : ` align="${align[column]}"`);
    return `<tr>\n${cells.map((cell, i) => `<${tag}${side(i)}>${inline(cell)}</${tag}>`).join('\n')}\n</tr>`;
  };
  const body = rows.length === 0 ? '' : `\n<tbody>\n${rows.map(({ cells }) => row(cells, 'td')).join('\n')}\n</tbody>`;
  const top = part?.isFirst === false ? '' : `\n<thead>\n${row(head.cells, 'th')}\n</thead>`;
  return `<table>${top}${body}\n</table>`;
}

function inlineHtml(nodes: readonly Inline[], policy: HtmlPolicy): string {
  return nodes.map((node) => inlineNodeHtml(node, policy)).join('');
}

function inlineNodeHtml(node: Inline, policy: HtmlPolicy): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value);
    case 'strong':
      return `<strong>${inlineHtml(node.children, policy)}</strong>`;
    case 'emphasis':
      return `<em>${inlineHtml(node.children, policy)}</em>`;
    case 'delete':
      return `<del>${inlineHtml(node.children, policy)}</del>`;
    case 'link':
      return policy.link(node.url, inlineHtml(node.children, policy));
    case 'image':
      return policy.image(node.url, node.alt);
    case 'code':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'math':
      return escapeHtml(node.source);
    case 'html':
      return policy.markup(node.value);
    case 'footnote':
      return `<sup>${escapeHtml(node.text)}</sup>`;
    case 'break':
      return node.hard ? '<br />\n' : '\n';
    default:
      return node satisfies never;
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
