import { NO_DEFINITIONS, type TableBlock } from './nodes.ts';
import { parseInline, plainText } from './parse-inline.ts';

/** What a table's column needs, told by all of its cells. */
export type Column = {
  /** All its cells are figures, or empty, but not all are empty. */
  readonly isFigures: boolean;
  /** Its widest word, its name's included, and its widest cell. */
  readonly word: string;
  readonly cell: string;
};

const FIGURE = /^[\s+\-−–(]*[€$£¥]?\s*\d[\d\s.,'’]*(?:\s*(?:%|[€$£¥]|[a-zA-Z²³/]{1,6}))?\)?\s*$/;
const MARKS = /[*_~`[\]<&\\$!]|:\/\//;
const WIDE = /[\u1100-\uffef]/;
/** Longer cells wrap anyway. */
const LONGEST = 80;

export function columnsOf({ head, rows }: Pick<TableBlock, 'head' | 'rows'>): readonly Column[] {
  return head.cells.map((name, column) => {
    const title = textOf(name);
    const widest = { word: widestWord(title), cell: '' };
    let [isFigures, isEmpty] = [true, true];
    for (const { cells } of rows) {
      const cell = textOf(cells[column] ?? '');
      if (cell === '') continue;
      isEmpty = false;
      isFigures &&= FIGURE.test(cell);
      if (guess(cell) > guess(widest.cell)) widest.cell = cell;
      const word = widestWord(cell);
      if (guess(word) > guess(widest.word)) widest.word = word;
    }
    return { isFigures: isFigures && !isEmpty, word: widest.word, cell: widest.cell.slice(0, LONGEST) };
  });
}

export function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => one.isFigures === b[i]?.isFigures && one.word === b[i].word && one.cell === b[i].cell)
  );
}

function textOf(cell: string): string {
  return MARKS.test(cell) ? plainText(parseInline(cell, NO_DEFINITIONS)) : cell;
}

function widestWord(text: string): string {
  let widest = '';
  for (const word of text.split(/\s+/)) if (guess(word) > guess(widest)) widest = word;
  return widest;
}

/** Whether one text is wider than another, well enough to choose which to measure. */
function guess(text: string): number {
  return WIDE.test(text)
    ? [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 1.8 : 1), 0)
    : text.length;
}

/** Pixels beside the words in a cell: its padding, and a little for what is bold or code. */
const ROOM = 28;
/** The widest that a column of prose is made before its words wrap. */
const WIDEST = 340;

/** The width of each column in pixels, so that no word or figure is wider than its column. */
export function measureColumns(columns: readonly Column[], font: string): readonly number[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return columns.map(({ word }) => guess(word) * 9 + ROOM);
  context.font = font;
  const width = (text: string) => context.measureText(text).width;
  return columns.map(({ isFigures, word, cell }) =>
    Math.ceil(ROOM + Math.max(width(word), isFigures ? width(cell) : Math.min(width(cell), WIDEST))),
  );
}
