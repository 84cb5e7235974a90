import type { MeasureOp } from '../../../tools/table/query.ts';
import { keyOf, OP, opsIn, PART, PARTS, WORD } from './figure-words.ts';
import { noColumn } from './match-column.ts';
import { readRankings } from './read-rankings.ts';
import { C, CLIST, R, type Reader } from './request.ts';

/** One figure, or several in a list. */
const OPS = `${OP}(?: (?:, and|,|and|&) ${OP})*`;
/** Words that may follow a figure without being what it is of. */
const AFTER =
  '(?:by|instead|too|also|now|and|or|for|in|is|where|with|without|it|as|on|from|chart|only|have|has|do|did|then|that|this|them|again|please|there|not|since|between|before|after|during|until)';

/** Reads what is to come out: the figures, what they are grouped by, and what comes first. */
export function readFigures(reader: Reader): void {
  distinctValues(reader);
  readRankings(reader);
  measures(reader);
  groups(reader);
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
