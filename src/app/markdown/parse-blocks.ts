import type { Token } from 'markdown-it';
import {
  NO_DEFINITIONS,
  type Alignment,
  type Block,
  type Definitions,
  type ItemBlock,
  type TableBlock,
} from './nodes.ts';
import { attribute, MAX_NESTED, parser, type Environment, type Reader } from './parser.ts';

export type ParsedBlocks = { readonly blocks: readonly Block[]; readonly definitions: Definitions };

/** Cached: the same text is parsed to cut it, to split it, and for its definitions. */
let last: { readonly markdown: string; readonly parsed: ParsedBlocks } | undefined;

/** Parses CommonMark, GitHub's extensions and math. Inline Markdown stays source. */
export function parseBlocks(markdown: string): ParsedBlocks {
  if (last?.markdown !== markdown) last = { markdown, parsed: parse(markdown) };
  return last.parsed;
}

function parse(markdown: string): ParsedBlocks {
  const env: Environment = {};
  const tokens: Token[] = [];
  const source = markdown.replaceAll(LINE_END, '\n').replaceAll('\0', '\uFFFD');
  parser.block.parse(source, parser, env, tokens);
  const reader = { tokens, at: 0, line: 0, source: source.split('\n') };
  return { blocks: readBlocks(reader, undefined), definitions: definitionsOf(env) };
}

/** The only HTML tag that is rendered. The rest of such a block is text. */
const STARTS_WITH_BREAK = /^\s*<br\s*\/?>/i;
const LINE_END = /\r\n?/g;

function definitionsOf({ references, footnotes: { refs = {} } = {} }: Environment): Definitions {
  if (references === undefined && Object.keys(refs).length === 0) return NO_DEFINITIONS;
  const links = Object.entries(references ?? {}).map(([label, { href }]) => [label, href] as const);
  return {
    links: Object.fromEntries(links),
    footnotes: new Map(Object.keys(refs).map((ref) => [ref.slice(1), ref.slice(1)])),
  };
}

type BlockReader = Reader & {
  line: number;
  readonly source: readonly string[];
};

const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';

function readBlocks(reader: BlockReader, close: string | undefined): readonly Block[] {
  const blocks: Block[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token.type === close) return blocks;
    const block = readBlock(reader, token);
    reader.line = block.to;
    blocks.push(block);
  }
}

function readBlock(reader: BlockReader, token: Token): Block {
  const lines = linesOf(reader, token);
  const { from } = lines;
  if (token.level === 0 && isTooDeep(reader)) return { ...lines, type: 'plain', value: skip(reader, lines) };
  reader.at += 1;
  switch (token.type) {
    case 'paragraph_open':
      return { ...lines, type: 'paragraph', content: readLeaf(reader), tight: token.hidden };
    case 'heading_open':
      return { ...lines, type: 'heading', depth: Number(token.tag.slice(1)), content: readLeaf(reader) };
    case 'fence':
    case 'code_block':
      return { ...lines, ...codeOf(token) };
    case 'math_block':
      return { ...lines, type: 'math', value: token.content, ...token.meta };
    case 'hr':
      return { ...lines, type: 'rule' };
    case 'html_block': {
      const value = token.content.replace(/\n$/, '');
      return STARTS_WITH_BREAK.test(value)
        ? { ...lines, type: 'paragraph', content: value.trim(), tight: false }
        : { ...lines, type: 'html', value };
    }
    case 'blockquote_open':
      return { ...lines, type: 'quote', children: readChildren(reader, 'blockquote_close') };
    case 'footnote_reference_open': {
      const children = readChildren(reader, 'footnote_reference_close');
      return { from, to: children.at(-1)?.to ?? from + 1, type: 'footnote', label: String(token.meta.label), children };
    }
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const ordered = token.type === 'ordered_list_open';
      const items = readChildren(reader, ordered ? 'ordered_list_close' : 'bullet_list_close');
      const start = Number(token.attrGet('start') ?? 1);
      return { ...lines, type: 'list', ordered, start, children: items.filter((item) => item.type === 'item') };
    }
    case 'list_item_open':
      return { ...lines, type: 'item', ...taskOf(readChildren(reader, 'list_item_close')) };
    case 'table_open':
      return { ...lines, ...readTable(reader) };
    default:
      throw new Error(`The Markdown parser made an unknown token: ${token.type}`);
  }
}

