import { ToolProblem } from '../../../runner/engine.ts';
import type { Breathe } from '../breathe.ts';
import { plain, withoutClosing } from './plain.ts';

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
const HEADING = /^\s{0,3}(#{1,6})\s+(.*)$/s;
const UNDERLINE = /^\s{0,3}(=+|-+)\s*$/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/s;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const STRIDE = 1000;
/** Characters of a heading; a longer line is text. */
const LONGEST_HEADING = 1000;
/** Characters of a sentence: what runs on without an end is cut. */
const LONGEST_SENTENCE = 2000;
/** Lines of a paragraph: a log without empty lines is cut. */
const MOST_LINES = 500;
/** Sentences of a text, and its paragraphs: each takes many times the room that it takes in the file. */
const MOST_SENTENCES = 500_000;
const TABLE_ROW = /^\s*\|.*\|\s*$/;

/** Takes text or Markdown apart into headings and sentences with the lines they stand on. Code and tables are left out. Throws `ToolProblem` for more than 500,000 sentences. */
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
    for (const _ of raw.matchAll(WORD)) {
      words += 1;
      if (words % 10_000 === 0) await breathe();
    }
    if (at <= front) continue;
    if (FENCE.test(raw)) fenced = !fenced;
    if (fenced || FENCE.test(raw) || raw.trim() === '' || TABLE_ROW.test(raw)) {
      open = undefined;
      continue;
    }
    const marked = raw.length > LONGEST_HEADING ? null : HEADING.exec(raw);
    if (marked !== null) {
      begin({ text: plain(withoutClosing(marked[2] ?? '')), level: marked[1]?.length ?? 1, line });
      continue;
    }
    const underline = UNDERLINE.exec(raw);
    if (underline !== null) {
      const above = open?.lines;
      const short = above?.length === 1 && (above[0]?.text.length ?? 0) <= LONGEST_HEADING;
      if (short && above[0] !== undefined && blocks.at(-1) === open) {
        blocks.pop();
        begin({ text: plain(above[0].text), level: underline[1]?.startsWith('=') === true ? 1 : 2, line: line - 1 });
      }
      open = undefined;
      continue;
    }
    const item = ITEM.exec(raw);
    if (item !== null || open?.lines.length === MOST_LINES) open = undefined;
    if (open === undefined) {
      mustFit(blocks.length + 1);
      blocks.push((open = { lines: [], heading }));
    }
    open.lines.push({ text: item?.[1] ?? raw.replace(/^\s*(?:>\s?)*/, ''), line });
  }
  const sentences: Sentence[] = [];
  for (const [at, block] of blocks.entries()) {
    if (at % STRIDE === STRIDE - 1) await breathe();
    await cutBlock(block, at, sentences, breathe);
  }
  return { lineCount: lines.length, words, headings, sentences };
}

const ABBREVIATION = /(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|approx|inc|ltd|fig|al)|\b\p{Lu})\.$/iu;
const LONGEST_ABBREVIATION = 7;

function mustFit(count: number): void {
  if (count <= MOST_SENTENCES) return;
  throw new ToolProblem(
    'The text is too large: it has more than 500,000 sentences or paragraphs, the most this worker reads.',
  );
}

/** Adds a block's sentences to those found before. */
async function cutBlock(
  { lines, heading }: Block,
  block: number,
  sentences: Sentence[],
  breathe: Breathe,
): Promise<void> {
  let text = '';
  const starts: { at: number; line: number }[] = [];
  for (const part of lines) {
    if (text !== '') text += ' ';
    starts.push({ at: text.length, line: part.line });
    text += part.text.trim();
  }
  let part = 0;
  /** Asked from front to back alone. */
  const lineAt = (at: number) => {
    while ((starts[part + 1]?.at ?? Infinity) <= at) part += 1;
    return starts[part]?.line ?? 1;
  };
  let begin = 0;
  let place = 0;
  const add = (end: number) => {
    const piece = text.slice(begin, end);
    const inner = begin + (piece.length - piece.trimStart().length);
    const shown = plain(piece);
    if (shown !== '') {
      mustFit(sentences.length + 1);
      sentences.push({
        text: shown,
        from: lineAt(inner),
        to: lineAt(Math.max(inner, end - 1)),
        heading,
        block,
        place,
      });
      place += 1;
    }
    begin = end;
  };
  const close = async (end: number) => {
    while (end - begin > LONGEST_SENTENCE) {
      const space = text.slice(begin, begin + LONGEST_SENTENCE).lastIndexOf(' ');
      add(begin + (space > 0 ? space : LONGEST_SENTENCE));
      await breathe();
    }
    add(end);
    if (sentences.length % 50 === 0) await breathe();
  };
  for (const match of text.matchAll(/(?<![.!?…])[.!?…]+["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length;
    if (isAbbreviation(text.slice(Math.max(begin, end - LONGEST_ABBREVIATION - 1), end))) continue;
    await close(end);
  }
  await close(text.length);
}

function isAbbreviation(before: string): boolean {
  const last = before.split(/\s/).at(-1) ?? '';
  return last.length <= LONGEST_ABBREVIATION && ABBREVIATION.test(last);
}
