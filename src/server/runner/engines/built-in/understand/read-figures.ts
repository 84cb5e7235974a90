import { DATE_PARTS, type DatePart } from '../../../tools/table/read-date.ts';
import { MEASURE_OPS, measureLabel, type MeasureOp } from '../../../tools/table/query.ts';
import { listNames } from '../../../tools/table/find-column.ts';
import { nameWords } from '../../../tools/text/fold.ts';
import { noColumn } from './match-column.ts';
import { C, CLIST, N, R, type Reader } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';
import { ADDITIVE, PRICE_LIKE } from './vocabulary.ts';

const OP = `OP(?:${MEASURE_OPS.join('|')})`;
/** One figure, or several in a list. */
const OPS = `${OP}(?: (?:, and|,|and|&) ${OP})*`;
/** Words that may follow a figure without being what it is of. */
const AFTER =
  '(?:by|instead|too|also|now|and|or|for|in|is|where|with|without|it|as|on|from|chart|only|have|has|do|did|then|that|this|them|again|please|there|not|since|between|before|after|during|until)';
const SUP = '(SUPmax|SUPmin)';
const WORD = String.raw`\p{Ll}[\p{Ll}\p{N}_'-]*`;
/** What rows are grouped by: a column, or a part of the dates. */
const PARTS: Readonly<Record<string, DatePart>> = Object.fromEntries(
  DATE_PARTS.flatMap((part) => [
    [part, part],
    [`${part}s`, part],
  ]),
);

const PART = `(?:${Object.keys(PARTS).join('|')})`;
const KEY = `${C}|${PART}`;

/** Reads what is to come out: "top 5 cities by total sales", "which city has the highest average price", "median price by month". */
export function readFigures(reader: Reader): void {
  distinctValues(reader);
  superlatives(reader);
  tops(reader);
  sorting(reader);
  measures(reader);
  groups(reader);
}

/** The figure that is meant where only a column is named. */
export function usualOp({ name }: ColumnFacts): MeasureOp {
  return ADDITIVE.test(nameWords(name).join(' ')) ? 'sum' : 'mean';
}

function superlatives(reader: Reader): void {
  const { eat, column, request, facts, mark } = reader;
  const implied = (text: string | undefined) => {
    if (text === 'PRICE') return facts.columns.find(({ name, type }) => type === 'number' && PRICE_LIKE.test(name));
    return text === 'DATE' ? facts.columns.find(({ type }) => type === 'date') : column(text);
  };
  const rank = (op: MeasureOp, by: ColumnFacts | undefined, sup: string | undefined) => {
    request.measures.push(by === undefined ? { op } : { op, column: by });
    request.sortBy = measureLabel(by === undefined ? { op } : { op, column: by.name });
    request.order = sup === 'SUPmin' ? 'asc' : 'desc';
    request.first = true;
  };
  const lead = `(?:(?:which|what|who|in which|in what|name|find|show) )*`;
  const has = '(?:has|have|had|with|is|gets|got|sells|sold)';
  eat(`(?:who|which ${R}|what ${R}) ${has} ${SUP} (${C})`, ([sup, text]) => listBy([undefined, sup, text]));
  eat(`${lead}(${KEY}) ${has} ${SUP} (${OP} )?(${C}|PRICE|DATE)`, ([group, sup, op, text]) => {
    const [key, by] = [keyOf(reader, group), implied(text)];
    if (key === undefined || by === undefined || (op === undefined && by.type !== 'number')) return false;
    const plain = text === 'PRICE' ? 'mean' : sup === 'SUPmin' ? 'min' : 'max';
    if (text === 'PRICE') request.said.push(`compared by the average ${by.name}`);
    request.groupBy.push(key);
    rank(op === undefined ? plain : opOf(op), by, sup);
    return true;
  });
  eat(`${lead}(${KEY}) ${has} ${SUP} (?:OPcount )?(?:${R}|${WORD})`, ([group, sup]) => {
    const key = keyOf(reader, group);
    if (key === undefined) return false;
    request.groupBy.push(key);
    rank('count', undefined, sup);
    return true;
  });
  eat(`${SUP} (${OP}) (${C})`, ([sup, op, text]) => {
    const by = column(text);
    if (by !== undefined) rank(opOf(op), by, sup);
    return by !== undefined;
  });
  eat(`(?:(?:list|show|give|find|which|what|is|top) )*(?:(${N}) )?${SUP} (${C}|PRICE|DATE) ${R}`, listBy);
  eat(`(?:(?:list|show|give|find|which|what|is|top) )*${SUP} (PRICE|DATE) (${N})(?: ${R})?`, ([sup, text, count]) =>
    listBy([count, sup, text]),
  );
  eat(`(?:(?:list|show|give|find|which|what|is|top) )*(?:(${N}) )?${SUP} (PRICE|DATE)(?: ${R})?`, listBy);
  function listBy([count, sup, text]: (string | undefined)[]): boolean {
    const [by, found] = [implied(text), mark(count)];
    if (by === undefined) return false;
    request.list = true;
    request.sortBy = by.name;
    request.order = sup === 'SUPmin' ? 'asc' : 'desc';
    request.limit = found?.kind === 'n' ? found.value : 1;
    return true;
  }
  eat(`${lead}(?:${R} )?(?:${has} )?${SUP} (${CLIST})`, ([sup, list]) => {
    for (const one of columnsOf(list)) request.measures.push({ op: sup === 'SUPmin' ? 'min' : 'max', column: one });
  });
  function columnsOf(list: string | undefined): ColumnFacts[] {
    return (list?.match(new RegExp(C, 'g')) ?? []).flatMap((one) => column(one) ?? []);
  }
}

