import { BOUNDARY, isAscii, normalizeText } from './normalize-text.ts';

/** No match spans two of these. */
const BLOCKS = 'p, li, td, th, h3, h4, h5, h6, pre, div, blockquote, [data-searchable]';
const EXCLUDED = 'figcaption, .sr-only, [data-unsearchable]';

/** A formula is searched by its source and highlighted as a whole. */
const FORMULA = '[data-math]';

/**
 * A node within the normalized text, from `start`. `offsets`: original offsets by normalized character, if they differ.
 */
type Segment = {
  readonly start: number;
  readonly node: Text | Element;
  readonly offsets: readonly number[] | undefined;
};

/** Searches the element's `data-searchable` descendants, in document order. */
export function findRanges(element: Element, matcher: RegExp, limit = Infinity): Range[] {
  const { text, segments } = normalizeElement(element);
  const ranges: Range[] = [];
  let at = 0;
  for (const { index, 0: match } of text.matchAll(matcher)) {
    if (ranges.length >= limit) break;
    at = segmentAt(segments, index, at);
    const [first, last] = [segments[at], segments[segmentAt(segments, index + match.length - 1, at)]];
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

function normalizeElement(element: Element): { text: string; segments: Segment[] } {
  const segments: Segment[] = [];
  let text = '';
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block: Element | null = null;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const parent = node.parentElement;
    const source = node instanceof HTMLElement && node.matches(FORMULA) ? node.dataset['math'] : undefined;
    if (parent === null || !(node instanceof Text || (node instanceof Element && source !== undefined))) continue;
    if (parent.closest('[data-searchable]') === null || parent.closest(EXCLUDED) !== null) continue;
    const here = parent.closest(BLOCKS);
    if (here !== block) text += BOUNDARY;
    block = here;
    const { text: normalized, offsets } =
      node instanceof Text ? normalizeNode(node.data) : { text: normalizeText(source ?? ''), offsets: undefined };
    segments.push({ start: text.length, node, offsets });
    text += normalized;
  }
  return { text, segments };
}

function normalizeNode(data: string): { text: string; offsets: number[] | undefined } {
  if (isAscii(data)) return { text: data.toLowerCase(), offsets: undefined };
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of data) {
    const normalized = normalizeText(character);
    text += normalized;
    for (let i = 0; i < normalized.length; i += 1) offsets.push(offset);
    offset += character.length;
  }
  return { text, offsets };
}

function segmentAt(segments: readonly Segment[], position: number, from: number): number {
  let at = from;
  for (let next = segments[at + 1]; next !== undefined && next.start <= position; next = segments[at + 1]) at += 1;
  return at;
}

function offsetIn({ start, offsets }: Segment, position: number): number {
  return offsets === undefined ? position - start : (offsets[position - start] ?? 0);
}

/** Includes combining accents. */
function endOfCharacter({ data }: Text, offset: number): number {
  let end = offset + ((data.codePointAt(offset) ?? 0) > 0xff_ff ? 2 : 1);
  while (/[\u0300-\u036f]/.test(data.charAt(end))) end += 1;
  return end;
}
