import type { Query } from '../../tools/table/query.ts';
import { normalize } from '../../tools/text/normalize-words.ts';
import { askToClarify, type QueryRequest } from './query-request.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';

export function checkSpellingVariants(query: Query, request: QueryRequest, { columns }: TableFacts): void {
  for (const column of columns) {
    const { spellingVariants = [] } = column;
    if (spellingVariants.length > 0) checkColumn(query, request, column, spellingVariants);
  }
}

function checkColumn(
  query: Query,
  request: QueryRequest,
  { name }: ColumnFacts,
  spellingVariants: NonNullable<ColumnFacts['spellingVariants']>,
): void {
  const { groupBy = [], measures = [], filters = [], limit } = query;
  let left = spellingVariants;
  for (const filter of filters) {
    const { op, value = '' } = filter;
    if (filter.column !== name || (op !== 'is' && op !== 'is not')) continue;
    const given = [value].flat().map(String);
    const named = spellingVariants.filter((alike) => given.some((one) => normalize(one) === normalize(alike[0] ?? '')));
    const missing = named.flat().filter((one) => !given.includes(one));
    if (missing.length > 0)
      askToClarify(
        request,
        `${describeVariants(name, named)} A condition can't tell them apart, only take them together.`,
        [
          {
            ...query,
            filters: filters.map((one) => (one === filter ? { ...filter, value: [...given, ...missing] } : one)),
          },
        ],
      );
    left = left.filter((alike) => named.includes(alike) === (op === 'is'));
  }
  const counted = measures.some((measure) => measure.op === 'distinct' && measure.column === name);
  if (left.length === 0 || (!counted && !groupBy.includes(name))) return;
  if (!counted && limit === undefined && !request.first && !request.names) {
    request.warning = `${describeVariants(name, left)} Each spelling is a group of its own here.`;
    return;
  }
  const values = left.flat();
  const { groupBy: _groups, sortBy: _sortBy, order: _order, limit: _limit, ties: _ties, ...whole } = query;
  const together = { ...whole, filters: [...filters, { column: name, op: 'is' as const, value: values }] };
  askToClarify(
    request,
    describeVariants(name, left),
    left.length > 1
      ? []
      : [
          ...(counted || request.names ? [] : [together]),
          { ...query, filters: [...filters, { column: name, op: 'is not' as const, value: values }] },
        ],
  );
}

const MAX_SHOWN = 3;

function describeVariants(name: string, spellingVariants: NonNullable<ColumnFacts['spellingVariants']>): string {
  const given = spellingVariants.slice(0, MAX_SHOWN).map((alike) => {
    const quoted = alike.map((value) => `"${value}"`);
    return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  });
  const more =
    spellingVariants.length > MAX_SHOWN ? `, and ${spellingVariants.length - MAX_SHOWN} more such values` : '';
  return `${name} has ${given.join(', ')}${more}, which may be one value${spellingVariants.length > 1 ? ' each' : ''}.`;
}
