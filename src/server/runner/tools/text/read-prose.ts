import type { Breathe } from '../breathe.ts';

export interface Sentence {
  /** Without Markdown's marks. */
  text: string;
  /** Lines of the file, from 1, both inclusive. */
  from: number;
  to: number;
  /** The heading it stands under, '' where there is none. */
  heading: string;
  /** Which paragraph or list entry of the file it is in, and its place there, both from 0. */
  block: number;
  place: number;
}

export interface Heading {
  text: string;
  level: number;
  line: number;
}

export interface Prose {
  lineCount: number;
  words: number;
  headings: Heading[];
  sentences: Sentence[];
}

interface Block {
  lines: { text: string; line: number }[];
  heading: string;
}

const FENCE = /^\s{0,3}(?:```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const UNDERLINE = /^\s{0,3}(=+|-+)\s*$/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const STRIDE = 1000;
const TABLE_ROW = /^\s*\|.*\|\s*$/;

/** Takes text or Markdown apart into headings and sentences with the lines they stand on. Code and tables are left out. */
export async function readProse(text: string, breathe: Breathe): Promise<Prose> {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const headings: Heading[] = [];
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fenced = false;
  let heading = '';

  const begin = (found: Heading) => {
    headings.push(found);
    heading = found.text;
    open = undefined;
  };
  const front = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;

  let words = 0;
  for (const [at, raw] of lines.entries()) {
    const line = at + 1;
    if (line % STRIDE === 0) await breathe();
    words += (raw.match(WORD) ?? []).length;
    if (at <= front) continue;
    if (FENCE.test(raw)) fenced = !fenced;
    if (fenced || FENCE.test(raw) || raw.trim() === '' || TABLE_ROW.test(raw)) {
      open = undefined;
      continue;
    }
    const marked = HEADING.exec(raw);
    if (marked !== null) {
      begin({ text: plain(marked[2] ?? ''), level: marked[1]?.length ?? 1, line });
      continue;
    }
    const underline = UNDERLINE.exec(raw);
    if (underline !== null) {
      const above = open?.lines;
      if (above?.length === 1 && above[0] !== undefined && blocks.at(-1) === open) {
        blocks.pop();
        begin({ text: plain(above[0].text), level: underline[1]?.startsWith('=') === true ? 1 : 2, line: line - 1 });
      }
      open = undefined;
      continue;
    }
    const item = ITEM.exec(raw);
    if (item !== null) open = undefined;
    if (open === undefined) blocks.push((open = { lines: [], heading }));
    open.lines.push({ text: item?.[1] ?? raw.replace(/^\s*(?:>\s?)*/, ''), line });
  }
  const sentences: Sentence[] = [];
  for (const [at, block] of blocks.entries()) {
    if (at % STRIDE === STRIDE - 1) await breathe();
    sentences.push(...cutBlock(block, at));
  }
  return { lineCount: lines.length, words, headings, sentences };
}

const ABBREVIATION = /(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|approx|inc|ltd|fig|al)|\b\p{Lu})\.$/iu;

function cutBlock({ lines, heading }: Block, block: number): Sentence[] {
  let text = '';
  const starts: { at: number; line: number }[] = [];
  for (const part of lines) {
    if (text !== '') text += ' ';
    starts.push({ at: text.length, line: part.line });
    text += part.text.trim();
  }
  const lineAt = (at: number) => starts.findLast((start) => start.at <= at)?.line ?? starts[0]?.line ?? 1;
  const sentences: Sentence[] = [];
  let begin = 0;
  const close = (end: number) => {
    const piece = text.slice(begin, end);
    const inner = begin + (piece.length - piece.trimStart().length);
    const shown = plain(piece);
    if (shown !== '') {
      sentences.push({
        text: shown,
        from: lineAt(inner),
        to: lineAt(Math.max(inner, end - 1)),
        heading,
        block,
        place: sentences.length,
      });
    }
    begin = end;
  };
  for (const match of text.matchAll(/[.!?…]+["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length;
    const before = text.slice(begin, end);
    if (before.endsWith('.') && isAbbreviation(before)) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

function isAbbreviation(before: string): boolean {
  const last = before.slice(before.lastIndexOf(' ') + 1);
  return ABBREVIATION.test(last) && last.length <= 7;
}

/** Markdown's marks taken off: emphasis, code, links and images keep their words. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
