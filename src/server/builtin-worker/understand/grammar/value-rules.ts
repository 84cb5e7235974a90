import { differsByTypo, nameWords, normalize } from '../../../tools/text/normalize-words.ts';
import { alt, list, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import type { NamedValue } from './lexicon.ts';
import { askPercent, isPercent, isShare } from './percent-rules.ts';
import { noEffect, type Piece, reject, where } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { isYear } from '../table-nouns.ts';
import type { Token } from './tokenize.ts';
import { withoutTotals } from '../total-rows.ts';
import { isGrammarWord, PHRASES } from './vocabulary.ts';

export interface Values {
  conditions: Rule<Piece>;
  /** Before a noun: "open orders". */
  adjectives: Rule<Piece>;
  several: Rule<NamedValue[]>;
}

type ParsedValue = { column?: ColumnFacts; value: string | number; raw?: string; known: boolean; token?: Token };

export function createValueRules({
  phrase,
  lexicon,
  column,
  columnOf,
  number,
  quoted,
  word,
  rows,
  facts,
}: Terminals): Values {
  const { value, bareValue } = lexicon;
  const is = phrase(`${PHRASES.is}|${PHRASES.whichIs}`);
  const lead = opt(alt(phrase(PHRASES.where), phrase(`${PHRASES.has}|${PHRASES.whichHas}`)));
  const or = seq(phrase(PHRASES.or), opt(phrase('is|in|from')));
  const comma = phrase(',');

  const unknownValue: Rule<ParsedValue> = (at) =>
    value(at).length > 0
      ? []
      : map(word, ({ text, raw }) => (isGrammarWord(text) ? undefined : { value: raw, known: false }))(at);
  const parsedValue: Rule<ParsedValue> = alt<ParsedValue>(
    map(value, (found) => ({ ...found, known: true })),
    map(quoted, ({ raw }) => ({ value: raw, known: true })),
    map(number, (token) =>
      token.unit === '' || token.unit === '%' ? { value: token.value, raw: token.raw, known: true, token } : undefined,
    ),
    unknownValue,
  );
  const equal = (one: ColumnFacts, found: readonly ParsedValue[], not: boolean): Piece | undefined => {
    if (found.some((each) => each.column !== undefined && each.column !== one)) return undefined;
    const values = found.map((each) => each.value);
    if (one.type === 'boolean') return booleanCondition(one, values, not);
    if (one.type === 'date') return undefined;
    if (found.some(({ token }) => token?.unit === '%') && !isPercent(one)) return undefined;
    if (one.type === 'number') {
      const share = found.find(({ token }) => token !== undefined && isShare(token, one));
      if (share?.raw !== undefined) return askPercent(one, share.raw);
      return values.every((each) => typeof each === 'number')
        ? where(one, not ? 'is not' : 'is', single(values))
        : undefined;
    }
    const texts = found.map(({ raw, value: each }) => raw ?? String(each));
    const wrong = found.findIndex((each) => !each.known || (each.raw !== undefined && one.values.length > 0));
    return wrong < 0
      ? where(one, not ? 'is not' : 'is', single(texts))
      : reject(describeUnknownValue(one, texts[wrong] ?? ''));
  };
  const named = alt(
    map(
      seq(lead, column, opt(phrase('value')), phrase(`${PHRASES.equals}|of`), alt(list(parsedValue, or))),
      ([, one, , , found]) => equal(one, found, false),
    ),
    map(
      seq(lead, column, opt(phrase('value')), phrase(`${PHRASES.not}|not`), list(parsedValue, or)),
      ([, one, , , found]) => equal(one, found, true),
    ),
    map(
      seq(
        phrase(PHRASES.except),
        opt(phrase('rows|rows where|where|rows with|with')),
        columnOf('text', 'number'),
        opt(phrase(PHRASES.equals)),
        list(parsedValue, or),
      ),
      ([, , one, , found]) => equal(one, found, true),
    ),
    map(seq(lead, column, list(value, or)), ([, one, found]) =>
      equal(
        one,
        found.map((each) => ({ ...each, known: true })),
        false,
      ),
    ),
  );

  const several = (between: Rule<unknown>): Rule<NamedValue[]> =>
    map(list(bareValue, between), (found) =>
      found.every((each) => each.column === found[0]?.column) ? found : undefined,
    );
  const piece = (found: readonly NamedValue[], not: boolean, joined = false): Piece | undefined => {
    const [first] = found;
    return first === undefined
      ? undefined
      : where(
          first.column,
          not ? 'is not' : 'is',
          single(found.map((each) => each.value)),
          joined && found.length > 1 ? { joined } : {},
        );
  };
  const either = several(or);
  const both = map(several(alt(phrase('and|, and'), comma)), (found) => (found.length > 1 ? found : undefined));
  const place = phrase(PHRASES.place);
  const bare = alt(
    map(seq(opt(is), opt(phrase('only')), place, either), ([, , preposition, found]) =>
      canPrecede(preposition, found) ? piece(found, false) : undefined,
    ),
    map(seq(opt(is), opt(phrase('only')), place, both), ([, , preposition, found]) =>
      canPrecede(preposition, found) ? piece(found, false, true) : undefined,
    ),
    map(seq(alt(is, phrase('only')), opt(phrase('only')), alt(either, both)), ([, , found]) =>
      found.some(isPartOfNames) ? undefined : piece(found, false, found.length > 1),
    ),
    map(
      seq(
        opt(alt(is, phrase(`${PHRASES.whichIs}`))),
        phrase(`${PHRASES.except}|outside|outside of|not|not in|not from|not at|not on`),
        opt(phrase('in|from|for')),
        alt(either, both),
      ),
      ([, , , found]) => piece(found, true),
    ),
    map(seq(phrase(PHRASES.not), opt(phrase('in|from|at|on')), either), ([, , found]) => piece(found, true)),
  );
  // "directed by Ang Lee": the verb is part of the column's name.
  const verbCondition = alt(
    map(seq(opt(is), phrase(PHRASES.comes), either), ([, , found]) => piece(found, false)),
    map(seq(phrase(PHRASES.not), phrase(PHRASES.comes), either), ([, , found]) => piece(found, true)),
    // "in Suffolk county", "on Dream island"
    map(seq(opt(is), place, bareValue, column), ([, , found, one]) =>
      found.column === one ? piece([found], false) : undefined,
    ),
    map(seq(opt(is), word, opt(phrase('by|in|at|from|as|on')), either), ([, { text }, , found]) =>
      isVerbOf(text, found) ? piece(found, false) : undefined,
    ),
  );
  // "except Total", "without the total row"
  const { totals } = facts;
  const total = map(value, (found) =>
    totals !== undefined && found.column.name === totals.column && totals.values.includes(found.value)
      ? found
      : undefined,
  );
  const allTotals = phrase(PHRASES.totals);
  const exceptTotals = map(
    seq(
      phrase(`${PHRASES.except}|without`),
      opt(rows),
      opt(phrase('in|from|for|of')),
      alt(
        map(seq(list(total, alt<unknown>(or, phrase('and'))), opt(rows)), ([found]) => piece(found, true)),
        (at) => (totals === undefined || total(at).length > 0 ? [] : map(allTotals, () => noTotals)(at)),
      ),
    ),
    ([, , , found]) => found,
  );
  const labelled = facts.columns.find(({ name }) => name === totals?.column);
  const left = totals === undefined ? undefined : withoutTotals(totals);
  const noTotals = left === undefined || labelled === undefined ? noEffect : where(labelled, left.op, left.value);
  return {
    conditions: alt(named, bare, verbCondition, exceptTotals),
    adjectives: alt(
      map(either, (found) => (found.some(isPartOfNames) ? undefined : piece(found, false))),
      map(columnOf('boolean'), (one) => where(one, 'is', 'true')),
      // "4-cylinder cars"
      map(seq(number, phrase('-'), columnOf('number')), ([{ value: amount, unit }, , one]) =>
        unit === '' && !isYear(one) && !TIME_UNIT.test(one.name) ? where(one, 'is', amount) : undefined,
      ),
    ),
    several: both,
  };
}

/** "6-month rates" are not those of month 6. */
const TIME_UNIT = /^(?:quarter|month|week|day|hour|minute)$/i;

/** "international" of airports with mostly unique names. */
function isPartOfNames({ column, value }: NamedValue): boolean {
  if (column.repeated > 0) return false;
  const word = ` ${normalize(value)} `;
  return column.values.some((other) => normalize(other) !== normalize(value) && ` ${normalize(other)} `.includes(word));
}

function canPrecede(preposition: string, [first]: readonly NamedValue[]): boolean {
  const name = first?.column.name ?? '';
  if (preposition === 'from') return !/dest|arrival|^to$/i.test(name);
  return preposition !== 'to' || !/origin|source|departure|^from$/i.test(name);
}

function isVerbOf(verb: string, [first]: readonly NamedValue[]): boolean {
  const stem = /^(\p{L}{3,}?)e?d$/u.exec(verb)?.[1];
  return (
    stem !== undefined &&
    nameWords(first?.column.name ?? '').some((word) => word.startsWith(stem) && word.length <= stem.length + 3)
  );
}

function single<T>(values: readonly T[]): T | T[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
}

function booleanCondition(column: ColumnFacts, values: readonly (string | number)[], not: boolean): Piece | undefined {
  const [value] = values.map((each) => normalize(String(each)));
  if (values.length !== 1 || value === undefined || !/^(?:true|false|yes|no)$/.test(value)) return undefined;
  return where(column, 'is', String(/^(?:true|yes)$/.test(value) !== not));
}

function describeUnknownValue({ name, values }: ColumnFacts, parsedValue: string): string {
  if (values.length === 0) return `Put the value of ${name} in quotes: ${name} is "${parsedValue}".`;
  const near = values.filter((value) => differsByTypo(normalize(value), normalize(parsedValue))).slice(0, 3);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `It has ${values.slice(0, 12).join(', ')}${values.length > 12 ? ' and others' : ''}.`;
  return `${name} has no value "${parsedValue}". ${hint}`;
}
