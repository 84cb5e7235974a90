import type { FilterOp } from '../tools/table/query.ts';
import type { Condition, Piece } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';

/** A condition on rows. @param said how it was said */
export function where(
  column: ColumnFacts,
  op: FilterOp,
  value?: Condition['value'],
  said: Pick<Condition, 'joined' | 'range'> = {},
): Piece {
  const condition: Condition = value === undefined ? { column: column.name, op } : { column: column.name, op, value };
  return (request) => {
    request.filters.push({ ...condition, ...said });
    if (op === 'is not' && column.missing > 0) request.notes.push(`Rows without ${column.name} are counted in.`);
  };
}
