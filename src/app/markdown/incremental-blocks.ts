import { completeLength, lineStartsOf } from './lines.ts';
import { parseBlocks } from './parse-blocks.ts';

/**
 * A growing Markdown text, cut between top-level blocks. `finished` blocks never change, so only `tail` is parsed
 * again. `finished.join('') + tail` is the text.
 */
export type IncrementalBlocks = { readonly finished: readonly string[]; readonly tail: string };

export const NO_BLOCKS: IncrementalBlocks = { finished: [], tail: '' };

/** Only complete lines finish a block: `#` may become `#tag`. */
export function appendMarkdown({ finished, tail }: IncrementalBlocks, text: string): IncrementalBlocks {
  const grown = tail + text;
  if (!/[\r\n]/.test(text)) return { finished, tail: grown };
  const lines = grown.slice(0, completeLength(grown));
  const { starts, isClosed } = cutBlocks(lines);
  const open = isClosed ? lines.length : (starts.at(-1) ?? 0);
  if (open === 0) return { finished, tail: grown };
  const ends = isClosed ? [...starts.slice(1), open] : starts.slice(1);
  return { finished: [...finished, ...slices(lines, ends)], tail: grown.slice(open) };
}

export function closeMarkdown({ finished, tail }: IncrementalBlocks): IncrementalBlocks {
  return { finished: [...finished, ...blocksOf(tail)], tail: '' };
}

/** The last line stays with the previous block while it may continue it, so that only the last block changes. */
export function blocksOfTail(tail: string): readonly string[] {
  const blocks = blocksOf(tail);
  const [before, last] = blocks.slice(-2);
  if (before === undefined || last === undefined) return blocks;
  const isLastLine = completeLength(tail) <= tail.length - last.length;
  return isLastLine && isUndecided(last, before) ? [...blocks.slice(0, -2), before + last] : blocks;
}

function blocksOf(text: string): readonly string[] {
  return text === '' ? [] : slices(text, [...cutBlocks(text).starts.slice(1), text.length]);
}

/** May turn out to be text: marks, unfinished fences or markup, formulas. */
const UNDECIDED = /^(?:[^\p{L}\p{N}]*|\s*(?:`{3,}[^`]*|<[^>]*|(?:\${2}|\\\[).*))$/su;
/** A list item's number, or marks that look like a rule so far (`* **`). */
const ITEM = /^\s*(?:\d{1,9}[.)]?|[-*_\s]+)$/;

/** Whether the last line may still become part of the previous block. */
function isUndecided(line: string, before: string): boolean {
  const isApart = /[\r\n][ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(before);
  return ITEM.test(line) || (!isApart && UNDECIDED.test(line));
}

export function markdownText({ finished, tail }: IncrementalBlocks): string {
  return finished.join('') + tail;
}

function slices(text: string, ends: readonly number[]): string[] {
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/**
 * Link definitions belong to the next block: a title on the next line may begin a paragraph. `isClosed`: the last block
 * is complete.
 */
function cutBlocks(text: string): { starts: readonly number[]; isClosed: boolean } {
  const offsets = lineStartsOf(text);
  const isBlank = (line: number) => text.slice(offsets[line], offsets[line + 1]).trim() === '';
  const firstWritten = (line: number) => {
    let first = line;
    while (first < offsets.length - 1 && isBlank(first)) first += 1;
    return first;
  };
  const { blocks } = parseBlocks(text);
  const starts = [0];
  for (const { to } of blocks) {
    const next = offsets[firstWritten(to)] ?? text.length;
    if (next < text.length) starts.push(next);
  }
  const last = blocks.at(-1);
  const isClosed = last?.type === 'code' && last.closed && last.to === offsets.length - 1;
  return { starts, isClosed };
}
