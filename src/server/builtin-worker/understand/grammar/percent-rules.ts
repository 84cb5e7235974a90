import { nameWords } from '../../../tools/text/normalize-words.ts';
import type { FilterOp } from '../../../tools/table/query.ts';
import { type Piece, type QueryRequest, where } from '../query-request.ts';
import type { ColumnFacts } from '../table-facts.ts';
import type { Token } from './tokenize.ts';

export function isPercent({ name, unit, min, max }: ColumnFacts): boolean {
  if (unit !== '') return unit === '%';
  const named =
    name.includes('%') || nameWords(name).some((word) => /^(?:pct|percent|percentage|percents)$/.test(word));
  return named && (Number(max) > 1 || Number(min) < -1);
}

export function isNumber(column: ColumnFacts, op: FilterOp, token: Token): Piece | undefined {
  const { value, unit, raw } = token;
  if (unit !== '' && !(unit === '%' && isPercent(column))) return undefined;
  return isShare(token, column) ? askPercent(column, raw) : where(column, op, value);
}

export function isShare({ value, unit }: Token, column: ColumnFacts): boolean {
  return unit === '' && value !== 0 && Math.abs(value) <= 1 && isPercent(column);
}

/** Asks whether 0.05 means 0.05% or 5%. */
export function askPercent({ name }: ColumnFacts, raw: string): Piece {
  const [little, much] = percentages(raw);
  return (request: QueryRequest) => {
    request.problems.push({
      kind: 'ambiguous',
      message: `${name} holds percentages: say "${little}" or "${much}" instead of "${raw}".`,
      share: raw,
    });
  };
}

function percentages(raw: string): readonly [string, string] {
  return [`${raw}%`, `${Number((Number(raw.replace(',', '.')) * 100).toPrecision(12))}%`];
}

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
