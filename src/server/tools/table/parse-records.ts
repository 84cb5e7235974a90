export interface TextRecord {
  cells: string[];
  line: number;
}

export class UnclosedQuote extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`a quote opened on line ${line} never closes`);
    this.name = 'OpenQuote';
    this.line = line;
  }
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * RFC 4180, but quotes within unquoted fields are text, and empty lines are skipped. `most`: cells of a record. A
 * surplus cell with text replaces the last.
 */
export function* parseRecords(text: string, delimiter: string, most: number): Generator<TextRecord, void, void> {
  const parting = delimiter.charCodeAt(0);
  let cells: string[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    let cell: string;
    let start = at;
    if (text.charCodeAt(at) === QUOTE) {
      const opened = line;
      let inner = '';
      start = at + 1;
      for (;;) {
        const close = text.indexOf('"', start);
        if (close < 0) throw new UnclosedQuote(opened);
        inner += text.slice(start, close);
        start = close + 1;
        if (text.charCodeAt(start) !== QUOTE) break;
        inner += '"';
        start += 1;
      }
      line += countLines(text, at, start);
      at = start;
      cell = inner;
    } else cell = '';
    for (let code = text.charCodeAt(at); at < text.length && code !== parting && code !== LF && code !== CR;) {
      at += 1;
      code = text.charCodeAt(at);
    }
    cell += text.slice(start, at);
    if (cells.length < most) cells.push(cell);
    else if (cell.trim() !== '') cells[most - 1] = cell;
    if (at < text.length && text.charCodeAt(at) === parting) {
      at += 1;
      if (at === text.length && cells.length < most) cells.push('');
      continue;
    }
    at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { cells, line };
    cells = [];
    line += 1;
  }
  if (cells.length > 0) yield { cells, line };
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) lines += 1;
  }
  return lines;
}
