import { ToolProblem } from '../../runner/engine.ts';
import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { stripMarkdown, stripClosingHashes } from './strip-markdown.ts';

export interface Sentence {
  text: string;
  /** From 1, inclusive. */
  from: number;
  to: number;
  heading: string;
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
const YIELD_EVERY = 1000;
/** Longer lines are text. */
const MAX_HEADING_CHARS = 1000;
const MAX_SENTENCE_CHARS = 2000;
const MAX_PARAGRAPH_LINES = 500;
/** Each takes much more memory than its text. */
const MAX_SENTENCES = 500_000;
const TABLE_ROW = /^\s*\|.*\|\s*$/;

/** Skips code and tables. */
export async function parseProse(text: string, yieldToEventLoop: YieldToEventLoop): Promise<Prose> {
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
    if (line % YIELD_EVERY === 0) await yieldToEventLoop();
    for (const _ of raw.matchAll(WORD)) {
      words += 1;
      if (words % 10_000 === 0) await yieldToEventLoop();
    }
    if (at <= front) continue;
    if (FENCE.test(raw)) fenced = !fenced;
    if (fenced || FENCE.test(raw) || raw.trim() === '' || TABLE_ROW.test(raw)) {
      open = undefined;
      continue;
    }
    const marked = raw.length > MAX_HEADING_CHARS ? null : HEADING.exec(raw);
    if (marked !== null) {
      begin({ text: stripMarkdown(stripClosingHashes(marked[2] ?? '')), level: marked[1]?.length ?? 1, line });
      continue;
    }
    const underline = UNDERLINE.exec(raw);
    if (underline !== null) {
      const above = open?.lines;
      const short = above?.length === 1 && (above[0]?.text.length ?? 0) <= MAX_HEADING_CHARS;
      if (short && above[0] !== undefined && blocks.at(-1) === open) {
        blocks.pop();
        begin({
          text: stripMarkdown(above[0].text),
          level: underline[1]?.startsWith('=') === true ? 1 : 2,
          line: line - 1,
        });
      }
      open = undefined;
      continue;
    }
    const item = ITEM.exec(raw);
    if (item !== null || open?.lines.length === MAX_PARAGRAPH_LINES) open = undefined;
    if (open === undefined) {
      checkSentenceCount(blocks.length + 1);
      blocks.push((open = { lines: [], heading }));
    }
    open.lines.push({ text: item?.[1] ?? raw.replace(/^\s*(?:>\s?)*/, ''), line });
  }
  const sentences: Sentence[] = [];
  for (const [at, block] of blocks.entries()) {
    if (at % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    await splitSentences(block, at, sentences, yieldToEventLoop);
  }
  return { lineCount: lines.length, words, headings, sentences };
}

const ABBREVIATION = /(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|approx|inc|ltd|fig|al)|\b\p{Lu})\.$/iu;
const MAX_ABBREVIATION_CHARS = 7;

function checkSentenceCount(count: number): void {
  if (count <= MAX_SENTENCES) return;
  throw new ToolProblem(
    'The text is too large: it has more than 500,000 sentences or paragraphs, the most this worker reads.',
  );
}

async function splitSentences(
  { lines, heading }: Block,
  block: number,
  sentences: Sentence[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<void> {
  let text = '';
  const starts: { at: number; line: number }[] = [];
  for (const part of lines) {
    if (text !== '') text += ' ';
    starts.push({ at: text.length, line: part.line });
    text += part.text.trim();
  }
  let part = 0;
  /** Positions must not decrease. */
  const lineAt = (at: number) => {
    while ((starts[part + 1]?.at ?? Infinity) <= at) part += 1;
    return starts[part]?.line ?? 1;
  };
  let begin = 0;
  let place = 0;
  const add = (end: number) => {
    const piece = text.slice(begin, end);
    const inner = begin + (piece.length - piece.trimStart().length);
    const shown = stripMarkdown(piece);
    if (shown !== '') {
      checkSentenceCount(sentences.length + 1);
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
    while (end - begin > MAX_SENTENCE_CHARS) {
      const space = text.slice(begin, begin + MAX_SENTENCE_CHARS).lastIndexOf(' ');
      add(begin + (space > 0 ? space : MAX_SENTENCE_CHARS));
      await yieldToEventLoop();
    }
    add(end);
    if (sentences.length % 50 === 0) await yieldToEventLoop();
  };
  for (const match of text.matchAll(/(?<![.!?…])[.!?…]+["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length;
    if (isAbbreviation(text.slice(Math.max(begin, end - MAX_ABBREVIATION_CHARS - 1), end))) continue;
    await close(end);
  }
  await close(text.length);
}

function isAbbreviation(before: string): boolean {
  const last = before.split(/\s/).at(-1) ?? '';
  return last.length <= MAX_ABBREVIATION_CHARS && ABBREVIATION.test(last);
}
