import { escapeHtml, htmlOf } from '#app/markdown/html.ts';
import type { TableBlock } from '#app/markdown/nodes.ts';
import { blocksOfRow, definitionsOfRow, type MarkdownRow } from '../rows/markdown-row.tsx';
import type { Row } from '../rows/rows.ts';
import { continuesBlock, rowsAsText } from './rows-as-text.ts';

const ROWS = '[data-row], [data-selected-row]';
const BLOCKS = 'p, li, th, td, h3, h4, h5, h6, pre, div, blockquote, section, button';
const CELLS = 'th, td';
const EXCLUDED = '.sr-only, figcaption, .select-none';
const FORMULA = '[data-math]';

export type Copied = { readonly text: string; readonly html: string };

/** Returns undefined for a selection that the browser can copy: all rows are in the page, and none has a formula. */
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
      start !== '' && between[0] !== undefined && continuesBlock(between[0]) ? '\n' : '\n\n',
      rowsAsText(between, 'plain'),
      after !== undefined && continuesBlock(after) ? '\n' : '\n\n',
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

function htmlOfRows(rows: readonly Row[]): string {
  const html: string[] = [];
  for (const row of rows) {
    if (row.kind !== 'markdown') {
      html.push(paragraphs(rowsAsText([row], 'markdown')));
    } else if (row.piece?.block.type !== 'table' || row.piece.isFirst) {
      html.push(htmlOf(wholeTable(row, rows) ?? blocksOfRow(row), definitionsOfRow(row)));
    } else if (row === rows[0]) {
      html.push(htmlOf(wholeTable(row, rows) ?? [], definitionsOfRow(row)));
    }
  }
  return html.join('\n');
}

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

/** A line per block, tabs between cells, formulas as source. */
function textIn(row: Element, selection: Range): string {
  const nodes = document.createTreeWalker(row, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = '';
  let block: Element | null = null;
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
    } else if (node instanceof Text && node.parentElement?.closest(EXCLUDED) === null) {
      const start = node === selection.startContainer ? selection.startOffset : 0;
      const end = node === selection.endContainer ? selection.endOffset : node.length;
      add(node.data.slice(start, end), node.parentElement);
    }
  }
  return text;
}

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

export function rowKey(node: Node | null): string | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const row = element?.closest<HTMLElement>(ROWS);
  return row?.dataset['row'] ?? row?.dataset['selectedRow'];
}