function tops({ eat, column, mark, request }: Reader): void {
  const take = (word: string | undefined, count: string | undefined) => {
    const found = mark(count);
    request.limit = found?.kind === 'n' && Number.isInteger(found.value) && found.value > 0 ? found.value : 10;
    request.order = word === 'bottom' || word === 'worst' ? 'asc' : 'desc';
  };
  const lead = '(?:(?:list|show|give|find|what|which|is|only) )*';
  eat(
    `${lead}(top|bottom|best|worst) (?:(${N}) )?(${C})(?: (?:by|with|in|for|on) (?:SUPmax )?(OPcount|${OP})?(?: ?(${C}|${R}))?)?`,
    ([word, count, group, op, by]) => {
      const key = column(group);
      if (key === undefined) return false;
      const what = column(by);
      const chosen = what === undefined ? 'count' : op === undefined ? usualOp(what) : opOf(op);
      if (what !== undefined && op === undefined)
        request.said.push(`"${what.name}" taken as the ${measureLabel({ op: chosen, column: what.name })}`);
      take(word, count);
      request.groupBy.push(key);
      request.measures.push(what === undefined ? { op: 'count' } : { op: chosen, column: what });
      request.sortBy = measureLabel(what === undefined ? { op: 'count' } : { op: chosen, column: what.name });
      return true;
    },
  );
  eat(
    `${lead}(top|bottom|best|worst) (?:(${N}) )?(?:(?:${R}|${WORD}) )?(?:by|with) (?:SUPmax )?(${C})`,
    ([word, count, by]) => {
      const what = column(by);
      if (what === undefined) return false;
      take(word, count);
      request.list = true;
      request.sortBy = what.name;
      return true;
    },
  );
  eat(`(?:only )?(?:first|limit|limit to|top) (${N})(?: ${R})?`, ([count]) => {
    const found = mark(count);
    if (found?.kind !== 'n' || found.value < 1) return false;
    request.limit = found.value;
    return true;
  });
}

function sorting({ eat, column, request }: Reader): void {
  const low = '(?:ascending|asc|SUPmin first|low to high|from low to high)';
  const high = '(?:descending|desc|SUPmax first|high to low|from high to low)';
  eat(`(?:and )?(?:SORTBY|sort|order) (?:(${OP}) )?(${C}|OPcount)(?: (${low})| (${high}))?`, ([op, by, up, down]) => {
    const what = column(by);
    request.sortBy =
      what === undefined
        ? measureLabel({ op: 'count' })
        : op === undefined
          ? what.name
          : measureLabel({ op: opOf(op), column: what.name });
    if (up !== undefined) request.order = 'asc';
    if (down !== undefined) request.order = 'desc';
  });
  eat(`(?:and )?(?:sort |order )?(${low}|${high})`, ([text]) => {
    request.order = new RegExp(`^${low}$`).test(text ?? '') ? 'asc' : 'desc';
  });
}

