import type { Token } from 'markdown-it';
import type { Definitions, Inline } from './nodes.ts';
import { attribute, MAX_NESTED, parser, type Environment, type Reader } from './parser.ts';
import { bareAddresses } from './syntax/addresses.ts';

export function parseInline(content: string, { links, footnotes }: Definitions): readonly Inline[] {
  const env: Environment = {
    references: Object.fromEntries(Object.entries(links).map(([label, href]) => [label, { href }])),
    footnotes: { refs: Object.fromEntries([...footnotes.keys()].map((label) => [`:${label}`, -1])), list: [] },
  };
  const tokens: Token[] = [];
  parser.inline.parse(content, parser, env, tokens);
  if (tokens.some(({ level }) => level >= MAX_NESTED)) return [{ type: 'text', value: content }];
  const nodes = readInline({ tokens, at: 0 }, undefined, false);
  return footnotes.size === 0 ? nodes : withFootnotes(nodes, footnotes);
}

/** Reads tokens up to `close`. Links in a link become their text. */
function readInline(reader: Reader, close: string | undefined, inLink: boolean): readonly Inline[] {
  const nodes: Inline[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    reader.at += 1;
    if (token === undefined || token.type === close) break;
    for (const node of readInlineToken(reader, token, inLink)) {
      const before = nodes.at(-1);
      if (node.type !== 'text') nodes.push(node);
      else if (before?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: before.value + node.value };
      else if (node.value !== '') nodes.push(node);
    }
  }
  return inLink ? nodes : nodes.flatMap(withAddresses);
}

function readInlineToken(reader: Reader, token: Token, inLink: boolean): readonly Inline[] {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return [{ type: 'text', value: token.content }];
    case 'strong_open':
      return [{ type: 'strong', children: readInline(reader, 'strong_close', inLink) }];
    case 'em_open':
      return [{ type: 'emphasis', children: readInline(reader, 'em_close', inLink) }];
    case 's_open':
      return [{ type: 'delete', children: readInline(reader, 's_close', inLink) }];
    case 'link_open': {
      const children = readInline(reader, 'link_close', true);
      return inLink ? children : [{ type: 'link', url: attribute(token, 'href'), children }];
    }
    case 'image': {
      const alt = plainText(readInline({ tokens: token.children ?? [], at: 0 }, undefined, true));
      return [{ type: 'image', url: attribute(token, 'src'), alt, at: token.meta.at }];
    }
    case 'code_inline':
      return [{ type: 'code', value: token.content }];
    case 'math_inline':
      return [{ type: 'math', value: token.content, ...token.meta }];
    case 'html_inline':
      return isLineBreak(token.content)
        ? [{ type: 'break', hard: true, at: token.meta.at }]
        : [{ type: 'html', value: token.content, at: token.meta.at }];
    case 'footnote_ref':
      return [{ type: 'footnote', label: String(token.meta.label), text: String(token.meta.label) }];
    case 'softbreak':
    case 'hardbreak':
      return [{ type: 'break', hard: token.type === 'hardbreak', at: token.meta.at }];
    default:
      throw new Error(`The Markdown parser made an unknown token: ${token.type}`);
  }
}

/** Sets the text of footnote references, with a comma between adjacent ones. */
function withFootnotes(nodes: readonly Inline[], footnotes: Definitions['footnotes']): readonly Inline[] {
  return nodes.map((node, i) => {
    if (node.type === 'footnote') {
      const separator = nodes[i - 1]?.type === 'footnote' ? ', ' : '';
      return { ...node, text: separator + (footnotes.get(node.label) ?? node.label) };
    }
    return 'children' in node ? { ...node, children: withFootnotes(node.children, footnotes) } : node;
  });
}

function withAddresses(node: Inline): readonly Inline[] {
  if (node.type !== 'text') return [node];
  const nodes: Inline[] = [];
  let at = 0;
  for (const { index, text, url } of bareAddresses(node.value)) {
    if (index > at) nodes.push({ type: 'text', value: node.value.slice(at, index) });
    nodes.push({ type: 'link', url: parser.normalizeLink(url), children: [{ type: 'text', value: text }] });
    at = index + text.length;
  }
  if (at === 0) return [node];
  if (at < node.value.length) nodes.push({ type: 'text', value: node.value.slice(at) });
  return nodes;
}

export function plainText(nodes: readonly Inline[]): string {
  return nodes.map(plainTextOf).join('');
}

function plainTextOf(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'html':
      return node.value;
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return plainText(node.children);
    case 'image':
      return node.alt;
    case 'math':
      return node.source;
    case 'footnote':
      return node.text;
    case 'break':
      return '\n';
    default:
      return node satisfies never;
  }
}

function isLineBreak(html: string): boolean {
  return /^<br\s*\/?>$/i.test(html);
}
