import { isAmbiguousDate, monthNumber, orderEvidence, readDate } from '../tools/table/read-date.ts';
import { normalize } from '../tools/text/normalize-words.ts';
import { readAmount } from './read-amount.ts';

/** One word, figure, date, quoted text or sign of a question. */
export interface Token {
  kind: 'word' | 'number' | 'date' | 'quoted' | 'sign';
  /** As it was written. */
  raw: string;
  /** Folded, without a possessive ’s: what is compared with words of the grammar. */
  text: string;
  /** Of a number. */
  value: number;
  /** What stands at a number: `%`, a currency sign, or ''. */
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

/** Cuts a question into tokens. Every character but white space belongs to one of them. */
export function cutTokens(input: string): Token[] {
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
    const iso = isAmbiguousDate(date) ? undefined : readDate(date, orderEvidence(date) ?? 'dmy');
    return [iso === undefined ? wordToken(raw) : dateToken(raw, iso)];
  }
  const amount = number === undefined ? undefined : readAmount(number, scale);
  if (amount !== undefined) return [{ kind: 'number', raw, text: '', value: amount, unit: unitOf(raw) }];
  if (word !== undefined || number !== undefined) return hyphenated(raw).map(wordToken);
  return [{ kind: 'sign', raw, text: /^[.?!…;:]$/.test(raw) ? ',' : raw, value: 0, unit: '' }];
}

/** A hyphen at a word's end is a sign of its own. */
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

/** "March 2025" and "3 March 2025" become one date. */
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
  const iso = readDate(raw.replace(' ,', ','), 'dmy');
  return iso === undefined ? undefined : { token: dateToken(raw, iso), size: slice.length };
}

/** The text of tokens as they stood, without white space. */
export function rawOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ raw }) => raw)
    .join('');
}
