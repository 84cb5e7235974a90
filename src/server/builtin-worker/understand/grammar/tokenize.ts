import { isAmbiguousDate, monthNumber, orderEvidence, parseDate } from '../../../tools/table/parse-date.ts';
import { normalize } from '../../../tools/text/normalize-words.ts';

export interface Token {
  kind: 'word' | 'number' | 'date' | 'quoted' | 'sign';
  raw: string;
  text: string;
  value: number;
  /** `%`, a currency sign, or ''. */
  unit: string;
}

const NUMBER = String.raw`[€$£]\s?\d[\d,.]*\d|[€$£]\s?\d|(?<![\p{L}\p{N}])-?\d[\d,.]*\d|(?<![\p{L}\p{N}])-?\d|(?<![\p{L}\p{N}])-?\.\d+`;
const SCALE = 'k|m|bn|thousand|million|billion|%|€|eur|euros?|dollars?';
const TOKEN = new RegExp(
  [
    String.raw`"(?<double>[^"]+)"|“(?<curly>[^”]+)”|(?<![\p{L}\p{N}])'(?<single>[^']+)'(?![\p{L}\p{N}])`,
    String.raw`(?<date>\d{4}-\d{2}(?:-\d{2})?|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?![\d\p{L}])`,
    String.raw`(?<number>${NUMBER})(?:\s?(?<scale>${SCALE})(?![\p{L}\p{N}]))?(?![\p{L}\p{N}])`,
    String.raw`(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}_'-]*)`,
    String.raw`(?<sign>>=|<=|!=|<>|==|[^\s])`,
  ].join('|'),
  'giu',
);

export function tokenize(input: string): Token[] {
  const text = input
    .replace(/[’‘]/g, "'")
    .replace(/\b(what|who|which|where|when)'s\b/gi, '$1 is')
    .replace(/\s+/g, ' ')
    .trim();
  const tokens = [...text.matchAll(TOKEN)].flatMap(tokensOf);
  while (tokens.length > 0 && /^[.?!…,;:]$/.test(tokens.at(-1)?.raw ?? '')) tokens.pop();
  return joinDates(tokens);
}

function tokensOf(match: RegExpMatchArray): Token[] {
  const [raw] = match;
  const { double, curly, single, date, number, scale, word } = match.groups ?? {};
  const quoted = double ?? curly ?? single;
  if (quoted !== undefined) return [{ kind: 'quoted', raw: quoted, text: '', value: 0, unit: '' }];
  if (date !== undefined) {
    const iso = isAmbiguousDate(date) ? undefined : parseDate(date, orderEvidence(date) ?? 'dmy');
    return [iso === undefined ? wordToken(raw) : dateToken(raw, iso)];
  }
  const amount = number === undefined ? undefined : parseAmount(number, scale);
  if (amount !== undefined) return [{ kind: 'number', raw, text: '', value: amount, unit: unitOf(raw) }];
  if (word !== undefined || number !== undefined) return hyphenated(raw).map(wordToken);
  return [{ kind: 'sign', raw, text: /^[.?!…;:]$/.test(raw) ? ',' : raw, value: 0, unit: '' }];
}

/** A trailing hyphen is a sign. */
function hyphenated(raw: string): string[] {
  return raw.length > 1 && /[-']$/.test(raw) ? [raw.slice(0, -1), raw.slice(-1)] : [raw];
}

function wordToken(raw: string): Token {
  return { kind: 'word', raw, text: normalize(raw.replace(/'s$/i, '')), value: 0, unit: '' };
}

function dateToken(raw: string, iso: string): Token {
  return { kind: 'date', raw, text: iso, value: 0, unit: '' };
}

function unitOf(raw: string): string {
  if (raw.endsWith('%')) return '%';
  if (/€|eur/i.test(raw)) return '€';
  return /\$|dollar/i.test(raw) ? '$' : raw.includes('£') ? '£' : '';
}

/** "3 March 2025" is one date. */
function joinDates(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const joined = [4, 3, 2].flatMap((size) => dateIn(tokens.slice(at, at + size)) ?? [])[0];
    if (joined !== undefined) {
      out.push(joined.token);
      at += joined.size - 1;
    } else if (token !== undefined) out.push(token);
  }
  return out;
}

function dateIn(slice: readonly Token[]): { token: Token; size: number } | undefined {
  if (slice.length < 2 || !slice.some(({ text }) => monthNumber(text) !== undefined)) return undefined;
  const raw = slice.map((token) => token.raw).join(' ');
  const iso = parseDate(raw.replace(' ,', ','), 'dmy');
  return iso === undefined ? undefined : { token: dateToken(raw, iso), size: slice.length };
}

export function rawOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ raw }) => raw)
    .join('');
}

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** `1,200`, `€500`, `1.5` with k, m, bn. */
function parseAmount(text: string, scale: string | undefined): number | undefined {
  const plain = text.replace(/[€$£\s]/g, '');
  const dotted = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  const value = Number(dotted);
  return Number.isNaN(value) ? undefined : value * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
}
