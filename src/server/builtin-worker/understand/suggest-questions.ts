import type { Query } from '../../tools/table/query.ts';
import { normalize, nameWords, differsByTypo, singular } from '../../tools/text/normalize-words.ts';
import { createLexicon } from './grammar/lexicon.ts';
import { isYear } from './table-nouns.ts';
import { formatQuestion } from './format-question.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import type { Token } from './grammar/tokenize.ts';
import { withoutTotals } from './total-rows.ts';
import { grammarWords, isGrammarWord } from './grammar/vocabulary.ts';

const MAX_SUGGESTIONS = 3;

/** `answerable`: whether a question has exactly one meaning. */
export function suggestQuestions(
  tokens: readonly Token[],
  facts: TableFacts,
  answerable: (question: string) => boolean,
): string[] {
  const found = new Set<string>();
  const offer = (question: string | undefined) => {
    if (question !== undefined && found.size < MAX_SUGGESTIONS && !found.has(question) && answerable(question))
      found.add(question);
  };
  offer(correctTypos(tokens, facts));
  for (const query of closeQueries(tokens, facts)) {
    if (found.size >= MAX_SUGGESTIONS) break;
    const question = formatQuestion(query);
    // Totals among the rows make most questions ambiguous.
    if (facts.totals === undefined || (question !== undefined && answerable(question))) offer(question);
    else offer(formatQuestion({ ...query, filters: [...(query.filters ?? []), withoutTotals(facts.totals)] }));
  }
  return [...found];
}

function correctTypos(tokens: readonly Token[], facts: TableFacts): string | undefined {
  const columns = facts.columns.flatMap(({ name }) => [name, ...nameWords(name)]);
  const values = facts.columns.flatMap((column) => (column.values.length <= 1000 ? column.values : []));
  const lists = [columns, grammarWords(), values];
  let changed = false;
  const words = tokens.map((token) => {
    const { kind, text, raw } = token;
    if (kind !== 'word' || isGrammarWord(text) || isKnown(token, facts)) return kind === 'quoted' ? `"${raw}"` : raw;
    for (const list of lists) {
      const near = [...new Set(list)].filter((word) => differsByTypo(normalize(word), text));
      const [only] = near;
      if (near.length !== 1 || only === undefined) continue;
      changed = true;
      return list === values ? `"${only}"` : only;
    }
    return raw;
  });
  return changed ? words.join(' ').replaceAll(/ (?=[,.)])/g, '') : undefined;
}

function isKnown(token: Token, facts: TableFacts): boolean {
  const { column, value, rows, keys } = createLexicon([token], facts);
  return [column, value, rows, keys].some((rule) => rule(0).length > 0);
}

/** Closest first. */
function closeQueries(tokens: readonly Token[], facts: TableFacts): Query[] {
  const { file, columns } = facts;
  const { named, values } = mentioned(tokens, facts);
  const keys = columns.filter(
    (column) => column.type === 'text' && !column.unique && column.values.length > 1 && column.values.length <= 50,
  );
  const numbers = columns.filter((column) => column.type === 'number' && !isYear(column));
  const namedNumbers = named.filter((column) => column.type === 'number' && !isYear(column));
  const namedKeys = named.filter((column) => !namedNumbers.includes(column) && !column.unique);
  const number = namedNumbers[0] ?? numbers[0];
  const key = namedKeys[0] ?? keys[0];
  const out: Query[] = [];
  for (const { column, value, part } of values) {
    const filters = [{ column: column.name, op: part ? ('contains' as const) : ('is' as const), value }];
    if (namedNumbers[0] !== undefined)
      out.push({ file, measures: [{ op: 'mean', column: namedNumbers[0].name }], filters });
    out.push({ file, measures: [{ op: 'count' }], filters });
  }
  for (const column of namedNumbers) {
    if (namedKeys[0] !== undefined)
      out.push({ file, groupBy: [namedKeys[0].name], measures: [{ op: 'mean', column: column.name }] });
    out.push(
      { file, measures: [{ op: 'sum', column: column.name }] },
      { file, measures: [{ op: 'mean', column: column.name }] },
    );
  }
  for (const column of namedKeys) out.push({ file, groupBy: [column.name], measures: [{ op: 'count' }] });
  if (number !== undefined && key !== undefined)
    out.push({ file, groupBy: [key.name], measures: [{ op: 'mean', column: number.name }] });
  if (number !== undefined) out.push({ file, measures: [{ op: 'mean', column: number.name }] });
  out.push({ file, measures: [{ op: 'count' }] });
  return out;
}

interface Mentioned {
  named: ColumnFacts[];
  values: { column: ColumnFacts; value: string; part: boolean }[];
}

function mentioned(tokens: readonly Token[], facts: TableFacts): Mentioned {
  const lexicon = createLexicon(tokens, facts);
  const named = new Set<ColumnFacts>();
  const values: Mentioned['values'] = [];
  for (const [at, token] of tokens.entries()) {
    const { kind, text } = token;
    for (const { value } of lexicon.column(at)) named.add(value.column);
    for (const { value } of lexicon.bareValue(at)) values.push({ ...value, part: false });
    if (kind !== 'word' || text.length < 3 || isGrammarWord(text) || isKnown(token, facts)) continue;
    const stem = singular(text);
    for (const column of facts.columns) {
      if (nameWords(column.name).some((word) => word.startsWith(stem) || (word.length > 2 && stem.startsWith(word))))
        named.add(column);
      else {
        const part = [text, stem].find((word) =>
          column.values.some((value) => ` ${normalize(value)} `.includes(` ${word} `)),
        );
        if (part !== undefined) values.push({ column, value: part, part: true });
      }
    }
  }
  return { named: [...named], values: values.slice(0, 4) };
}
