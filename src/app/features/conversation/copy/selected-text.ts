import type { Row } from '../rows.ts';
import { textOfRows } from './text-of-rows.ts';

const ROWS = '[data-row], [data-far-row]';
/** Elements whose text stands on lines of its own. */
const BLOCKS = 'p, li, th, td, h3, h4, h5, h6, pre, div, blockquote, section, button';
const CELLS = 'th, td';
/** What isn't read: the words of controls, and those for screen readers alone. */
const ASIDE = '.sr-only, figcaption, .select-none';

/**
 * The text of a selection that runs over several rows some of which aren't in the page: what is selected of the rows at
 * its ends, and all of those between. Undefined where the browser's own copy has everything.
 */
export function selectedText(selection: Range, scroller: Element, rows: readonly Row[]): string | undefined {
  const touched = [...scroller.querySelectorAll<HTMLElement>(ROWS)].filter((row) => selection.intersectsNode(row));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const from = rows.findIndex(({ key }) => key === rowKey(first));
  const to = rows.findIndex(({ key }) => key === rowKey(last));
  if (to - from + 1 === touched.length) return undefined;
  const isWhole = (row: Element) =>
    selection.comparePoint(row, 0) === 0 && selection.comparePoint(row, row.childNodes.length) === 0;
  const [startsWhole, endsWhole] = [isWhole(first), isWhole(last)];
  return [
    startsWhole ? '' : textIn(first, selection),
    textOfRows(rows.slice(startsWhole ? from : from + 1, endsWhole ? to + 1 : to)),
    endsWhole ? '' : textIn(last, selection),
  ]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** What is selected in a row, line by line, cells apart by tabs. */
function textIn(row: Element, selection: Range): string {
  const words = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null = null;
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || !selection.intersectsNode(node) || parent.closest(ASIDE) !== null)
      continue;
    const start = node === selection.startContainer ? selection.startOffset : 0;
    const end = node === selection.endContainer ? selection.endOffset : node.length;
    const here = parent.closest(BLOCKS);
    if (text !== '' && here !== block) text += areCellsOfARow(here, block) ? '\t' : '\n';
    block = here;
    text += node.data.slice(start, end);
  }
  return text;
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
