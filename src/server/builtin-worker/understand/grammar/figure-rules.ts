import type { MeasureOp } from '../../../tools/table/query.ts';
import { DATE_PARTS, type DatePart } from '../../../tools/table/parse-date.ts';
import { nameWords, singular } from '../../../tools/text/normalize-words.ts';
import { alt, list, map, memo, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { isYear } from '../table-nouns.ts';
import { all, noEffect, clarify, type Piece, reject, where } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { PHRASES } from './vocabulary.ts';

export interface Figures {
  /** "average price", "min and max of price", "number of homes". */
  figures: Rule<Piece>;
  /** Without a column: "now the median". */
  bare: Rule<Piece>;
  /** "how many homes", "number of different cities". */
  counts: Rule<Piece>;
  /** "average", "total" before a column. */
  op: Rule<MeasureOp>;
  extreme: Rule<'max' | 'min'>;
  /** "by city and month". */
  groups: Rule<Piece>;
  key: Rule<Key>;
}

export interface Key {
  column: ColumnFacts;
  part?: DatePart;
}

export function createFigureRules(terminals: Terminals, adjectives: Rule<Piece>): Figures {
  const { phrase, column, columnOf, wholeColumn, facts } = terminals;
  const and = phrase('and|, and|,');
  const longest = alt<'max' | 'min'>(
    map(phrase(PHRASES.longest), () => 'max'),
    map(phrase(PHRASES.shortest), () => 'min'),
  );
  const extreme = alt<'max' | 'min'>(
    map(phrase(PHRASES.highest), () => 'max'),
    map(phrase(PHRASES.lowest), () => 'min'),
    // "longest running time"
    (at) => longest(at).filter(({ end }) => column(end).some(({ value }) => isLength(value))),
  );
  const op = alt<MeasureOp>(
    map(phrase(PHRASES.average), () => 'mean'),
    map(phrase(PHRASES.median), () => 'median'),
    map(phrase(PHRASES.total), () => 'sum'),
  );
  const anyOp = alt<MeasureOp>(op, extreme);
  const ops = list(anyOp, and);
  const measured = map(
    seq(ops, opt(phrase(PHRASES.value)), list(column, phrase('and|,|, and'))),
    ([found, , columns]) => {
      const each = all(columns.flatMap((one) => found.map((figure) => measure(figure, one, facts.file, terminals))));
      return columns.length === 1 ? each : severalColumns(found, columns, each);
    },
  );
  const ends = alt<'max' | 'min'>(
    map(phrase(PHRASES.latest), () => 'max'),
    map(phrase(PHRASES.earliest), () => 'min'),
  );
  const edge = map(seq(ends, opt(phrase(PHRASES.value)), column), ([found, , one]) =>
    one.type === 'date' || isYear(one) ? measure(found, one, facts.file, terminals) : undefined,
  );
  const counts = createCountRule(terminals, adjectives);
  const figures = memo(map(list(alt(measured, edge, counts), and), all));

  const part = alt<DatePart>(
    ...DATE_PARTS.map((one) => map(phrase(`${one}|${one}s`), () => one)),
    map(phrase('day of week'), () => 'weekday' as const),
  );
  const dates = facts.columns.filter(({ type }) => type === 'date');
  const key = memo(
    alt<Key>(
      map(seq(opt(phrase('number of')), column), ([, one]) => keyOf(one)),
      map(seq(part, phrase('of'), columnOf('date')), ([one, , date]) => ({ column: date, part: one })),
      // A column named "month" takes precedence.
      (at) =>
        wholeColumn(at).length > 0
          ? []
          : part(at).flatMap(({ value, end }) => dates.map((date) => ({ value: { column: date, part: value }, end }))),
    ),
  );
  const noDates = map(seq(phrase(PHRASES.by), part), ([, one]) =>
    dates.length === 0 ? reject(`${facts.file} has no column of dates to group by ${one}.`) : undefined,
  );
  const groups = alt(
    map(seq(phrase(PHRASES.by), list(key, phrase('and|,|, and|and by|by'))), ([by, keys]) =>
      all([group(keys), by === 'per' ? perEach(keys) : noEffect]),
    ),
    noDates,
  );
  return {
    figures,
    counts,
    op: anyOp,
    extreme,
    groups,
    key,
    bare: map(ops, (found) => (request) => void request.opsWithoutColumn.push(...found)),
  };
}

/** May mean the rooms of the row with the highest price. */
function severalColumns(ops: readonly MeasureOp[], columns: readonly ColumnFacts[], each: Piece): Piece | undefined {
  const names = columns.map(({ name }) => name);
  const extreme = ops.find((op) => op === 'max' || op === 'min');
  if (extreme !== undefined && columns.some(({ type }) => type !== 'number')) return undefined;
  if (extreme !== undefined)
    return clarify(
      `Say "${LABEL[extreme]}" before each column: ${listOf(names.map((name) => `${LABEL[extreme]} ${name}`))}.`,
    );
  return ops.includes('sum')
    ? clarify(`Ask for each on its own: ${listOf(names.map((name) => `total ${name}`))}. Columns can't be added up.`)
    : each;
}

function listOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function group(keys: readonly Key[]): Piece {
  return (request) => void request.groupBy.push(...keys);
}

/** "average sales per month" may average monthly sums. */
function perEach(keys: readonly Key[]): Piece {
  const figure = keys.find(({ column }) => column.type === 'number' && !isYear(column));
  const time = keys.find(({ column, part }) => part !== undefined || isYear(column) || column.type === 'date');
  return (request) => {
    const { column, part } = figure ?? time ?? {};
    const averaged = request.measures.some(
      (one) => (one.op === 'mean' || one.op === 'median') && !(one.column !== undefined && isLevel(one.column)),
    );
    const name = part ?? column?.name;
    if (figure !== undefined || (time !== undefined && averaged))
      clarify(`"per ${name}" can be read in two ways. Say "by ${name}" for a figure of each.`)(request);
  };
}

function isLength({ name, type }: ColumnFacts): boolean {
  return type === 'number' && nameWords(name).some((word) => /^(?:time|length|duration|distance|runtime)$/.test(word));
}

function isLevel({ name }: ColumnFacts): boolean {
  return nameWords(name).some((word) => /^(?:temp|temperature|rating|score|age|height|humidity)$/.test(word));
}

function keyOf(column: ColumnFacts): Key {
  const part = DATE_PARTS.find((one) => one === singular(column.name.toLowerCase()));
  return column.type === 'date' && part !== undefined ? { column, part } : { column };
}

export function measure(op: MeasureOp, column: ColumnFacts, file: string, terminals: Terminals): Piece {
  const ordered = column.type === 'number' || (column.type === 'date' && (op === 'min' || op === 'max'));
  if (ordered) return ({ measures }) => void measures.push({ op, column });
  return reject(
    `"${column.name}" in ${file} holds ${column.type}, so it has no ${LABEL[op]}. ${terminals.which('number')}`,
  );
}

const LABEL: Record<MeasureOp, string> = {
  count: 'number',
  sum: 'total',
  mean: 'average',
  median: 'median',
  min: 'lowest',
  max: 'highest',
  distinct: 'number of different values',
};

const RECURRING = /^(?:days?|weekdays?|weeks?|months?|quarters?|hours?|times?|dates?)$/i;

function createCountRule({ phrase, column, lexicon, things, facts }: Terminals, adjectives: Rule<Piece>): Rule<Piece> {
  const howMany = phrase(PHRASES.howMany);
  const rowCount: Piece = ({ measures }) => void measures.push({ op: 'count' });
  const distinct =
    (one: ColumnFacts): Piece =>
    ({ measures }) =>
      void measures.push({ op: 'distinct', column: one });
  const counted = facts.columns.some(({ name }) => /^(?:counts?|n|number)$/i.test(name));
  const described = alt(map(seq(adjectives, adjectives), all), adjectives, (at) => [{ value: () => {}, end: at }]);
  return alt(
    map(seq(howMany, opt(phrase(PHRASES.all)), described, things), ([, , piece]) => all([rowCount, piece])),
    map(phrase('how many are there|row count|how many'), (matched) => (matched === 'how many' ? undefined : rowCount)),
    map(seq(howMany, phrase(PHRASES.different), opt(phrase('values of|values for|values in')), column), ([, , , one]) =>
      distinct(one),
    ),
    // Numbers could also mean their total.
    map(seq(howMany, lexicon.column), ([, { column: one, whole, plural }]) => {
      // "how many survived" counts rows.
      if (!whole || !(plural || one.name.toLowerCase().endsWith('s'))) return undefined;
      if ((one.type === 'text' || isYear(one)) && one.unique) return undefined;
      // "Monday" recurs, so it is not one day.
      if (one.type === 'text' && RECURRING.test(one.name)) return undefined;
      if (one.type === 'text' || isYear(one)) {
        return counted
          ? clarify(`"how many ${one.name}" could mean the rows, or the different values of ${one.name}.`)
          : all([distinct(one)]);
      }
      if (one.type === 'date') return distinct(one);
      return one.type === 'number'
        ? clarify(`${one.name} holds numbers: ask for its total, or for the number of its different values.`)
        : undefined;
    }),
    map(
      seq(howMany, phrase(PHRASES.missing), opt(phrase('value|values|cells')), opt(phrase('in|for|of')), column),
      ([, , , , one]) => all([rowCount, where(one, 'missing')]),
    ),
    map(seq(howMany, column, opt(phrase('value|values')), phrase('is|are'), phrase(PHRASES.missing)), ([, one]) =>
      all([rowCount, where(one, 'missing')]),
    ),
    // "count by month"
    map(phrase('count'), () => (facts.columns.some(({ name }) => /^counts?$/i.test(name)) ? undefined : rowCount)),
  );
}
