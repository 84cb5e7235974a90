import { dsvFormat } from 'd3-dsv';

export type TableRow = {
  /** In the file, from 1; undefined if cells with line breaks make that unknown. */
  readonly line: number | undefined;
  readonly cells: readonly string[];
};

export type Table = { readonly head: readonly string[]; readonly rows: readonly TableRow[] };

/** Parses comma- or tab-separated values. A file named `.csv` may also have semicolons or tabs. */
export function parseTable(text: string, separator: ',' | '\t'): Table {
  const firstLine = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => firstLine.split(mark).length;
  const used = [separator, ',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const [head = [], ...all] = dsvFormat(used).parseRows(text);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).length;
  const hasLines = lines === all.length + 1;
  return { head, rows: all.map((cells, i) => ({ cells, line: hasLines ? i + 2 : undefined })) };
}

export type Sorting = { readonly column: number; readonly descending: boolean };

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Empty cells come last. */
export function sortRows(rows: readonly TableRow[], { column, descending }: Sorting): readonly TableRow[] {
  const isNumeric = isNumericColumn(rows, column);
  const compare = (a: string, b: string) => (isNumeric ? numberIn(a) - numberIn(b) : collator.compare(a, b));
  return rows.toSorted((one, other) => {
    const [a, b] = [one.cells[column] ?? '', other.cells[column] ?? ''];
    if (a === '' || b === '') return Number(a === '') - Number(b === '');
    return descending ? compare(b, a) : compare(a, b);
  });
}

export function findRows(rows: readonly TableRow[], words: string): readonly TableRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ cells }) => cells.some((cell) => cell.toLowerCase().includes(wanted)));
}

export function isNumericColumn(rows: readonly TableRow[], column: number): boolean {
  let isEmpty = true;
  for (const { cells } of rows) {
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    if (Number.isNaN(numberIn(cell))) return false;
    isEmpty = false;
  }
  return !isEmpty;
}

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Reads `1,234.5`, `€ 12` and `3 %`. NaN for anything else. */
function numberIn(cell: string): number {
  const bare = cell.replaceAll(/[\s€$£¥%]/g, '');
  return NUMBER.test(bare) ? Number(bare.replaceAll(',', '')) : Number.NaN;
}

export function asTabSeparated({ head }: Table, rows: readonly TableRow[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t');
  return [head, ...rows.map(({ cells }) => cells)].map(line).join('\n');
}
