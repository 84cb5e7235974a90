import { escapeHtml, htmlOf } from '#app/markdown/html.ts';
import type { TableBlock } from '#app/markdown/nodes.ts';
import { clipboardText } from '#app/markdown/text.ts';
import { blocksOfRow, definitionsOfRow, type MarkdownRow } from '../markdown-rows.ts';
import type { Row } from '../rows.ts';
import { isLaterPart, textOfRows } from './text-of-rows.ts';

const ROWS = '[data-row], [data-far-row]';
/** Elements whose text stands on lines of its own. */
const BLOCKS = 'p, li, th, td, h3, h4, h5, h6, pre, div, blockquote, section, button';
const CELLS = 'th, td';
/** What isn't read: the words of controls, and those for screen readers alone. */
const ASIDE = '.sr-only, figcaption, .select-none';
const FORMULA = '[data-math]';

/** What is put on the clipboard: the text as it is shown, with tables as tab-separated values, and the same as HTML. */
export type Copied = { readonly text: string; readonly html: string };

/**
 * A selection that the browser can't copy by itself: one that runs over rows which aren't in the page, or holds formulas,
 * whose source is copied. Undefined for all others.
 */
export function copySelection(selection: Range, scroller: Element, rows: readonly Row[]): Copied | undefined {
  const touched = [...scroller.querySelectorAll<HTMLElement>(ROWS)].filter((row) => selection.intersectsNode(row));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const from = rows.findIndex(({ key }) => key === rowKey(first));
  const to = rows.findIndex(({ key }) => key === rowKey(last));
  if (to - from + 1 === touched.length)
    return holdsFormula(touched, selection) ? copyTouched(touched, selection) : undefined;
  const isWhole = (row: Element) =>
    selection.comparePoint(row, 0) === 0 && selection.comparePoint(row, row.childNodes.length) === 0;
  const [startsWhole, endsWhole] = [isWhole(first), isWhole(last)];
  const between = rows.slice(startsWhole ? from : from + 1, endsWhole ? to + 1 : to);
  const after = rows[to];
  const start = startsWhole ? '' : textIn(first, selection);
  const end = endsWhole ? '' : textIn(last, selection);
  return {
    text: [
      start,
      start !== '' && between[0] !== undefined && isLaterPart(between[0]) ? '\n' : '\n\n',
      shownText(between),
      after !== undefined && isLaterPart(after) ? '\n' : '\n\n',
      end,
    ]
      .join('')
      .trim(),
    html: `${startsWhole ? '' : htmlIn(first, selection)}${htmlOfRows(between)}${endsWhole ? '' : htmlIn(last, selection)}`,
  };
}

function holdsFormula(rows: readonly Element[], selection: Range): boolean {
  return rows.some((row) => [...row.querySelectorAll(FORMULA)].some((formula) => selection.intersectsNode(formula)));
}

function copyTouched(rows: readonly Element[], selection: Range): Copied {
  return {
    text: rows.map((row) => textIn(row, selection)).join('\n\n'),
    html: rows.map((row) => htmlIn(row, selection)).join(''),
  };
}

function shownText(rows: readonly Row[]): string {
  return textOfRows(rows, (row) => {
    const text = clipboardText(blocksOfRow(row), definitionsOfRow(row));
    return row.piece?.isLast === false ? `${text}\n` : text;
  });
}

function htmlOfRows(rows: readonly Row[]): string {
  const html: string[] = [];
  for (const row of rows) {
    if (row.kind !== 'markdown') {
      html.push(paragraphs(textOfRows([row])));
    } else if (row.piece?.block.type !== 'table' || row.piece.isFirst) {
      html.push(htmlOf(wholeTable(row, rows) ?? blocksOfRow(row), definitionsOfRow(row)));
    } else if (row === rows[0]) {
      html.push(htmlOf(wholeTable(row, rows) ?? [], definitionsOfRow(row)));
    }
  }
  return html.join('\n');
}

/** The parts of one table among the rows, from `row` on, as one table. */
function wholeTable(row: MarkdownRow, rows: readonly Row[]): readonly TableBlock[] | undefined {
  if (row.piece?.block.type !== 'table') return undefined;
  const { block } = row.piece;
  const parts = [...block.rows];
  for (let i = rows.indexOf(row) + 1; ; i += 1) {
    const next = rows[i];
    if (next?.kind !== 'markdown' || next.piece?.isFirst !== false || next.piece.block.type !== 'table') break;
    parts.push(...next.piece.block.rows);
  }
  return [{ ...block, rows: parts }];
}

/** What is selected in a row, line by line, cells apart by tabs, formulas as their source. */
function textIn(row: Element, selection: Range): string {
  const nodes = document.createTreeWalker(row, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = '';
  let block: Element | null = null;
  /** The formula that was read last: what is within it is passed over. */
  const read: { formula?: Element } = {};
  function add(words: string, parent: Element | null) {
    const here = parent?.closest(BLOCKS) ?? null;
    if (text !== '' && here !== block) text += areCellsOfARow(here, block) ? '\t' : '\n';
    block = here;
    text += words;
  }
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    if (!selection.intersectsNode(node) || read.formula?.contains(node) === true) continue;
    if (node instanceof HTMLElement && node.matches(FORMULA)) {
      read.formula = node;
      add(node.dataset['math'] ?? '', node.parentElement);
    } else if (node instanceof HTMLBRElement) {
      text += '\n';
    } else if (node instanceof Text && node.parentElement?.closest(ASIDE) === null) {
      const start = node === selection.startContainer ? selection.startOffset : 0;
      const end = node === selection.endContainer ? selection.endOffset : node.length;
      add(node.data.slice(start, end), node.parentElement);
    }
  }
  return text;
}

/** The same as HTML: a table of what is selected of one, else paragraphs. */
function htmlIn(row: Element, selection: Range): string {
  const lines = [...row.querySelectorAll('tr')].filter((line) => selection.intersectsNode(line));
  if (lines.length === 0) return paragraphs(textIn(row, selection));
  const cells = (line: Element) => [...line.querySelectorAll(CELLS)].filter((cell) => selection.intersectsNode(cell));
  const rowsOfCells = lines.map((line) => cells(line).map((cell) => `<td>${escapeHtml(textIn(cell, selection))}</td>`));
  return `<table>${rowsOfCells.map((line) => `<tr>${line.join('')}</tr>`).join('')}</table>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n');
}

function areCellsOfARow(a: Element | null, b: Element | null): boolean {
  return a?.matches(CELLS) === true && b?.matches(CELLS) === true && a.parentElement === b.parentElement;
}

/** The key of the row that holds a node. */
export function rowKey(node: Node | null): string | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const row = element?.closest<HTMLElement>(ROWS);
  return row?.dataset['row'] ?? row?.dataset['farRow'];
}
