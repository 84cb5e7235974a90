import { BOUNDARY, fold, isAscii } from './fold.ts';

/** Elements whose text stands on lines of its own. */
const BLOCKS = 'p, li, td, th, h3, h4, h5, h6, pre, div, blockquote, [data-said]';
/** What a control beside the words says. */
const ASIDE = 'figcaption, .sr-only';

/** A row's folded text with, for each of its characters, where it stands in the page. */
type Folded = { text: string; nodes: Text[]; offsets: number[] };

/**
 * Where matches stand in a row that is on screen, in order. Reads the elements that bear `data-said`, as
 * `saidInRow` tells them.
 */
export function rangesIn(row: Element, matcher: RegExp): Range[] {
  const { text, nodes, offsets } = foldElement(row);
  return [...text.matchAll(matcher)].flatMap(({ index, 0: match }) => {
    const last = index + match.length - 1;
    const [startNode, endNode] = [nodes[index], nodes[last]];
    if (startNode === undefined || endNode === undefined) return [];
    const range = document.createRange();
    range.setStart(startNode, offsets[index] ?? 0);
    range.setEnd(endNode, endOfCharacter(endNode, offsets[last] ?? 0));
    return [range];
  });
}

function foldElement(row: Element): Folded {
  const folded: Folded = { text: '', nodes: [], offsets: [] };
  const words = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null) continue;
    if (parent.closest('[data-said]') === null || parent.closest(ASIDE) !== null) continue;
    const here = parent.closest(BLOCKS);
    if (here !== block) add(folded, BOUNDARY, node, 0);
    block = here;
    addText(folded, node);
  }
  return folded;
}

function addText(folded: Folded, node: Text) {
  const { data } = node;
  if (isAscii(data)) {
    folded.text += data.toLowerCase();
    for (let i = 0; i < data.length; i += 1) {
      folded.nodes.push(node);
      folded.offsets.push(i);
    }
    return;
  }
  let offset = 0;
  for (const character of data) {
    add(folded, fold(character), node, offset);
    offset += character.length;
  }
}

function add(folded: Folded, text: string, node: Text, offset: number) {
  folded.text += text;
  for (let i = 0; i < text.length; i += 1) {
    folded.nodes.push(node);
    folded.offsets.push(offset);
  }
}

/** Past a character and the accents that stand after it as characters of their own. */
function endOfCharacter({ data }: Text, offset: number): number {
  let end = offset + ((data.codePointAt(offset) ?? 0) > 0xff_ff ? 2 : 1);
  while (/[\u0300-\u036f]/.test(data.charAt(end))) end += 1;
  return end;
}