function measures({ eat, columnsIn, request, facts }: Reader): void {
  eat(`OPcount (?:OPdistinct )?(${CLIST})(?: (?:is|have|has|do we have))?`, ([list]) => {
    for (const column of columnsIn(list)) {
      const op: MeasureOp = column.type === 'number' ? 'sum' : 'distinct';
      request.said.push(
        op === 'sum'
          ? `the number of ${column.name} taken as their total`
          : `different values of ${column.name} are counted`,
      );
      request.measures.push({ op, column });
    }
  });
  eat(`OPcount ${R}(?: (?:is|have|has|do we have))?`, () => {
    request.measures.push({ op: 'count' });
  });
  eat(`(${OPS}) (${CLIST})`, ([ops, list]) => {
    for (const column of columnsIn(list)) for (const op of opsIn(ops)) request.measures.push({ op, column });
  });
  eat(`(${OPS}) (?!${AFTER} )(${WORD})`, ([ops, word]) => {
    if (opsIn(ops).some((op) => op !== 'count')) request.problems.push(noColumn(facts, word ?? ''));
    else {
      request.said.push(`"${word}" taken as the rows`);
      request.measures.push({ op: 'count' });
    }
  });
  eat(`(${OPS})`, ([ops]) => {
    for (const op of opsIn(ops)) {
      if (op === 'count') request.measures.push({ op });
      else request.bareOps.push(op);
    }
  });
}

function distinctValues({ eat, columnsIn, request }: Reader): void {
  const lead = '(?:(?:list|show|give|what|which|is) )*';
  eat(`${lead}OPcount OPdistinct (${CLIST})`, ([list]) => {
    for (const column of columnsIn(list)) request.measures.push({ op: 'distinct', column });
  });
  eat(`${lead}OPdistinct (?:values? (?:in |for )?)?(${CLIST})(?! by)`, ([list]) => {
    request.groupBy.push(...columnsIn(list));
    request.measures.push({ op: 'count' });
  });
}

function groups(reader: Reader): void {
  const { eat, columnsIn, request, facts } = reader;
  const item = `(?:${PART} ${C}|${PART}|${C})`;
  eat(`(?:and )?by (${item}(?: (?:, and|,|and by|and|by|&) ${item})*)`, ([list]) => {
    request.groupBy.push(...columnsIn(list));
    const part = (list ?? '').split(' ').find((word) => word in PARTS);
    if (part === undefined) return;
    const named = request.groupBy.find(({ type }) => type === 'date');
    const key = named ?? keyOf(reader, part);
    request.datePart = PARTS[part];
    if (named === undefined && key !== undefined) request.groupBy.unshift(key);
  });
  eat(`by (?!(?:far|default|hand|and|chart|it) )(${WORD})`, ([word]) => {
    request.problems.push(noColumn(facts, word ?? ''));
  });
}

/** The column behind a mark, or the dates behind a word like "month"; where there are none or several, that is a problem. */
function keyOf({ column, facts, request }: Reader, text: string | undefined): ColumnFacts | undefined {
  const part = PARTS[text ?? ''];
  if (part === undefined) return column(text);
  const dated = facts.columns.filter(({ type }) => type === 'date');
  request.datePart = part;
  if (dated.length === 1) return dated[0];
  request.problems.push(
    dated.length === 0
      ? `${facts.file} has no column of dates to group by ${part}.`
      : `By ${part} of which date? ${facts.file} has ${listNames(dated)}.`,
  );
  return undefined;
}

function opsIn(text: string | undefined): MeasureOp[] {
  return (text?.match(new RegExp(OP, 'g')) ?? []).map(opOf);
}

function opOf(text: string | undefined): MeasureOp {
  return MEASURE_OPS.find((op) => text?.trim() === `OP${op}`) ?? 'mean';
}
