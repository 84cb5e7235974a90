import { NO_DEFINITIONS, type Column, type TableBlock } from './nodes.ts';
import { parseInline, plainText } from './parse-inline.ts';

const FIGURE = /^[\s+\-−–(]*[€$£¥]?\s*\d[\d\s.,'’]*(?:\s*(?:%|[€$£¥]|[a-zA-Z²³/]{1,6}))?\)?\s*$/;
const MARKS = /[*_~`[\]<&\\$!]|:\/\//;
const WIDE = /[\u1100-\uffef]/;
/** At spaces, and before characters of scripts without spaces. */
const WORD_END = /\s+|(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])/u;
const LONGEST = 80;

export function columnsOf({ head, rows }: Pick<TableBlock, 'head' | 'rows'>): readonly Column[] {
  return head.cells.map((name, column) => {
    const title = textOf(name);
    const widest = { word: widestWord(title), cell: '' };
    let [isFigures, isEmpty, hasCode] = [true, true, name.includes('`')];
    for (const { cells } of rows) {
      const source = cells[column] ?? '';
      const cell = textOf(source);
      if (cell === '') continue;
      isEmpty = false;
      isFigures &&= FIGURE.test(cell);
      hasCode ||= source.includes('`');
      for (const line of cell.split('\n')) if (guess(line) > guess(widest.cell)) widest.cell = line;
      const word = widestWord(cell);
      if (guess(word) > guess(widest.word)) widest.word = word;
    }
    return { isFigures: isFigures && !isEmpty, word: widest.word, cell: widest.cell.slice(0, LONGEST), hasCode };
  });
}

export function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i];
      return (
        one.isFigures === other?.isFigures &&
        one.word === other.word &&
        one.cell === other.cell &&
        one.hasCode === other.hasCode
      );
    })
  );
}

function textOf(cell: string): string {
  return MARKS.test(cell) ? plainText(parseInline(cell, NO_DEFINITIONS)) : cell;
}

function widestWord(text: string): string {
  let widest = '';
  for (const word of text.split(WORD_END)) if (guess(word) > guess(widest)) widest = word;
  return widest;
}

/** Estimates a text's width, to choose which to measure. */
function guess(text: string): number {
  return WIDE.test(text) ? sum([...text].map((character) => (WIDE.test(character) ? 1.8 : 1))) : text.length;
}

/** Includes a reserve for bold text, in pixels. */
const CELL_PADDING = 28;
const CODE_PADDING = 8;
/** In pixels. Longer words, such as URLs, break. */
const WIDEST_WORD = 640;
const WIDEST_PROSE = 340;
const NARROWEST_PROSE = '0'.repeat(16);

/** In pixels: the minimum, and the width if there is room. */
export type ColumnWidth = { readonly least: number; readonly most: number };

/** Measures columns so that every word and figure fits. */
export function measureColumns(
  columns: readonly Column[],
  fonts: { readonly text: string; readonly code: string },
): readonly ColumnWidth[] {
  const context = document.createElement('canvas').getContext('2d');
  return columns.map(({ isFigures, word, cell, hasCode }) => {
    const widthIn = (font: string, text: string) => {
      if (context === null) return guess(text) * 9;
      context.font = font;
      return context.measureText(text).width;
    };
    const width = (text: string) =>
      Math.max(widthIn(fonts.text, text), hasCode ? widthIn(fonts.code, text) + CODE_PADDING : 0);
    const ofCell = width(cell);
    const ofWord = Math.min(width(word), WIDEST_WORD);
    const atLeast = (prose: number) =>
      Math.ceil(CELL_PADDING + Math.max(ofWord, isFigures ? ofCell : Math.min(ofCell, prose)));
    return { least: atLeast(widthIn(fonts.text, NARROWEST_PROSE)), most: atLeast(WIDEST_PROSE) };
  });
}

/** Each column gets its minimum and a share of the rest. If the minimums don't fit, the widest shrink. */
export function fitColumns(widths: readonly ColumnWidth[], room: number): readonly number[] {
  const wanted = sum(widths.map(({ least, most }) => most - least));
  const spare = room - sum(widths.map(({ least }) => least));
  if (spare < 0) {
    const widest = limitFor(widths, room);
    return widths.map(({ least }) => Math.min(least, widest));
  }
  const share = wanted === 0 ? 0 : Math.min(1, spare / wanted);
  return widths.map(({ least, most }) => least + (most - least) * share);
}

function limitFor(widths: readonly ColumnWidth[], room: number): number {
  let left = room;
  for (const [i, { least }] of widths.toSorted((a, b) => a.least - b.least).entries()) {
    const even = left / (widths.length - i);
    if (least > even) return even;
    left -= least;
  }
  return Infinity;
}

export function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
