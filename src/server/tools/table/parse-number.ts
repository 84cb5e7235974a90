export type DecimalMark = '.' | ',';

export interface NumberText {
  negative: boolean;
  body: string;
  /** A currency sign or code, %, or ''. */
  unit: string;
}

const UNIT = String.raw`[€$£¥]|[A-Z]{3}|%`;
const SHAPE = new RegExp(
  String.raw`^(\()?([-+−])?\s*(${UNIT})?\s*([-+−])?((?:\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)(?:[eE][-+]?\d+)?)\s*(${UNIT})?(\))?$`,
);
/** Longer runs of spaces take quadratic time. */
const MAX_LENGTH = 64;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

export function isPlainNumber(text: string): boolean {
  return PLAIN.test(text);
}

export function splitNumber(text: string): NumberText | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (PLAIN.test(text)) {
    const negative = text.startsWith('-');
    return { negative, body: negative ? text.slice(1) : text, unit: '' };
  }
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [, open, sign, before, innerSign, body = '', after, close] = match;
  if ((open === undefined) !== (close === undefined)) return undefined;
  if (before !== undefined && after !== undefined) return undefined;
  const negative = open !== undefined || [sign, innerSign].some((mark) => mark === '-' || mark === '−');
  return { negative, body: body.trim(), unit: before ?? after ?? '' };
}

/** Undefined if both are possible (`1,234`). */
export function decimalEvidence(body: string): DecimalMark | undefined {
  const comma = body.lastIndexOf(',');
  const dot = body.lastIndexOf('.');
  if (comma < 0 && dot < 0) return undefined;
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  const mark: DecimalMark = comma >= 0 ? ',' : '.';
  const at = Math.max(comma, dot);
  if (body.indexOf(mark) !== at) return mark === ',' ? '.' : ',';
  const groups = /^[1-9]\d{0,2}$/.test(body.slice(0, at)) && /^\d{3}$/.test(body.slice(at + 1));
  return groups ? undefined : mark;
}

const FORMS: Record<DecimalMark, RegExp> = {
  '.': /^(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’\u00a0\u202f ]\d{3})+|\d+|(?=\.))(?:\.\d+)?(?:e[-+]?\d+)?$/i,
  ',': /^(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:['’\u00a0\u202f ]\d{3})+|\d+|(?=,))(?:,\d+)?(?:e[-+]?\d+)?$/i,
};

export function toNumber({ body, negative }: NumberText, mark: DecimalMark): number {
  if (!FORMS[mark].test(body)) return Number.NaN;
  const plain = body.replace(mark === '.' ? /[^\d.eE+-]/g : /[^\d,eE+-]/g, '').replace(',', '.');
  const value = Number(plain);
  return negative ? -value : value;
}

/** `00123`, or more digits than a number can hold. */
export function isCode(body: string): boolean {
  return /^0\d+$|^\d{16,}$/.test(body);
}
