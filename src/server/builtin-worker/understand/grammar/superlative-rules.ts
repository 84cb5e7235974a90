import { nameWords } from '../../../tools/text/normalize-words.ts';
import { alt, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import { clarify, type Piece, reject } from '../query-request.ts';
import { sizeColumn } from '../table-nouns.ts';
import type { ColumnFacts } from '../table-facts.ts';
import { PHRASES, PRICE_LIKE } from './vocabulary.ts';

export function firstRows(
  by: ColumnFacts,
  order: 'asc' | 'desc',
  limit: number | undefined,
  columns: readonly ColumnFacts[],
): Piece {
  return (request) => {
    request.list = true;
    request.sortBy = { column: by };
    request.order = order;
    request.limit = limit ?? 1;
    request.ranked = true;
    request.first = limit === undefined;
    if (columns.length > 0) request.columns.push(...columns, by);
  };
}

const SIZES = [
  [PHRASES.heaviest, 'desc', 'weight'],
  [PHRASES.lightest, 'asc', 'weight'],
  [PHRASES.tallest, 'desc', 'height'],
  [PHRASES.fastest, 'desc', 'speed'],
  [PHRASES.slowest, 'asc', 'speed'],
  [PHRASES.youngest, 'asc', 'age'],
] as const;

/** "cheapest home", "newest 5 orders" */
export function createSuperlativeRule({ phrase, rows, facts }: Terminals, count: Rule<number>): Rule<Piece> {
  const prices = facts.columns.filter(({ name, type }) => type === 'number' && PRICE_LIKE.test(name));
  const dates = facts.columns.filter(({ type }) => type === 'date');
  const aged = facts.columns.some(({ name }) =>
    nameWords(name).some((word) => /^(?:age|aged|birth|born|birthday)$/.test(word)),
  );
  const kinds = [
    { phrases: PHRASES.dearest, order: 'desc', columns: prices },
    { phrases: PHRASES.cheapest, order: 'asc', columns: prices },
    { phrases: 'newest|latest|most recent', order: 'desc', columns: dates },
    { phrases: 'earliest', order: 'asc', columns: dates },
    // The oldest people are not those with the earliest date.
    ...(aged ? [] : [{ phrases: 'oldest', order: 'asc', columns: dates } as const]),
  ] as const;
  const sizes = [...SIZES, ...(aged ? [['oldest', 'desc', 'age'] as const] : [])].map(([phrases, order, size]) => {
    const column = sizeColumn(size, facts);
    return { phrases, order, columns: column === undefined ? [] : [column], who: size !== 'speed' };
  });
  return alt(
    ...[...kinds.map((kind) => ({ ...kind, who: false })), ...sizes].map(({ phrases, order, columns, who }) =>
      map(
        alt(
          map(seq(opt(phrase('top')), opt(count), phrase(phrases), opt(count), rows), ([, before, , after]) => ({
            limit: before ?? after,
          })),
          map(seq(rows, phrase('is|was'), phrase(phrases)), () => ({ limit: undefined })),
          map(seq(phrase('who is|who was'), phrase(phrases)), () => (who ? { limit: undefined } : undefined)),
        ),
        ({ limit }) => {
          const [column] = columns;
          if (column === undefined) return reject(`No column alone says which row is the ${phrases.split('|')[0]}.`);
          if (columns.length > 1) return clarify(`Say by which column: ${columns.map(({ name }) => name).join(', ')}.`);
          return firstRows(column, order, limit, []);
        },
      ),
    ),
  );
}
