import { drawingCost, type Pen, penOf, rootPen } from './drawing-cost.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

const MAX_CHARACTERS = 256 * 1024;
const MAX_ELEMENTS = 5000;
const MAX_DEPTH = 32;
/** Parsing takes quadratic time in these. */
const MAX_ATTRIBUTES = 40;
const MAX_NAMESPACES = 10;
const MAX_PATH_DATA = 64_000;
const MAX_TEXT = 10_000;
/** About 0.2 s on a slow machine. */
const MAX_DRAWING_COST = 3000;
/** Each new font name causes a lookup. */
const MAX_FONTS = 50;

/** Drawn once. `use`, filters, masks and patterns multiply work without limit. */
const ELEMENTS = new Set('svg g title desc rect path line polyline polygon circle ellipse text tspan'.split(' '));

const GEOMETRY = new Set(
  'x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points viewBox preserveAspectRatio version'.split(' '),
);

/** Excludes `stroke-dasharray` and `text-decoration`, which can draw a million dashes or waves. */
const PRESENTATION = new Set(
  (
    'color fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width ' +
    'opacity paint-order display visibility shape-rendering text-rendering vector-effect text-anchor dominant-baseline ' +
    'alignment-baseline baseline-shift font-family font-size font-style font-variant font-weight font-stretch ' +
    'letter-spacing word-spacing white-space'
  ).split(' '),
);

const PLAIN_VALUE = /^(?:[\w\s#.,%+'"-]*|(?:rgb|hsl)a?\([\d\s.,%/+-]*\))$/;
const GEOMETRY_VALUE = /^[\w\s.,%+-]*$/;
const TRANSFORM_VALUE = /^[\w\s.,()+-]*$/;

/** Stacked combining marks take quadratic time. */
const STACKED_MARKS = /\p{M}{9}/u;

/** Rejected before parsing: entities can expand without limit; styles and event handlers violate the CSP. */
const REFUSED_AS_TEXT = /<!(?!--|\[CDATA\[)|<(?:\w+:)?style|<[^<>]*\s(?:style|on\w+)\s*=/i;

type Found = { elements: number; pathData: number; text: number; cost: number; fonts: Set<string> };

/** Keeps checked elements and attributes. Null if the picture could take long to draw. */
export function readHarmlessSvg(text: string): string | null {
  if (!isQuickToParse(text)) return null;
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  const found: Found = { elements: 0, pathData: 0, text: 0, cost: 0, fonts: new Set() };
  if (root.localName !== 'svg' || !isHarmlessTree(root, found)) return null;
  return new XMLSerializer().serializeToString(root);
}

function isQuickToParse(text: string): boolean {
  if (text.length > MAX_CHARACTERS || REFUSED_AS_TEXT.test(text)) return false;
  const tags = text.split('<');
  const hasFewAttributes = tags.every((tag) => (tag.match(/=\s*["']/g)?.length ?? 0) <= MAX_ATTRIBUTES);
  return hasFewAttributes && text.split('xmlns').length <= MAX_NAMESPACES + 1;
}

function isHarmlessTree(root: Element, found: Found): boolean {
  const open: { node: Element; depth: number; parent: Pen }[] = [{ node: root, depth: 1, parent: rootPen(root) }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, depth, parent } = at;
    if (depth > MAX_DEPTH || (depth > 1 && node.localName === 'svg') || !isHarmlessElement(node, found)) return false;
    const pen = penOf(node, parent);
    found.cost += drawingCost(node, pen);
    if (!(found.cost <= MAX_DRAWING_COST)) return false;
    for (const child of node.childNodes) {
      if (child instanceof Element) open.push({ node: child, depth: depth + 1, parent: pen });
      else if (child instanceof Text) found.text += child.data.trim().length;
      else if (!(child instanceof Comment)) return false;
    }
  }
  return found.text <= MAX_TEXT && !STACKED_MARKS.test(root.textContent);
}

function isHarmlessElement(element: Element, found: Found): boolean {
  found.elements += 1;
  if (element.namespaceURI !== SVG || !ELEMENTS.has(element.localName) || found.elements > MAX_ELEMENTS) return false;
  return [...element.attributes].every((attribute) => isHarmlessAttribute(attribute, found));
}

function isHarmlessAttribute({ name, value, namespaceURI }: Attr, found: Found): boolean {
  if (namespaceURI === XMLNS || name === 'xml:space') return true;
  if (namespaceURI !== null) return false;
  if (/^(?:id|class|role|(?:aria|data)-[\w-]+)$/.test(name)) return true;
  if (PRESENTATION.has(name)) return isHarmlessValue(name, value, found);
  if (name === 'd' || name === 'points') found.pathData += value.length;
  if (name === 'transform') return TRANSFORM_VALUE.test(value);
  return GEOMETRY.has(name) && GEOMETRY_VALUE.test(value) && found.pathData <= MAX_PATH_DATA;
}

function isHarmlessValue(name: string, value: string, found: Found): boolean {
  if (name === 'font-family') {
    for (const font of value.split(',')) found.fonts.add(font.trim());
    if (found.fonts.size > MAX_FONTS) return false;
  }
  return PLAIN_VALUE.test(value);
}
