import type { Filter, FilterOp } from '../../../tools/table/query.ts';
import { MONTHS, monthNumber } from '../../../tools/table/read-date.ts';
import { fold, nearlySame } from '../../../tools/text/fold.ts';
import { D, R, type Reader, type Request, V } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';

/** Adds a condition; false where there is no column for it. */
export function add(
  filters: Filter[],
  column: ColumnFacts | undefined,
  op: FilterOp,
  value?: Filter['value'],
): boolean {
  if (column === undefined) return false;
  filters.push(value === undefined ? { column: column.name, op } : { column: column.name, op, value });
  return true;
}

/** The value of the column that a bare word means, also by a slip of the fingers; one that isn't there is told. */
export function knownValue({ name, values: all }: ColumnFacts, word: string, { said }: Request): string {
  const exact = all.find((value) => fold(value) === word);
  if (exact !== undefined || all.length === 0) return exact ?? word;
  const near = all.filter((value) => nearlySame(fold(value), word));
  if (near.length === 1 && near[0] !== undefined) {
    said.push(`"${word}" taken as ${near[0]}`);
    return near[0];
  }
  said.push(
    `${name} holds no "${word}"; it holds ${all.slice(0, 12).join(', ')}${all.length > 12 ? ' and others' : ''}`,
  );
  return word;
}

/** Reads times without a column: "in 2025", "since March 2025", "in March". */
export function readTimes({ eat, mark, facts, request }: Reader): void {
  const dated = facts.columns.filter(({ type }) => type === 'date');
  const years = facts.columns.find(({ name, type }) => type === 'number' && /year/i.test(name));
  const when = (text: string | undefined, op: FilterOp, months = false): boolean => {
    const found = mark(text);
    const value = months
      ? text
      : found?.kind === 'd'
        ? found.value
        : found?.kind === 'n'
          ? yearIn(found.value)
          : undefined;
    if (value === undefined) return false;
    if (dated.length === 0 && years !== undefined && /^\d{4}$/.test(value))
      return add(request.filters, years, op, Number(value));
    if (dated.length === 1) return add(request.filters, dated[0], op, value);
    request.problems.push(
      dated.length === 0
        ? `${facts.file} has no column of dates, so "${value}" can't be looked up.`
        : `${facts.file} has several columns of dates: name one of ${dated.map(({ name }) => name).join(', ')}.`,
    );
    return true;
  };
  eat(`(?:between|from) (${D}) (?:and|to|until) (${D})`, ([from, to]) => when(from, '>=') && when(to, '<='));
  eat(`(?:${R} )?(?:only |only in |in |during |for |on |in year )(${D})`, ([text]) => when(text, 'is'));
  eat(`(?:since|from|starting) (${D})(?: on)?`, ([text]) => when(text, '>='));
  eat(`(?:after|>) (${D})`, ([text]) => when(text, '>'));
  eat(`before (${D})`, ([text]) => when(text, '<'));
  eat(`until (${D})`, ([text]) => when(text, '<='));
  eat(
    `(?:in|during|for) (${MONTHS.join('|')})`,
    ([word]) => monthNumber(word ?? '') !== undefined && when(word, 'in month', true),
  );
}

/** Reads values without their column: "in Girona", "except Vic". */
export function readNamedValues({ eat, mark, request }: Reader): void {
  const named = (list: string | undefined, op: 'is' | 'is not'): boolean => {
    const found = (list?.match(new RegExp(V, 'g')) ?? [])
      .flatMap((one) => mark(one) ?? [])
      .flatMap((one) => (one.kind === 'v' ? [one] : []));
    for (const column of new Set(found.map((one) => one.column))) {
      const texts = found.filter((one) => one.column === column).map(({ value }) => value);
      request.said.push(`${texts.map((text) => `"${text}"`).join(', ')} found in ${column.name}`);
      add(request.filters, column, op, texts.length === 1 ? texts[0] : texts);
    }
    return found.length > 0;
  };
  const list = `(${V}(?: (?:, and|, or|,|or|and) ${V})*)`;
  eat(
    `(?:compare|comparison|compared|difference)(?: between| for)? (${V}(?: (?:, and|,|and|with|to|vs|versus) ${V})+)`,
    ([found]) => {
      const column = request.groupBy.length === 0 ? mark(found?.split(' ')[0]) : undefined;
      if (column?.kind === 'v') request.groupBy.push(column.column);
      return named(found, 'is');
    },
  );
  eat(`(?:NOT|ISNOT|without|not|outside|but not)(?: in| for| from)? ${list}`, ([found]) => named(found, 'is not'));
  eat(`(?:(?:only|in|for|from|with|where|is|at|to) )*${list}`, ([found]) => named(found, 'is'));
}

function yearIn(value: number): string | undefined {
  return Number.isInteger(value) && value >= 1900 && value <= 2100 ? String(value) : undefined;
}