function readChildren(reader: BlockReader, close: string): readonly Block[] {
  const children = readBlocks(reader, close);
  reader.at += 1;
  return children;
}

/** Excludes surrounding blank lines. A footnote's token has no lines, so it begins at the next non-blank one. */
function linesOf({ line, source }: BlockReader, { map }: Token): { from: number; to: number } {
  let [from, to] = map ?? [line, line + 1];
  while (map === null && isBlank(source[from]) && from < source.length - 1) from += 1;
  if (map === null) to = from + 1;
  while (to > from + 1 && isBlank(source[to - 1])) to -= 1;
  return { from, to };
}

/** Whether the parser dropped nested blocks at its limit. */
function isTooDeep({ tokens, at }: BlockReader): boolean {
  for (let i = at; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || (i > at && token.level === 0 && token.nesting !== -1)) return false;
    if (token.level >= MAX_NESTED - 1) return true;
  }
  return false;
}

function skip(reader: BlockReader, { from, to }: { from: number; to: number }): string {
  const { tokens, source } = reader;
  do reader.at += 1;
  while (reader.at < tokens.length && (tokens[reader.at]?.level !== 0 || tokens[reader.at]?.nesting === -1));
  return source.slice(from, to).join('\n');
}

function readLeaf(reader: Reader): string {
  const content = reader.tokens[reader.at]?.content ?? '';
  reader.at += 2;
  return content;
}

function codeOf({ type, info, content, map, markup }: Token) {
  const value = content.replace(/\n$/, '');
  const [from, to] = map ?? [0, 0];
  const fenced = type === 'fence';
  // Counts lines: without a closing fence there is one line more than code, else two.
  const closed = fenced && to - from >= content.split('\n').length + 1 && markup !== '';
  return { type: 'code', value, language: languageOf(info), fenced, closed } as const;
}

function languageOf(info: string): string | undefined {
  const [word = ''] = parser.utils.unescapeAll(info).trim().split(/\s/);
  return word === '' ? undefined : word;
}

function taskOf(children: readonly Block[]): Pick<ItemBlock, 'checked' | 'children'> {
  const [first, ...rest] = children;
  const box = first?.type === 'paragraph' ? /^\[([ x\n])\]\s+(?=\S)/i.exec(first.content) : null;
  if (first?.type !== 'paragraph' || box === null) return { checked: undefined, children };
  const content = first.content.slice(box[0].length);
  return { checked: box[1]?.toLowerCase() === 'x', children: [{ ...first, content }, ...rest] };
}

function readTable(reader: BlockReader): Omit<TableBlock, 'from' | 'to'> {
  const rows: { from: number; to: number; cells: string[] }[] = [];
  const align: Alignment[] = [];
  for (; reader.tokens[reader.at]?.type !== 'table_close'; reader.at += 1) {
    const token = reader.tokens[reader.at];
    if (token?.type === 'tr_open') {
      const [from, to] = token.map ?? [0, 0];
      rows.push({ from, to, cells: [] });
    } else if (token?.type === 'th_open') {
      align.push(alignmentOf(token));
    } else if (token?.type === 'inline') {
      rows.at(-1)?.cells.push(token.content);
    }
  }
  reader.at += 1;
  const [head = { from: 0, to: 0, cells: [] }, ...body] = rows;
  return { type: 'table', align, head, rows: body };
}

function alignmentOf(token: Token): Alignment {
  const [, side] = /text-align:(left|right|center)/.exec(attribute(token, 'style')) ?? [];
  return side === 'left' || side === 'right' || side === 'center' ? side : undefined;
}
