import type { FilterOp } from '../../../tools/table/query.ts';
import { monthNumber, MONTHS } from '../../../tools/table/parse-date.ts';
import { nameWords } from '../../../tools/text/normalize-words.ts';
import { alt, list, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { isYear, timeColumns } from '../table-nouns.ts';
import { all, type Piece, reject, where } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { PHRASES } from './vocabulary.ts';

interface Time {
  iso: string;
  raw: string;
}
type TimeTest = (column: ColumnFacts) => Piece;

/** "in 1850", "after March 2020", "listed in July" */
export function createTimeRule({ facts, phrase, number, date, word, columnOf }: Terminals): Rule<Piece> {
  const year = map(number, ({ value, unit, raw, kind }) =>
    kind === 'number' && unit === '' && Number.isInteger(value) && /^\d{4}$/.test(raw) && value >= 1000
      ? { iso: raw, raw }
      : undefined,
  );
  const time: Rule<Time> = alt(
    year,
    map(date, ({ text, raw }) => ({ iso: text, raw })),
  );
  const month = map(word, ({ text }) => (monthNumber(text) === undefined ? undefined : text));
  const each = (op: FilterOp) => (iso: Time) => timeTest(op, [iso]);

  const moment = alt<TimeTest>(
    map(seq(phrase(PHRASES.since), time), ([, one]) => each('>=')(one)),
    map(seq(phrase(`${PHRASES.after}|>|later than`), time), ([, one]) => each('>')(one)),
    map(seq(phrase(`${PHRASES.before}|<|earlier than`), time), ([, one]) => each('<')(one)),
    map(seq(phrase(PHRASES.until), time), ([, one]) => each('<=')(one)),
    map(
      alt(
        seq(phrase('between'), time, phrase('and'), time),
        seq(phrase('from'), time, phrase('to|until|through'), time),
      ),
      ([, from, , to]) =>
        (column: ColumnFacts) =>
          all([timeTest('>=', [from], true)(column), timeTest('<=', [to], true)(column)]),
    ),
    map(seq(phrase(PHRASES.during), list(time, phrase('or|or in'))), ([, times]) => timeTest('is', times)),
    map(seq(phrase('in|during|for|only in'), month), ([, name]) => monthTest(name)),
  );
  // "date after 2013", "date is 2013-07-04"
  const ofColumn = map(
    seq(
      opt(phrase(`${PHRASES.where}|on`)),
      columnOf('date'),
      opt(phrase(PHRASES.is)),
      alt(
        moment,
        map(seq(opt(phrase('=|equals|on')), time), ([, one]) => timeTest('is', [one])),
      ),
    ),
    ([, column, , test]) => test(column),
  );
  const ofYear = map(
    seq(opt(phrase(PHRASES.where)), yearColumn(columnOf('number')), opt(phrase(PHRASES.is)), moment),
    ([, column, , test]) => test(column),
  );
  // "released in 1990": a verb from a column's name.
  const verbCondition = map(
    seq(opt(phrase(`${PHRASES.is}|${PHRASES.whichIs}`)), word, moment),
    ([, { text }, test]) => {
      const columns = facts.columns.filter((column) => column.type === 'date' && verbsOf(column).includes(text));
      return columns.length === 1 && columns[0] !== undefined ? test(columns[0]) : undefined;
    },
  );
  const timely = timeColumns(facts);
  // One reading per possible column.
  const loose: Rule<Piece> = (at) =>
    moment(at).flatMap(({ value: test, end }) =>
      timely.length === 0
        ? [{ value: reject(`${facts.file} has no column of dates or years.`), end }]
        : timely.map((column) => ({ value: test(column), end })),
    );
  // "cars from 1975" may mean in or since 1975.
  const from: Rule<Piece> = (at) =>
    seq(
      phrase('from'),
      time,
    )(at).flatMap(({ value: [, one], end }) =>
      timely.flatMap((column) => [
        { value: timeTest('is', [one])(column), end },
        { value: timeTest('>=', [one])(column), end },
      ]),
    );
  return alt(
    ofColumn,
    ofYear,
    verbCondition,
    map(seq(opt(phrase(`${PHRASES.is}|${PHRASES.whichIs}`)), loose), ([, piece]) => piece),
    from,
  );
}

function yearColumn(rule: Rule<ColumnFacts>): Rule<ColumnFacts> {
  return map(rule, (column) => (isYear(column) ? column : undefined));
}

function timeTest(op: FilterOp, times: readonly Time[], range = false): TimeTest {
  return (column) => {
    const values = times.map(({ iso }) => (column.type === 'number' ? Number(iso) : iso));
    const [first] = values;
    if (values.some((value) => typeof value === 'number' && Number.isNaN(value)))
      return reject(`${column.name} holds years, and ${times.map(({ raw }) => raw).join(', ')} is no year.`);
    return first === undefined
      ? reject('')
      : where(column, op, values.length === 1 ? first : values, range ? { range } : {});
  };
}

function monthTest(name: string): TimeTest {
  return (column) => {
    const month = MONTHS[(monthNumber(name) ?? 1) - 1];
    return column.type === 'date' && month !== undefined
      ? where(column, 'in month', month)
      : reject(`${column.name} holds ${column.type}, no months.`);
  };
}

/** `Release Date` is "released". */
function verbsOf({ name }: ColumnFacts): string[] {
  const words = nameWords(name).filter((word) => !/^(?:date|on|at|day|time)$/.test(word));
  const [verb] = words;
  return words.length === 1 && verb !== undefined ? [verb, `${verb}d`, `${verb}ed`] : [];
}
