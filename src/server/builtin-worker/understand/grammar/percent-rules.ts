import { nameWords } from '../tools/text/normalize-words.ts';
import type { FilterOp } from '../tools/table/query.ts';
import type { Piece, Request } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';
import type { Token } from './tokens.ts';
import { where } from './where.ts';

/** Whether a column holds percentages: by the sign in its cells, or by its name and figures over 1. */
export function isPercent({ name, unit, min, max }: ColumnFacts): boolean {
  if (unit !== '') return unit === '%';
  const named =
    name.includes('%') || nameWords(name).some((word) => /^(?:pct|percent|percentage|percents)$/.test(word));
  return named && (Number(max) > 1 || Number(min) < -1);
}

/** A condition that a column is some number. Undefined where the number carries a unit that is not the column's. */
export function isNumber(column: ColumnFacts, op: FilterOp, token: Token): Piece | undefined {
  const { value, unit, raw } = token;
  if (unit !== '' && !(unit === '%' && isPercent(column))) return undefined;
  return isShare(token, column) ? askPercent(column, raw) : where(column, op, value);
}

/** Whether a number may be a share, such as 0.05 for 5%, in a column of percentages. */
export function isShare({ value, unit }: Token, column: ColumnFacts): boolean {
  return unit === '' && value !== 0 && Math.abs(value) <= 1 && isPercent(column);
}

/** Asks whether 0.05 is 0.05% or 5%. */
export function askPercent({ name }: ColumnFacts, raw: string): Piece {
  const [little, much] = percentages(raw);
  return (request: Request) => {
    request.problems.push({
      kind: 'open',
      words: `${name} holds percentages: say "${little}" or "${much}" instead of "${raw}".`,
      share: raw,
    });
  };
}

/** What a number of a column of percentages can mean: 0.05% or 5%. */
function percentages(raw: string): readonly [string, string] {
  return [`${raw}%`, `${Number((Number(raw.replace(',', '.')) * 100).toPrecision(12))}%`];
}

/** The question with its shares as percentages, in each way. */
export function withPercentages(input: string, shares: readonly string[]): string[] {
  return [0, 1].map((way) =>
    shares.reduce((text, raw) => {
      const number = raw.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      return text.replace(
        new RegExp(String.raw`(?<![\d.,])${number}(?![\d%]|[.,]\d)`, 'g'),
        percentages(raw)[way] ?? raw,
      );
    }, input),
  );
}
