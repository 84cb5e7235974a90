import { BOUNDARY, fold, isAscii } from './fold.ts';

/** Elements whose text stands on lines of its own. */
const BLOCKS = 'p, li, td, th, h3, h4, h5, h6, pre, div, blockquote, [data-said]';
/** What a control beside the words says. */
const ASIDE = 'figcaption, .sr-only, [data-unsaid]';

/** A formula, which is found by its source, as a whole. */
const FORMULA = '[data-math]';

/**
 * A text node within a folded text: its start there, and for each folded character its offset in the node. Or a formula,
 * which has no offsets.
 */
type Stretch = {
  readonly start: number;
  readonly node: Text | Element;
  readonly offsets: readonly number[] | undefined;
};

/**
 * Where matches stand in an element on screen, in order: at most `most`. Reads the elements that bear `data-said`, as
 * `searchableText` tells them.
 */
export function rangesIn(element: Element, matcher: RegExp, most = Infinity): Range[] {
  const { text, stretches } = foldElement(element);
  const ranges: Range[] = [];
  let at = 0;
  for (const { index, 0: match } of text.matchAll(matcher)) {
    if (ranges.length >= most) break;
    at = stretchOf(stretches, index, at);
    const [first, last] = [stretches[at], stretches[stretchOf(stretches, index + match.length - 1, at)]];
    if (first === undefined || last === undefined) continue;
    const range = document.createRange();
    if (first.node instanceof Text) range.setStart(first.node, offsetIn(first, index));
    else range.setStartBefore(first.node);
    if (last.node instanceof Text)
      range.setEnd(last.node, endOfCharacter(last.node, offsetIn(last, index + match.length - 1)));
    else range.setEndAfter(last.node);
    ranges.push(range);
  }
  return ranges;
}

function foldElement(element: Element): { text: string; stretches: Stretch[] } {
  const stretches: Stretch[] = [];
  let text = '';
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block: Element | null = null;
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement;
    const source = node instanceof HTMLElement && node.matches(FORMULA) ? node.dataset['math'] : undefined;
    if (parent === null || !(node instanceof Text || (node instanceof Element && source !== undefined))) continue;
    if (parent.closest('[data-said]') === null || parent.closest(ASIDE) !== null) continue;
    const here = parent.closest(BLOCKS);
    if (here !== block) text += BOUNDARY;
    block = here;
    const folded = node instanceof Text ? foldNode(node.data) : { text: fold(source ?? ''), offsets: undefined };
    stretches.push({ start: text.length, node, offsets: folded.offsets });
    text += folded.text;
  }
  return { text, stretches };
}

/** `offsets` is left out where folding moves no character. */
function foldNode(data: string): { text: string; offsets: number[] | undefined } {
  if (isAscii(data)) return { text: data.toLowerCase(), offsets: undefined };
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of data) {
    const folded = fold(character);
    text += folded;
    for (let i = 0; i < folded.length; i += 1) offsets.push(offset);
    offset += character.length;
  }
  return { text, offsets };
}

/** The stretch that holds a place of the folded text, looked for from `from` on. */
function stretchOf(stretches: readonly Stretch[], place: number, from: number): number {
  let at = from;
  for (let next = stretches[at + 1]; next !== undefined && next.start <= place; next = stretches[at + 1]) at += 1;
  return at;
}

function offsetIn({ start, offsets }: Stretch, place: number): number {
  return offsets === undefined ? place - start : (offsets[place - start] ?? 0);
}

/** Past a character and the accents that stand after it as characters of their own. */
function endOfCharacter({ data }: Text, offset: number): number {
  let end = offset + ((data.codePointAt(offset) ?? 0) > 0xff_ff ? 2 : 1);
  while (/[\u0300-\u036f]/.test(data.charAt(end))) end += 1;
  return end;
}
