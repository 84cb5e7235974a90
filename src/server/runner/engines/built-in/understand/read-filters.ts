import type { FilterOp } from '../../../tools/table/query.ts';
import { add, knownValue, readNamedValues, readTimes } from './filter-values.ts';
import { noColumn } from './match-column.ts';
import { OP } from './figure-words.ts';
import { C, D, N, R, type Reader, V } from './request.ts';

const LEAD = '(?:(?:where|with|whose|when|having|that|which|only|if|has|have|for|in|and|but|rows|is|row|¦|⟦r⟧) )*';
const GONE = '(?:missing|empty|blank|null|unknown)';
const THERE = '(?:present|known|given|filled|filled in|set)';
const CMP = '(>=|<=|>|<)';
const WORD = String.raw`[\p{Ll}\p{N}][\p{Ll}\p{N}_'-]*`;
/** A value: found in the table, a figure, a date, quoted, or one word as it stands. */
const X = `(?:⟦[vnds]\\d+⟧|${C}|(?!(?:missing|empty|blank|null|unknown|present|known|given|filled|set|not|by|and|or|where|between|before|after) )${WORD})`;
const XLIST = `(${X}(?: (?:, or|,|or) (?:is )?${X})*)`;

/** Reads conditions on rows: "where price > 500000", "ignore rows with no price", "only Girona", "in March 2025". */
export function readFilters(reader: Reader): void {
  const { request } = reader;
  reader.eat(
    '(?:(?:remove|clear|drop|NOT|without|no) (?:filters?|conditions?)|(?:for )?everything again|⟦r⟧ again)',
    () => {
      request.clearFilters = true;
    },
  );
  ofGroups(reader);
  gaps(reader);
  comparisons(reader);
  equalities(reader);
  readTimes(reader);
  readNamedValues(reader);
  loose(reader);
}

/** Conditions on a group's figure can't be kept: said, rather than taken for conditions on rows. */
function ofGroups({ eat, request }: Reader): void {
  const beyond = () => {
    request.problems.push('Conditions on the figures of groups are beyond this worker: it filters rows, not groups.');
  };
  eat(`${OP} ${C} (?:is )?${CMP} ${N}`, beyond);
  eat(`${CMP} ${N} ${R}`, beyond);
}

function gaps({ eat, column, request }: Reader): void {
  const gap =
    (op: 'missing' | 'present') =>
    ([text]: (string | undefined)[]) =>
      add(request.filters, column(text), op);
  eat(
    `NOT (?:${R} )?(?:where |with |having |that have |which have |if )?(?:no|without|missing|empty|blank|null) (${C})(?: values?)?`,
    gap('present'),
  );
  eat(`NOT (?:${R} )?(?:where |with |having |if |whose )?(${C}) (?:is )?${GONE}`, gap('present'));
  eat(`NOT (?:missing|empty|blank) (?:${R} |values )?(?:in |for )?(${C})`, gap('present'));
  eat(`${LEAD}(${C}) (?:ISNOT|is not) ${GONE}`, gap('present'));
  eat(`${LEAD}(${C}) (?:is )?${GONE}`, gap('missing'));
  eat(`${LEAD}(${C}) (?:is )?${THERE}`, gap('present'));
  eat(`${LEAD}(?:no|without|missing|lacking|lack|empty|blank) (${C})(?: values?)?`, gap('missing'));
}

function comparisons({ eat, column, mark, request }: Reader): void {
  const compare = (text: string | undefined, op: FilterOp, value: string | undefined): boolean => {
    const found = mark(value);
    if (found?.kind !== 'n' && found?.kind !== 'd') return false;
    const one = column(text);
    return one !== undefined && add(request.filters, one, op, one.type === 'date' ? String(found.value) : found.value);
  };
  eat(`${LEAD}(?<!⟦c\\d+⟧ (?:is )?)${CMP} (${N}) (${C})`, ([op, value, c]) => compare(c, cmp(op), value));
  eat(
    `${LEAD}(${C}) (?:is )?between (${D}) and (${D})`,
    ([c, low, high]) => compare(c, '>=', low) && compare(c, '<=', high),
  );
  eat(`NOT (?:${R} )?(?:where |with |whose |if )?(${C}) ${CMP} (${D})`, ([c, op, value]) =>
    compare(c, opposite(cmp(op)), value),
  );
  eat(`${LEAD}(${C}) (?:is )?${CMP} (${D})`, ([c, op, value]) => compare(c, cmp(op), value));
  eat(`${LEAD}(${C}) (?:is )?(after|since|from|before|until) (${D})`, ([c, word, value]) =>
    compare(c, timeOp(word), value),
  );
  eat(`${LEAD}(more|fewer|less) (${C}) than (${N})`, ([word, c, value]) =>
    compare(c, word === 'more' ? '>' : '<', value),
  );
  eat(`${LEAD}(${N}) or (more|less|fewer) (${C})`, ([value, word, c]) =>
    compare(c, word === 'more' ? '>=' : '<=', value),
  );
  eat(`(?:where|with|has|have|having|for) (${N}) (${C})`, ([value, c]) => compare(c, 'is', value));
}

