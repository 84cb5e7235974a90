import { MONTHS, monthNumber, readDate } from '../../../tools/table/read-date.ts';
import { fold, plural, singular } from '../../../tools/text/fold.ts';
import { createNameIndex, type NameIndex } from './match-column.ts';
import { readAmount } from './read-amount.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { RULE_WORDS } from './vocabulary.ts';

/** What stands behind a mark in the text. */
export type Mark =
  | { kind: 'c'; column: ColumnFacts }
  | { kind: 'v'; value: string; column: ColumnFacts }
  | { kind: 'n'; value: number }
  | { kind: 'd'; value: string }
  | { kind: 's'; value: string };

/**
 * The operator's words with everything that means something in this table replaced by a mark:
 * `average ⟦c0⟧ by ⟦c1⟧ where ⟦c2⟧ > ⟦n3⟧`. c: a column, v: a value found in a column, n: a number, d: a date (ISO,
 * also cut short), s: quoted text. `⟦r⟧` are words for the rows.
 */
export interface MarkedWords {
  text: string;
  marks: Mark[];
  /** How words were taken that are not a column's very name; one clause each. */
  said: string[];
  /** Words that could mean several columns. */
  unclear: string[];
}

const TOKEN =
  /"([^"]+)"|“([^”]+)”|(?<![\p{L}\p{N}])'([^']+)'(?![\p{L}\p{N}])|(\d{4}-\d{2}(?:-\d{2})?)(?!\d)|([€$£]\s?\d[\d,.]*\d|[€$£]\s?\d|(?<![\p{L}\p{N}])-?\d[\d,.]*\d|(?<![\p{L}\p{N}])-?\d)(?:\s?(k|m|bn|thousand|million|%|€|eur|euros?|dollars?)(?![\p{L}\p{N}]))?(?:st|nd|rd|th)?(?![\p{L}])|(>=|<=|!=|<>|==|[=<>≥≤≠])|([\p{L}\p{N}][\p{L}\p{N}_’'-]*)|([,.;:?!()])/giu;

interface Token {
  text: string;
  kind: 'word' | 'sign' | 'mark';
  mark?: Mark;
}

const ROW_NOUNS = new Set(['row', 'record', 'entry', 'entries', 'line', 'item']);
const LONGEST_SPAN = 5;

/** Finds the columns, values, figures and dates that the words speak of. */
export function markWords(input: string, facts: TableFacts): MarkedWords {
  const tokens = joinDates(cutTokens(input));
  const index = createNameIndex(facts);
  const nouns = rowNouns(facts.file);
  const found: MarkedWords = { text: '', marks: [], said: [], unclear: [] };
  const out: string[] = [];
  const put = (mark: Mark) => {
    found.marks.push(mark);
    out.push(`⟦${mark.kind}${found.marks.length - 1}⟧`);
  };
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const span = token.kind === 'word' ? longestSpan(tokens, at, index) : undefined;
    if (span !== undefined) {
      put(span.mark);
      at += span.length;
      continue;
    }
    at += 1;
    if (token.mark !== undefined) put(token.mark);
    else if (token.kind === 'sign') out.push(token.text);
    else if (nouns.has(fold(token.text))) out.push('⟦r⟧');
    else {
      const like = index.columnLike(token.text);
      if (like === undefined) out.push(fold(token.text));
      else if ('among' in like) {
        found.unclear.push(`"${token.text}" could be ${like.among.map(({ name }) => name).join(' or ')}`);
        out.push(fold(token.text));
      } else {
        if (like.fit === 'slip') found.said.push(`"${token.text}" taken as ${like.column.name}`);
        put({ kind: 'c', column: like.column });
      }
    }
  }
  found.text = ` ${out.join(' ')} `;
  return found;
}

function cutTokens(input: string): Token[] {
  return [...input.replace(/[’]/g, "'").matchAll(TOKEN)].map((match): Token => {
    const [text, double, curly, single, date, number, scale, sign, , point] = match;
    const quoted = double ?? curly ?? single;
    if (quoted !== undefined) return { text, kind: 'mark', mark: { kind: 's', value: quoted } };
    if (date !== undefined && readDate(date, 'dmy') !== undefined)
      return { text, kind: 'mark', mark: { kind: 'd', value: date } };
    const amount = number === undefined ? undefined : readAmount(number, scale);
    if (amount !== undefined) return { text, kind: 'mark', mark: { kind: 'n', value: amount } };
    if (sign !== undefined || point !== undefined) return { text, kind: 'sign' };
    return { text: text.replace(/'s$/i, ''), kind: 'word' };
  });
}

/** "March 2025" and "3 March 2025" become one date. */
function joinDates(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const length = [3, 2].find((size) => dateIn(tokens.slice(at, at + size)) !== undefined);
    const slice = tokens.slice(at, at + (length ?? 1));
    const value = length === undefined ? undefined : dateIn(slice);
    if (value === undefined) out.push(...slice);
    else {
      out.push({ text: slice.map(({ text }) => text).join(' '), kind: 'mark', mark: { kind: 'd', value } });
      at += slice.length - 1;
    }
  }
  return out;
}

function dateIn(slice: Token[]): string | undefined {
  if (!slice.some(({ text }) => monthNumber(text) !== undefined)) return undefined;
  return readDate(slice.map(({ text }) => text).join(' '), 'dmy');
}

function rowNouns(file: string): Set<string> {
  const stem = singular(fold(file.replace(/\.[^.]*$/, '').split(/[^\p{L}]+/u)[0] ?? ''));
  const nouns = [...ROW_NOUNS, stem, ...(stem === 'people' ? ['person'] : [])].filter((noun) => noun.length > 2);
  return new Set(nouns.flatMap((noun) => [noun, plural(noun)]));
}

/** The longest run of words from here that is a column's name or a value in one; names win over values. */
function longestSpan(tokens: Token[], at: number, index: NameIndex): { mark: Mark; length: number } | undefined {
  for (let length = Math.min(LONGEST_SPAN, tokens.length - at); length > 0; length -= 1) {
    const slice = tokens.slice(at, at + length);
    if (slice.some(({ kind }) => kind === 'sign')) continue;
    const spoken = slice.map(({ text }) => text);
    const column = index.columnNamed(spoken);
    if (column !== undefined && !(length === 1 && isRuleWordHere(tokens, at, index))) {
      return { mark: { kind: 'c', column }, length };
    }
    const word = fold(spoken.join(' '));
    const ruled = word.length < 2 || RULE_WORDS.has(word) || isMonth(word);
    const value = ruled ? undefined : index.valueNamed(word);
    if (value !== undefined) return { mark: { kind: 'v', ...value }, length };
  }
  return undefined;
}

/** A column may be called "total": in "total sales" the word is still the rule's where a column follows it. */
function isRuleWordHere(tokens: Token[], at: number, index: NameIndex): boolean {
  if (!RULE_WORDS.has(fold(tokens[at]?.text ?? ''))) return false;
  const next = tokens.slice(at + 1).find(({ text }) => !/^(?:of|the|a|an)$/i.test(text));
  return next?.kind === 'word' && index.columnNamed([next.text]) !== undefined;
}

function isMonth(word: string): boolean {
  return MONTHS.some((month) => month === word);
}
