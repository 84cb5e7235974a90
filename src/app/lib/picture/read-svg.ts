import { drawingCost, type Pen, penOf, rootPen } from './drawing-cost.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

const MOST_CHARACTERS = 256 * 1024;
const MOST_ELEMENTS = 5000;
const MOST_DEPTH = 32;
/** Parsers compare each attribute with all others of its element, and each name with all namespaces. */
const MOST_ATTRIBUTES = 40;
const MOST_NAMESPACES = 10;
/** Characters of all paths and point lists together. */
const MOST_PATH_DATA = 64_000;
/** Characters of all texts together. */
const MOST_TEXT = 10_000;
/** About 0.2 s on a slow machine. */
const MOST_DRAWING_COST = 3000;
/** A browser looks up every font name that it has not seen. */
const MOST_FONTS = 50;

/** Each is drawn once, where it stands. `use`, filters, masks, patterns and the like can multiply work without limit. */
const ELEMENTS = new Set('svg g title desc rect path line polyline polygon circle ellipse text tspan'.split(' '));

const GEOMETRY = new Set(
  'x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points viewBox preserveAspectRatio version'.split(' '),
);

/** Without `stroke-dasharray` and `text-decoration`: one line can hold a million dashes or waves. */
const PRESENTATION = new Set(
  (
    'color fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width ' +
    'opacity paint-order display visibility shape-rendering text-rendering vector-effect text-anchor dominant-baseline ' +
    'alignment-baseline baseline-shift font-family font-size font-style font-variant font-weight font-stretch ' +
    'letter-spacing word-spacing white-space'
  ).split(' '),
);

/** Without parentheses but those of colors: no `url()`, no `var()`, no `calc()`. */
const PLAIN_VALUE = /^(?:[\w\s#.,%+'"-]*|(?:rgb|hsl)a?\([\d\s.,%/+-]*\))$/;
const GEOMETRY_VALUE = /^[\w\s.,%+-]*$/;
/** Also what `drawingCost` can't read is refused. */
const TRANSFORM_VALUE = /^[\w\s.,()+-]*$/;

/** Marks stacked on one letter take time that grows with the square of their number. */
const STACKED_MARKS = /\p{M}{9}/u;

/**
 * What is refused before it is parsed: entities, which can expand without limit, and styles and event handlers, which
 * the page's content policy would report.
 */
const REFUSED_AS_TEXT = /<!(?!--|\[CDATA\[)|<(?:\w+:)?style|<[^<>]*\s(?:style|on\w+)\s*=/i;

type Found = { elements: number; pathData: number; text: number; cost: number; fonts: Set<string> };

/**
 * Parses an SVG picture and returns a new one that holds only checked elements and attributes. Returns null for a picture that
 * could take long to draw: a nested `<use>` of two kilobytes can keep a browser busy for hours.
 */
export function readHarmlessSvg(text: string): string | null {
  if (!isQuickToParse(text)) return null;
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  const found: Found = { elements: 0, pathData: 0, text: 0, cost: 0, fonts: new Set() };
  if (root.localName !== 'svg' || !isHarmlessTree(root, found)) return null;
  return new XMLSerializer().serializeToString(root);
}

function isQuickToParse(text: string): boolean {
  if (text.length > MOST_CHARACTERS || REFUSED_AS_TEXT.test(text)) return false;
  // Values of attributes are quoted, and hold no `<`.
  const tags = text.split('<');
  const hasFewAttributes = tags.every((tag) => (tag.match(/=\s*["']/g)?.length ?? 0) <= MOST_ATTRIBUTES);
  return hasFewAttributes && text.split('xmlns').length <= MOST_NAMESPACES + 1;
}

function isHarmlessTree(root: Element, found: Found): boolean {
  const open: { node: Element; depth: number; parent: Pen }[] = [{ node: root, depth: 1, parent: rootPen(root) }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, depth, parent } = at;
    if (depth > MOST_DEPTH || (depth > 1 && node.localName === 'svg') || !isHarmlessElement(node, found)) return false;
    const pen = penOf(node, parent);
    found.cost += drawingCost(node, pen);
    if (!(found.cost <= MOST_DRAWING_COST)) return false;
    for (const child of node.childNodes) {
      if (child instanceof Element) open.push({ node: child, depth: depth + 1, parent: pen });
      else if (child instanceof Text) found.text += child.data.trim().length;
      else if (!(child instanceof Comment)) return false;
    }
  }
  return found.text <= MOST_TEXT && !STACKED_MARKS.test(root.textContent);
}

function isHarmlessElement(element: Element, found: Found): boolean {
  found.elements += 1;
  if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName) || found.elements > MOST_ELEMENTS) return false;
  return [...element.attributes].every((attribute) => isHarmlessAttribute(attribute, found));
}

function isHarmlessAttribute({ name, value, namespaceURI }: Attr, found: Found): boolean {
  if (namespaceURI === XMLNS || name === 'xml:space') return true;
  if (namespaceURI !== null) return false;
  if (/^(?:id|class|role|(?:aria|data)-[\w-]+)$/.test(name)) return true;
  if (PRESENTATION.has(name)) return isHarmlessValue(name, value, found);
  if (name === 'd' || name === 'points') found.pathData += value.length;
  if (name === 'transform') return TRANSFORM_VALUE.test(value);
  return GEOMETRY.has(name) && GEOMETRY_VALUE.test(value) && found.pathData <= MOST_PATH_DATA;
}

function isHarmlessValue(name: string, value: string, found: Found): boolean {
  if (name === 'font-family') {
    for (const font of value.split(',')) found.fonts.add(font.trim());
    if (found.fonts.size > MOST_FONTS) return false;
  }
  return PLAIN_VALUE.test(value);
}