function equalities({ eat, column, mark, request, facts }: Reader): void {
  const equal = (text: string | undefined, list: string | undefined, negated: boolean): boolean => {
    const one = column(text);
    const wanted = (list ?? '').split(/ (?:, or|,|or) (?:is )?/).map((item) => {
      const found = mark(item);
      if (found === undefined) return one === undefined ? item : knownValue(one, item, request);
      return found.kind === 'c' ? found.column.name : found.value;
    });
    if (one === undefined || wanted.length === 0) return false;
    const texts = wanted.map((value) => (one.type === 'number' ? value : String(value)));
    return add(request.filters, one, negated ? 'is not' : 'is', texts.length === 1 ? texts[0] : texts);
  };
  eat(`NOT (?:${R} )?(?:where |with |whose |in |if )?(${C}) (?:is )?${XLIST}`, ([c, list]) => equal(c, list, true));
  eat(`${LEAD}(${C}) ISNOT ${XLIST}`, ([c, list]) => equal(c, list, true));
  eat(
    `${LEAD}(${C}) (contains|containing|includes|including|like|starting with|starts with|begins with|beginning with) (${X})`,
    ([c, word, value]) => {
      const found = mark(value);
      const text = found === undefined ? value : found.kind === 'c' ? found.column.name : String(found.value);
      return add(request.filters, column(c), /^(?:start|begin)/.test(word ?? '') ? 'starts with' : 'contains', text);
    },
  );
  eat(`(?:(?:where|with|whose|when|having|that|which|only|if|for|in|and|but|⟦r⟧|¦) )+(${C}) is ${XLIST}`, ([c, list]) =>
    equal(c, list, false),
  );
  eat(`(${C}) is (⟦[vnds]\\d+⟧(?: (?:, or|,|or) (?:is )?⟦[vnds]\\d+⟧)*)`, ([c, list]) => equal(c, list, false));
  eat(`${LEAD}(${C}) (${V})`, ([c, text]) => {
    const found = mark(text);
    return found?.kind === 'v' && found.column === column(c) && equal(c, text, false);
  });
  eat(
    `(?:not|NOT|ISNOT|non) (${C})`,
    ([c]) => column(c)?.type === 'boolean' && add(request.filters, column(c), 'is', 'false'),
  );
  eat(`(?:where|when|whose|if) (${WORD}) (?:is|ISNOT|${CMP}|contains) ${X}`, ([word]) => {
    request.problems.push(noColumn(facts, word ?? ''));
  });
}

function loose({ eat, mark, request }: Reader): void {
  const lead = '(?:(?:where|with|that|priced|priced at|cost|costs|costing|sell for|sold for|only|is|¦|⟦r⟧) )*';
  const figure = (op: '>' | '>=' | '<' | '<=', text: string | undefined): boolean => {
    const found = mark(text);
    if (found?.kind === 'n') request.loose.push({ op, value: found.value });
    return found?.kind === 'n';
  };
  eat(`(?:NOT|ISNOT|not) ${lead}${CMP} (${N})`, ([op, text]) => figure(opposite(cmp(op)), text));
  eat(`${lead}${CMP} (${N})`, ([op, text]) => figure(cmp(op), text));
}

function cmp(text: string | undefined): '>' | '>=' | '<' | '<=' {
  return text === '>' || text === '>=' || text === '<' ? text : '<=';
}

function opposite(op: '>' | '>=' | '<' | '<='): '>' | '>=' | '<' | '<=' {
  const pairs = { '>': '<=', '<=': '>', '<': '>=', '>=': '<' } as const;
  return pairs[op];
}

function timeOp(word: string | undefined): FilterOp {
  if (word === 'after') return '>';
  if (word === 'before') return '<';
  return word === 'until' ? '<=' : '>=';
}
