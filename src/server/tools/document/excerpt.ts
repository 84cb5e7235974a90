import { ToolProblem } from '../../runner/engine.ts';

/** Pages of a PDF, lines of everything else. From 1, inclusive. */
export interface ExcerptRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface Excerpt {
  title?: string;
  unit: 'page' | 'line';
  /** Of the whole document. */
  count: number;
  from: number;
  to: number;
  text: string;
  notes: string[];
}

const MAX_CHARS = 20_000;
const MAX_LINES = 200;

/** Throws `ToolProblem` unless the range begins within the document. */
export function checkRange(name: string, unit: Excerpt['unit'], count: number, { from = 1, to }: ExcerptRange): void {
  if (from > count) throw new ToolProblem(`${name} has ${count} ${unit}s: there is no ${unit} ${from}.`);
  if (to !== undefined && to < from) throw new ToolProblem(`The ${unit}s ${from} to ${to} run backwards.`);
}

/** Takes whole pieces until there are too many characters. A first piece that is too long by itself is cut. */
export async function takePieces(
  first: number,
  last: number,
  read: (at: number) => Promise<string>,
): Promise<{ pieces: string[]; isCut: boolean }> {
  const pieces: string[] = [];
  let left = MAX_CHARS;
  for (let at = first; at <= last; at += 1) {
    const piece = await read(at);
    if (piece.length > left && pieces.length > 0) break;
    pieces.push(piece.slice(0, left));
    left -= piece.length;
    if (left < 0) return { pieces, isCut: true };
  }
  return { pieces, isCut: false };
}

export async function excerptOfLines(
  name: string,
  text: string,
  range: ExcerptRange,
  facts: { title?: string | undefined; notes?: readonly string[] } = {},
): Promise<Excerpt> {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.every((line) => line.trim() === '')) throw new ToolProblem(`${name} has no text.`);
  checkRange(name, 'line', lines.length, range);
  const { from = 1, to = lines.length } = range;
  const last = Math.min(to, lines.length, from - 1 + MAX_LINES);
  const { pieces, isCut } = await takePieces(from, last, async (at) => lines[at - 1] ?? '');
  const notes = [...(facts.notes ?? [])];
  if (isCut) notes.push(`line ${from} is cut after ${MAX_CHARS} characters`);
  return {
    ...(facts.title !== undefined && { title: facts.title }),
    unit: 'line',
    count: lines.length,
    from,
    to: from + pieces.length - 1,
    text: pieces.join('\n'),
    notes,
  };
}
