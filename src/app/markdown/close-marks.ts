import type { Block, ContainerBlock, TableBlock } from './nodes.ts';

const MARK = /\\$|(?<!\\)(?:`+|\*+|_+|~~|~$)/g;
const WORD = /\w/;
/** An unfinished link. `[1` could become a citation, `[^` a footnote. */
const HALF_LINK = /^\[(?![\d^])(?:([^\]]*)|([^\]]{2,})\](?:\([^)\s]*)?)$/;
const MAX_OPEN = 8;

type End = 'none' | 'cell' | 'line' | 'paragraph';

/** Closes open marks at the end of a growing text. Drops a second block, which may still join the first. */
export function closeLastText(blocks: readonly Block[], markdown: string): readonly Block[] {
  const [first, second] = blocks;
  if (first === undefined) return [];
  if (second === undefined) return [closeLastIn(first, endOf(markdown))];
  return [closeLastIn(first, second.from > first.to ? 'paragraph' : 'line')];
}

function endOf(markdown: string): End {
  const [blank = ''] = /(?<![\s>])[\s>]*$/.exec(markdown) ?? [];
  const lineEnds = blank.match(/\r\n?|\n/g)?.length ?? 0;
  if (lineEnds > 0) return lineEnds === 1 ? 'line' : 'paragraph';
  return /(?<!\\)\|\s*$/.test(markdown) ? 'cell' : 'none';
}

function closeLastIn(block: Block, end: End): Block {
  switch (block.type) {
    case 'paragraph':
      return end === 'paragraph' ? block : { ...block, content: closeMarks(block.content) };
    case 'heading': {
      // The underline may become a list or a rule.
      const isUnderlined = block.to - block.from > 1;
      if (isUnderlined) return { ...block, type: 'paragraph', tight: false, content: closeMarks(block.content) };
      return end === 'none' || end === 'cell' ? { ...block, content: closeMarks(block.content) } : block;
    }
    case 'table':
      return end === 'none' ? closeLastCell(block) : block;
    case 'quote':
    case 'list':
    case 'item':
    case 'footnote':
      return closeLastChild(block, end);
    default:
      return block;
  }
}

function closeLastChild<T extends ContainerBlock>(block: T, end: End): T {
  const last = block.children.at(-1);
  return last === undefined ? block : { ...block, children: [...block.children.slice(0, -1), closeLastIn(last, end)] };
}

function closeLastCell(table: TableBlock): TableBlock {
  const row = table.rows.at(-1);
  const column = row?.cells.findLastIndex((cell) => cell !== '') ?? -1;
  const cell = row?.cells[column];
  if (row === undefined || cell === undefined) return table;
  return { ...table, rows: [...table.rows.slice(0, -1), { ...row, cells: row.cells.with(column, closeMarks(cell)) }] };
}

/** Closes marks in the last line, and removes those just begun. */
export function closeMarks(markdown: string): string {
  const start = markdown.lastIndexOf('\n') + 1;
  let line = markdown.slice(start);
  const open: string[] = [];
  const inCode = () => open.at(-1)?.startsWith('`') === true;
  for (const { 0: mark, index } of line.matchAll(MARK)) {
    const [before = '', after = ''] = [line[index - 1], line[index + mark.length]];
    if (open.at(-1) === mark) open.pop();
    else if (inCode()) continue;
    else if (after === '') line = line.slice(0, index);
    else if (after.trim() !== '' && !WORD.test(before)) open.push(mark);
    if (open.length > MAX_OPEN) return markdown;
  }
  const last = open.at(-1);
  if (last !== undefined && line.endsWith(last)) {
    open.pop();
    line = line.slice(0, -last.length);
  }
  const link = line.lastIndexOf('[');
  if (link >= 0 && !inCode() && !WORD.test(line[link - 1] ?? '')) {
    line = line.slice(0, link) + line.slice(link).replace(HALF_LINK, '$1$2');
  }
  const closed = open.length === 0 ? line : line.trimEnd() + open.toReversed().join('');
  return markdown.slice(0, start) + closed;
}
