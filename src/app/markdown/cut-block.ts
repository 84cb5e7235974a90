/**
 * A piece of a block that is too long to be parsed, laid out and kept in the page as one. Pieces stand under each other and
 * look like the whole.
 */
export type Piece = {
  readonly kind: 'code' | 'table' | 'list' | 'text';
  readonly text: string;
  /** The lines that open the block, which a later piece needs before its own to be read as what it is; '' for the first. */
  readonly opens: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Of a numbered list: the number of its first item. */
  readonly start: number | undefined;
  /** Of a table: what share of the width each column takes, in percent. */
  readonly widths: readonly number[] | undefined;
};

/** A block's pieces; `text` is what was cut. */
export type Pieces = { readonly text: string; readonly pieces: readonly Piece[] };

/** Characters above which a block is cut, and at least so many stand in each of its pieces. */
const LONGEST = { code: 8_000, table: 4_000, list: 2_400, text: 6_000 };
const PIECE = { code: 3_000, table: 2_000, list: 1_200, text: 3_000 };
/** Most blocks are shorter, whatever they are. */
const SHORT = Math.min(...Object.values(LONGEST));
/** A line or sentence that doesn't end is cut where it is so long. */
const ENDLESS = 9_000;

const FENCED = /^ {0,3}(`{3,}|~{3,})/;
const TABLE = /^[^\n|]*\|[^\n]*\n[ \t|:]*-[ \t|:-]*\n/;
const ITEM = /^( {0,3})([-*+]|(\d{1,9})([.)]))(?=[ \t])/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;

/**
 * The pieces of a block of Markdown, undefined where it is short enough. Their texts joined are the block, to the letter, and
 * a block that has grown since `before` keeps the pieces that it had, but for the last.
 */
export function cutBlock(text: string, before?: Pieces): Pieces | undefined {
  if (before?.text === text) return before;
  if (text.length <= SHORT) return undefined;
  const kind = kindOf(text);
  if (text.length <= LONGEST[kind]) return undefined;
  const kept = before !== undefined && text.startsWith(before.text) ? before.pieces.slice(0, -1) : [];
  const opens = opensOf(text, kind);
  const widths = kind === 'table' ? (kept[0]?.widths ?? widthsOf(text)) : undefined;
  const pieces = [...kept];
  let at = kept.reduce((sum, piece) => sum + piece.text.length, 0);
  let start = startAfter(kept, text);
  while (at < text.length) {
    const end = endOf(text, at, kind);
    const piece = text.slice(at, end);
    const isFirst = at === 0;
    pieces.push({
      kind,
      text: piece,
      opens: isFirst ? '' : opens,
      isFirst,
      isLast: end === text.length,
      start,
      widths,
    });
    if (start !== undefined) start += countItems(piece, text);
    at = end;
  }
  return { text, pieces };
}

function kindOf(text: string): Piece['kind'] {
  if (FENCED.test(text)) return 'code';
  if (ITEM.test(text) && !RULE.test(lineAt(text, 0))) return 'list';
  return TABLE.test(text.slice(0, 4_000)) ? 'table' : 'text';
}

function opensOf(text: string, kind: Piece['kind']): string {
  const head = text.indexOf('\n') + 1;
  if (kind === 'code') return text.slice(0, head);
  return kind === 'table' ? text.slice(0, text.indexOf('\n', head) + 1) : '';
}

/** Where the piece that begins at `from` ends: the first good place once it is long enough, else the text's end. */
function endOf(text: string, from: number, kind: Piece['kind']): number {
  const places = kind === 'text' ? /\n(?=.)|[.!?] (?=\S)/g : /\n(?=.)/g;
  places.lastIndex = from + PIECE[kind];
  const furthest = from + PIECE[kind] + ENDLESS;
  for (let found = places.exec(text); found !== null; found = places.exec(text)) {
    const end = found.index + found[0].length;
    if (end > furthest) break;
    if (mayCut(text, from, end, kind)) return end;
  }
  return kind !== 'list' && text.length > furthest ? from + ENDLESS : text.length;
}

function mayCut(text: string, from: number, end: number, kind: Piece['kind']): boolean {
  const line = lineAt(text, end);
  switch (kind) {
    case 'code':
      return true;
    case 'table':
      return line.trim() !== '';
    case 'list':
      // Not before the line is complete: a rule begins as an item does.
      return end + line.length < text.length && isSibling(line, text);
    case 'text':
      return !/^[\s|=-]/.test(line) && isBalanced(text.slice(from, end));
    default:
      return kind satisfies never;
  }
}

/** Whether a line begins an item of the list that `text` opens, and not of one inside of it. */
function isSibling(line: string, text: string): boolean {
  const [first, item] = [ITEM.exec(text), ITEM.exec(line)];
  if (first === null || item === null || RULE.test(line)) return false;
  return item[1] === first[1] && (item[4] ?? item[2]) === (first[4] ?? first[2]);
}

function countItems(piece: string, text: string): number {
  return piece.split('\n').filter((line) => isSibling(line, text)).length;
}

function startAfter(kept: readonly Piece[], text: string): number | undefined {
  const last = kept.at(-1);
  if (last?.start !== undefined) return last.start + countItems(last.text, text);
  const number = ITEM.exec(text)?.[3];
  return number === undefined || kindOf(text) !== 'list' ? undefined : Number(number);
}

/** Whether no mark that was opened in a sentence is still open at its end. */
function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return ['*', '_', '`', '~'].every((mark) => count(mark) % 2 === 0) && count('[') === count(']');
}

function widthsOf(text: string): readonly number[] {
  const lines = text.slice(0, PIECE.table).split('\n').slice(0, -1);
  const widest: number[] = [];
  for (const line of lines) {
    const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
    cells.forEach((cell, i) => (widest[i] = Math.max(widest[i] ?? 0, Math.min(cell.trim().length, 60) + 3)));
  }
  const columns = widest.slice(
    0,
    (lines[0] ?? '')
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '')
      .split('|').length,
  );
  const sum = columns.reduce((total, one) => total + one, 0);
  return columns.map((one) => (100 * one) / sum);
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}

/** The code in a piece of a fenced block, without the fences. */
export function codeOf({ text, opens, isFirst, isLast }: Piece): { code: string; language: string | undefined } {
  const head = isFirst ? text.slice(0, text.indexOf('\n') + 1) : opens;
  const [, marker = '```'] = FENCED.exec(head) ?? [];
  const language = head
    .slice(head.indexOf(marker) + marker.length)
    .trim()
    .split(/\s/)[0];
  const code = isFirst ? text.slice(head.length) : text;
  return { code: isLast ? withoutClosing(code, marker) : code.replace(/\n$/, ''), language: language || undefined };
}

/** The code in a whole fenced block. */
export function wholeCode(text: string): string {
  const [, marker = '```'] = FENCED.exec(text) ?? [];
  return withoutClosing(text.slice(text.indexOf('\n') + 1), marker);
}

function withoutClosing(code: string, marker: string): string {
  const trimmed = code.trimEnd();
  const last = trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim();
  const closes = last.length >= marker.length && last === marker.charAt(0).repeat(last.length);
  return (closes ? trimmed.slice(0, trimmed.lastIndexOf('\n') + 1) : code).replace(/\n$/, '');
}
