import { measureLabel, type MeasureOp } from '../../../tools/table/query.ts';
import { KEY, keyOf, OP, opOf, usualOp, WORD } from './figure-words.ts';
import { C, CLIST, N, R, type Reader } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';
import { PRICE_LIKE } from './vocabulary.ts';

const SUP = '(SUPmax|SUPmin)';

/** Reads what comes first: "top 5 cities by total sales", "which city has the highest average price", "sorted by price". */
export function readRankings(reader: Reader): void {
  superlatives(reader);
  tops(reader);
  sorting(reader);
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
  eat(`${lead}(?:is )?(?:top )?(?:(${N}) )?${SUP} PRICE (${C})`, ([count, sup, text]) => {
    const [key, by, found] = [column(text), implied('PRICE'), mark(count)];
    if (by === undefined || key === undefined || key.type === 'number') return false;
    request.said.push(`compared by the average ${by.name}`);
    request.groupBy.push(key);
    rank('mean', by, sup);
    if (found?.kind === 'n') request.limit = found.value;
    request.first = found === undefined;
    return true;
  });
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
  eat(`(?:and )?(?:(?:sort|sorted|order|ordered|in) )?(${low}|${high})(?: order)?`, ([text]) => {
    request.order = new RegExp(`^${low}$`).test(text ?? '') ? 'asc' : 'desc';
  });
}
