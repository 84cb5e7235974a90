import type { Query } from '../../tools/table/query.ts';
import { parseTableRequest } from '../understand/parse-table-request.ts';
import type { ColumnFacts, TableFacts } from '../understand/table-facts.ts';

export const column = (name: string, type: ColumnFacts['type'], values: string[] = []): ColumnFacts => ({
  name,
  type,
  unit: '',
  values,
  missingMarkers: 0,
  missing: 0,
  zeros: 0,
  unique: false,
  repeated: values.length,
});
export const homes: TableFacts = {
  file: 'homes.csv',
  rowCount: 60,
  hasCompositeKey: false,
  columns: [
    column('city', 'text', ['Girona', 'Sitges', 'Vic', 'Barcelona']),
    column('district', 'text', ['Eixample', 'Centre', 'Part Alta']),
    column('price', 'number'),
    column('area_m2', 'number'),
    column('rooms', 'number'),
    column('listed_on', 'date'),
  ],
};
export const orders: TableFacts = {
  file: 'orders.tsv',
  rowCount: 40,
  hasCompositeKey: false,
  columns: [
    { ...column('order_id', 'text'), unique: true },
    column('customer', 'text', ['Alder & Sons', 'Fernhill']),
    column('status', 'text', ['open', 'shipped', 'returned']),
    column('quantity', 'number'),
    column('totalAmount', 'number'),
    column('orderedOn', 'date'),
    column('paid', 'boolean', ['true', 'false']),
  ],
};
export const mean = (name: string) => ({ op: 'mean', column: name });
export const sum = (name: string) => ({ op: 'sum', column: name });
export const count = { op: 'count' };
export const is = (name: string, value: unknown) => ({ column: name, op: 'is', value });

export function read(input: string, facts = homes, last?: Query) {
  const request = parseTableRequest(input, facts, last);
  if (request === undefined) return undefined;
  if ('problem' in request) return request.problem;
  const { file: _file, ...query } = request.query;
  return query;
}
