import type { FilterOp } from '../../../tools/table/query.ts';
import { nameWords } from '../../../tools/text/normalize-words.ts';
import { alt, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { askPercent, isPercent, isShare } from './percent-rules.ts';
import { all, type Piece, reject, where } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import type { Token } from './tokenize.ts';
import { PHRASES, PRICE_LIKE } from './vocabulary.ts';

export interface Test {
  (column: ColumnFacts): Piece;
  rising: boolean;
  raw: string;
}

interface Amount {
  token: Token;
  unit: string | undefined;
}

/** "over 500", "between 1 and 2", "5 or more" */
export function createAmountRules({ phrase, number, word }: Terminals): {
  comparison: Rule<Test>;
  range: Rule<readonly Test[]>;
} {
  const unit = map(word, ({ text }) => (UNITS.some((names) => names.includes(text)) ? text : undefined));
  const amount: Rule<Amount> = map(seq(number, opt(unit)), ([token, found]) => ({ token, unit: found }));
  const op = (phrases: string, symbol: FilterOp): Rule<FilterOp> => map(phrase(phrases), () => symbol);
  const symbol = alt(
    op(PHRASES.over, '>'),
    op(PHRASES.atLeast, '>='),
    op(PHRASES.under, '<'),
    op(PHRASES.atMost, '<='),
  );
  const comparison = alt<Test>(
    map(seq(opt(phrase(PHRASES.is)), symbol, amount), ([, one, figure]) => test(one, figure)),
    map(seq(number, phrase(PHRASES.orMore)), ([token]) => test('>=', { token, unit: undefined })),
    map(seq(number, phrase(PHRASES.orLess)), ([token]) => test('<=', { token, unit: undefined })),
    map(
      seq(
        phrase('not'),
        alt(
          op('over|above|more than|higher than|greater than|>', '<='),
          op('under|below|less than|lower than|fewer than|<', '>='),
        ),
        amount,
      ),
      ([, one, figure]) => test(one, figure),
    ),
  );
  const range = map(
    alt(
      seq(opt(phrase(PHRASES.is)), phrase('between'), number, phrase('and'), amount),
      seq(opt(phrase(PHRASES.is)), phrase('from'), number, phrase('to'), amount),
    ),
    ([, , low, , high]): Test[] => [test('>=', { token: low, unit: undefined }), test('<=', high)],
  );
  return { comparison, range };
}

export function testsOf(tests: readonly Test[], column: ColumnFacts): Piece {
  const scaled = tests.filter(({ raw }) => isScaled(raw)).length;
  return scaled > 0 && scaled < tests.length
    ? reject(`Write both figures in full: ${tests.map(({ raw }) => raw).join(' and ')}.`)
    : all(tests.map((one) => one(column)));
}

/** "between 100 and 200 million" may mean 100 million. */
function isScaled(raw: string): boolean {
  return /\d\s?(?:k|m|bn|thousand|million|billion)$/i.test(raw);
}

function test(op: FilterOp, amount: Amount): Test {
  const { token } = amount;
  const piece = (column: ColumnFacts) => {
    if (column.type !== 'number') return reject(`${column.name} holds ${column.type}, not numbers.`);
    if (isShare(token, column)) return askPercent(column, token.raw);
    return fits(amount, column)
      ? where(column, op, token.value)
      : reject(`"${token.raw}${amount.unit === undefined ? '' : ` ${amount.unit}`}" does not fit ${column.name}.`);
  };
  return Object.assign(piece, { rising: op.startsWith('>'), raw: token.raw });
}

function fits({ token, unit }: Amount, column: ColumnFacts): boolean {
  if (unit !== undefined && !nameWords(column.name).some((word) => sameUnit(word, unit))) return false;
  if (token.unit === '' || token.unit === column.unit || (token.unit === '%' && isPercent(column))) return true;
  return token.unit !== '%' && column.unit === '' && PRICE_LIKE.test(column.name) && !isInOther(token.unit, column);
}

const CURRENCIES = { $: ['usd', 'dollar', 'dollars'], '€': ['eur', 'euro', 'euros'], '£': ['gbp', 'pound', 'pounds'] };

/** `price_eur` for "$15" */
function isInOther(unit: string, { name }: ColumnFacts): boolean {
  const words = nameWords(name);
  return Object.entries(CURRENCIES).some(([sign, names]) => sign !== unit && names.some((one) => words.includes(one)));
}

const UNITS = [
  ['min', 'mins', 'minutes', 'minute'],
  ['lbs', 'lb', 'pounds', 'pound'],
  ['kg', 'kilos', 'kilograms', 'kilogram'],
  ['g', 'gram', 'grams'],
  ['mm', 'millimetres', 'millimeters'],
  ['cm', 'centimetres', 'centimeters'],
  ['km', 'kilometres', 'kilometers'],
  ['m2', 'sqm'],
  ['hours', 'hour', 'hrs'],
];

function sameUnit(word: string, unit: string): boolean {
  return word === unit || UNITS.some((names) => names.includes(word) && names.includes(unit));
}
