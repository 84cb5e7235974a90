import { lineStartsOf } from './lines.ts';
import {
  NO_DEFINITIONS,
  type Block,
  type CodeBlock,
  type ContainerBlock,
  type Inline,
  type TableBlock,
} from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { parseInline } from './parse-inline.ts';
import { listDigits } from './block-layout.ts';
import { columnsOf, sameColumns } from './table-columns.ts';

/** A part of a long block, with its own row. The joined `text`s are the source. */
export type Piece = {
  readonly text: string;
  readonly block: Block;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** In characters: longer blocks are split; a part ends once it has `enough`. */
type Limits = { readonly longest: number; readonly enough: number };
const LIMITS = {
  code: { longest: 8_000, enough: 3_000 },
  table: { longest: 4_000, enough: 2_000 },
  text: { longest: 12_000, enough: 6_000 },
  container: { longest: 2_400, enough: 1_200 },
};
const SHORT = Math.min(...Object.values(LIMITS).map(({ longest }) => longest));

/**
 * Splits a long block at its nodes: list items, table rows, lines of code, children of quotes, lines of a paragraph. As
 * the text grows only the last piece changes, except for numbers and widths that depend on the whole.
 */
export function splitMarkdown(text: string): readonly Piece[] | undefined {
  if (text.length <= SHORT) return undefined;
  const offsets = lineStartsOf(text);
  const lines = offsets.length - 1;
  const size = ({ from, to }: { from: number; to: number }) => (offsets[to] ?? text.length) - (offsets[from] ?? 0);
  // A node on an incomplete line may still join the previous one.
  const complete = /[\r\n]$/.test(text) ? lines : lines - 1;
  const blocks = parseBlocks(text)
    .blocks.filter(({ from }, i) => i === 0 || from < complete)
    .flatMap((block) => split(block, { size, complete }));
  if (blocks.length < 2) return undefined;
  return blocks.map((block, i) => {
    const next = blocks[i + 1];
    const from = i === 0 ? 0 : offsets[block.from];
    const end = next === undefined ? text.length : offsets[next.from];
    return { text: text.slice(from, end), block, isFirst: i === 0, isLast: next === undefined };
  });
}

type Text = { readonly size: (lines: { from: number; to: number }) => number; readonly complete: number };

function split(block: Block, text: Text): readonly Block[] {
  const size = text.size(block);
  switch (block.type) {
    case 'code':
      return size > LIMITS.code.longest ? splitCode(block, text) : [block];
    case 'table':
      return size > LIMITS.table.longest ? splitTable(block, text) : [block];
    case 'paragraph':
    case 'heading':
      return size > LIMITS.text.longest ? splitLines(block, text) : [block];
    case 'list':
    case 'item':
    case 'quote':
    case 'footnote':
      return size > LIMITS.container.longest ? splitContainer(block, text) : [block];
    default:
      return [block];
  }
}

/** The first group ends only at `longest`, so that no node moves when a growing block is split. */
function group<T extends { readonly from: number; readonly to: number }>(
  nodes: readonly T[],
  { longest, enough }: Limits,
  text: Text,
): T[][] {
  const groups: T[][] = [];
  let length = 0;
  for (const node of nodes) {
    const isFull = length >= (groups.length === 1 ? longest : enough);
    if (groups.length === 0 || (isFull && node.from < text.complete)) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(node);
    length += text.size(node);
  }
  return groups;
}

function partsOf<T extends Block>(whole: T, parts: readonly T[]): readonly T[] {
  if (parts.length < 2) return [whole];
  return parts.map((part, i) => ({
    ...part,
    part: { isFirst: i === 0, isLast: i === parts.length - 1, whole: i === 0 ? whole : undefined },
  }));
}

function splitContainer(whole: ContainerBlock, text: Text): readonly Block[] {
  const children = childrenOf(whole).flatMap((child) => split(child, text));
  let number = whole.type === 'list' ? whole.start - 1 : 0;
  const parts = group(children, LIMITS.container, text).map((nodes): ContainerBlock => {
    const lines = { from: nodes[0]?.from ?? whole.from, to: nodes.at(-1)?.to ?? whole.to };
    if (whole.type !== 'list') return { ...whole, ...lines, children: nodes };
    const items = nodes.filter((node) => node.type === 'item');
    const begun = items.filter(({ part }) => part?.isFirst !== false).length;
    const start = number + (items[0]?.part?.isFirst === false ? 0 : 1);
    number += begun;
    return { ...whole, ...lines, start, last: whole.start + whole.children.length - 1, children: items };
  });
  return partsOf<ContainerBlock>(whole, parts);
}

function splitCode(whole: CodeBlock, text: Text): readonly Block[] {
  const first = whole.from + (whole.fenced ? 1 : 0);
  const lines = whole.value.split('\n').map((value, i) => ({ value, from: first + i, to: first + i + 1 }));
  const parts = group(lines, LIMITS.code, text).map((some, i): CodeBlock => {
    const from = i === 0 ? whole.from : (some[0]?.from ?? whole.from);
    return { ...whole, from, to: some.at(-1)?.to ?? whole.to, value: some.map(({ value }) => value).join('\n') };
  });
  return partsOf(whole, parts);
}

function splitTable(whole: TableBlock, text: Text): readonly Block[] {
  const columns = columnsOf(whole);
  const parts = group(whole.rows, LIMITS.table, text).map((rows, i): TableBlock => {
    const from = i === 0 ? whole.from : (rows[0]?.from ?? whole.from);
    return { ...whole, from, to: rows.at(-1)?.to ?? whole.to, rows, columns };
  });
  return partsOf(whole, parts);
}

/** Splits a paragraph at line breaks that no mark can span. */
function splitLines(whole: Extract<Block, { content: string }>, text: Text): readonly Block[] {
  const parts: (typeof whole)[] = [];
  let [line, at] = [whole.from, 0];
  const ends = lineStartsOf(whole.content);
  let next = whole.from;
  const isOpen = { now: false };
  for (const node of parseInline(whole.content, NO_DEFINITIONS)) {
    if (node.type !== 'break') {
      isOpen.now ||= mayStillChange(node);
      continue;
    }
    const end = whole.content.startsWith('\\', node.at) ? node.at + 1 : node.at;
    const isLineEnd = whole.content[end] === '\n';
    const isFull = end - at >= (parts.length === 0 ? LIMITS.text.longest : LIMITS.text.enough);
    if (!isLineEnd) continue;
    while ((ends[next - whole.from] ?? Infinity) <= end) next += 1;
    if (!isFull || isOpen.now || next >= text.complete) continue;
    parts.push({ ...whole, from: line, to: next, content: whole.content.slice(at, node.at).trimEnd() });
    [line, at] = [next, end + 1];
  }
  parts.push({ ...whole, from: line, content: whole.content.slice(at) });
  return partsOf(whole, parts);
}

/** Whether an unclosed mark could still be closed. */
function mayStillChange(node: Inline): boolean {
  if (node.type === 'text') return /[*_~`[\]<$\\]/.test(node.value);
  return 'children' in node && node.children.some(mayStillChange);
}

function childrenOf({ children }: ContainerBlock): readonly Block[] {
  return children;
}

/** Compares what the whole changes in a part: table columns, digits of list numbers, tight lists. */
export function looksTheSame(a: Block, b: Block): boolean {
  if (a.type !== b.type || a.part?.isFirst !== b.part?.isFirst || a.part?.isLast !== b.part?.isLast) return false;
  if (a.part?.isFirst === true && a.part.whole?.to !== b.part?.whole?.to) return false;
  if (a.type === 'paragraph' && b.type === 'paragraph') return a.tight === b.tight;
  if (a.type === 'table' && b.type === 'table') return sameColumns(a.columns ?? [], b.columns ?? []);
  if (a.type === 'list' && b.type === 'list' && (a.start !== b.start || listDigits(a) !== listDigits(b))) return false;
  if (!('children' in a) || !('children' in b) || a.children.length !== b.children.length) return !('children' in a);
  return childrenOf(a).every((child, i) => {
    const other = b.children[i];
    return other !== undefined && looksTheSame(child, other);
  });
}
