import { measurePath, type Outline } from './measure-path.ts';

/** Drawing time grows with the length of all outlines; the unit of cost is the view's shorter side. */
export type Pen = {
  /** The shorter and the longer side of the view. */
  readonly unit: number;
  readonly longest: number;
  /** Enlarges lengths at most by this. */
  readonly scale: number;
  readonly fontSize: number;
  readonly isStroked: boolean;
  readonly strokeWidth: number;
  readonly miterLimit: number;
  readonly spacing: number;
};

const LAYER = 20;
/** Outline length of a complex glyph, in font sizes. */
const GLYPH = 6;
const LARGEST_FONT_WORD = 48;
const MAX_TRANSFORM_CHARACTERS = 2000;
/** Visible part of a drawing without a view box. */
const LARGEST_SEEN = 400;

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`;
const LENGTH = new RegExp(String.raw`^\s*(${NUMBER})(px|pt|pc|in|cm|mm|q|em|ex|ch|rem|%)?\s*$`, 'i');
const PIXELS: Readonly<Record<string, number>> = { pt: 4 / 3, pc: 16, in: 96, cm: 38, mm: 3.8, q: 1, rem: 16 };

export function rootPen(root: Element): Pen {
  const box = (root.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/);
  const hasBox = box.length === 4;
  const base = {
    unit: 1,
    longest: 1,
    scale: 1,
    fontSize: 16,
    isStroked: false,
    strokeWidth: 1,
    miterLimit: 4,
    spacing: 0,
  };
  const side = (name: string, inBox: string | undefined, usual: number) =>
    hasBox ? Number(inBox) : lengthOf(root.getAttribute(name) ?? String(usual), base);
  const [width, height] = [side('width', box[2], 300), side('height', box[3], 150)];
  const shorter = Math.min(width, height);
  return { ...base, unit: hasBox ? shorter : Math.min(shorter, LARGEST_SEEN), longest: Math.max(width, height) };
}

/** Unreadable values are NaN, and so is their cost. */
export function penOf(element: Element, parent: Pen): Pen {
  const read = (name: string, inherited: number) => {
    const value = element.getAttribute(name);
    return value === null || value === 'inherit' ? inherited : Math.abs(lengthOf(value, parent));
  };
  const stroke = element.getAttribute('stroke');
  const spacing = (name: string) => (element.getAttribute(name) === 'normal' ? 0 : read(name, 0));
  return {
    ...parent,
    scale: parent.scale * scaleOf(element.getAttribute('transform') ?? ''),
    fontSize: fontSizeOf(element.getAttribute('font-size'), parent),
    isStroked: stroke === null || stroke === 'inherit' ? parent.isStroked : stroke.trim() !== 'none',
    strokeWidth: read('stroke-width', parent.strokeWidth),
    miterLimit: Math.max(1, read('stroke-miterlimit', parent.miterLimit)),
    spacing: parent.spacing + spacing('letter-spacing') + spacing('word-spacing'),
  };
}

/** Excludes children. NaN if an attribute can't be read. */
export function drawingCost(element: Element, pen: Pen): number {
  const { unit, scale, fontSize, spacing } = pen;
  const isLayer = !['1', null].includes(element.getAttribute('opacity'));
  const corner = pen.isStroked ? pen.strokeWidth * (2 + pen.miterLimit) : 0;
  const shape = outlineOf(element, pen);
  if (shape === undefined) {
    const glyph = GLYPH * (fontSize + corner) + spacing;
    return (ownText(element).length * glyph * scale) / unit + (isLayer ? LAYER : 0);
  }
  if (shape === null) return Number.NaN;
  const cornerScale = element.hasAttribute('vector-effect') ? Math.max(1, scale) : scale;
  const length = shape.length * scale * (pen.isStroked ? 3 : 1) + shape.segments * corner * cornerScale;
  return (length * (isLayer ? 3 : 1)) / unit;
}

function ownText(element: Element): string {
  if (element.localName !== 'text' && element.localName !== 'tspan') return '';
  return [...element.childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')).join('');
}

/** Undefined without an outline, null if it can't be read. */
function outlineOf(element: Element, pen: Pen): Outline | null | undefined {
  const read = (name: string) => Math.abs(lengthOf(element.getAttribute(name) ?? '0', pen));
  const signed = (name: string) => lengthOf(element.getAttribute(name) ?? '0', pen);
  switch (element.localName) {
    case 'rect':
      return { length: 2 * (read('width') + read('height')), segments: 8 };
    case 'circle':
      return { length: 2 * Math.PI * read('r'), segments: 8 };
    case 'ellipse': {
      const [rx, ry] = ['rx', 'ry'].map((name) => (element.getAttribute(name) === 'auto' ? 0 : read(name)));
      return { length: 4 * Math.PI * Math.max(rx ?? 0, ry ?? 0), segments: 8 };
    }
    case 'line':
      return {
        length: Math.abs(signed('x1') - signed('x2')) + Math.abs(signed('y1') - signed('y2')),
        segments: 1,
      };
    case 'polyline':
    case 'polygon':
      return measurePoints(element.getAttribute('points') ?? '');
    case 'path':
      return measurePath(element.getAttribute('d') ?? '');
    default:
      return undefined;
  }
}

function measurePoints(points: string): Outline | null {
  return points.trim() === '' ? { length: 0, segments: 0 } : measurePath(`M${points}`);
}

function lengthOf(text: string, { fontSize, longest }: Pick<Pen, 'fontSize' | 'longest'>): number {
  const [, number, unit = 'px'] = text.match(LENGTH) ?? [];
  if (number === undefined) return Number.NaN;
  const name = unit.toLowerCase();
  if (name === '%') return (Number(number) / 100) * longest;
  return Number(number) * (/^(?:em|ex|ch)$/.test(name) ? fontSize : (PIXELS[name] ?? 1));
}

function fontSizeOf(value: string | null, parent: Pen): number {
  if (value === null || value === 'inherit') return parent.fontSize;
  if (/^[a-z-]+$/i.test(value.trim())) return Math.max(parent.fontSize * 1.2, LARGEST_FONT_WORD);
  return lengthOf(value, { fontSize: parent.fontSize, longest: parent.fontSize });
}

function scaleOf(transform: string): number {
  if (transform.length > MAX_TRANSFORM_CHARACTERS) return Number.NaN;
  let scale = 1;
  const rest = transform.replaceAll(/(\w+)\s*\(([^()]*)\)/g, (_whole, name: string, list: string) => {
    scale *= factorOf(
      name,
      list
        .trim()
        .split(/\s*,\s*|\s+/)
        .map(Number),
    );
    return '';
  });
  return /^[\s,]*$/.test(rest) ? scale : Number.NaN;
}

function factorOf(name: string, [a = 0, b = a, c = 0, d = 0]: readonly number[]): number {
  switch (name) {
    case 'translate':
    case 'rotate':
      return 1;
    case 'scale':
      return Math.max(Math.abs(a), Math.abs(b));
    case 'skewX':
    case 'skewY':
      return largestStretch(1, 0, Math.tan((a / 180) * Math.PI), 1);
    case 'matrix':
      return largestStretch(a, b, c, d);
    default:
      return Number.NaN;
  }
}

function largestStretch(a: number, b: number, c: number, d: number): number {
  const squares = a ** 2 + b ** 2 + c ** 2 + d ** 2;
  const determinant = a * d - b * c;
  return Math.sqrt((squares + Math.sqrt(Math.max(0, squares ** 2 - 4 * determinant ** 2))) / 2);
}
