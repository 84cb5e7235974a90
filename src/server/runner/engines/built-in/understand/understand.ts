import type { Errand, Scope } from './errand.ts';
import { findArithmetic } from './find-arithmetic.ts';
import { readTableRequest, type TableProblem, type TableRequest } from './read-table-request.ts';
import { readTextRequest, wantsFile } from './read-text-request.ts';
import type { TableFacts } from './table-facts.ts';

const OVERVIEW =
  /\b(?:summari[sz]e|summary|overview|profile|describe|description|what(?:'s| is) (?:in|this|that|it)|what are (?:these|those)|analy[sz]e|analysis|explore|inspect|check|look at|data types?|schema|structure|data quality|missing (?:values|data|cells)|columns?|fields?|statistics|stats|key figures|report)\b/i;

/** Decides what the operator's words ask for, given the files that they can be about. Pure, by rules alone. */
export function understand(input: string, scope: Scope): Errand {
  const { tables, texts, unreadable } = scope;
  const arithmetic = findArithmetic(input);
  if (arithmetic?.whole === true) return { kind: 'calculate', arithmetic };

  const text = texts.length > 0 ? readTextRequest(input) : undefined;
  const table = tables.length > 0 ? readTables(input, scope) : undefined;
  if (table !== undefined && (text === undefined || text.kind === 'question' || table.fit > 1)) {
    if (!(OVERVIEW.test(input) && table.fit <= 1 && !('followUp' in table && table.followUp))) return table.errand;
  }
  const general = OVERVIEW.test(input) || input.trim() === '';
  if (tables.length > 0 && (general || text?.kind === 'summarise')) {
    const summarised = text?.kind === 'summarise';
    return {
      kind: 'overview',
      tables: tables.map(({ file }) => file),
      texts: summarised || general ? [...texts] : [],
      sentences: summarised ? text.sentences : undefined,
      save: wantsFile(input),
    };
  }
  if (text !== undefined) return textErrand(text, texts);
  if (table !== undefined) return table.errand;
  if (arithmetic !== undefined) return { kind: 'calculate', arithmetic };
  const [broken] = unreadable;
  if (tables.length === 0 && texts.length === 0 && broken !== undefined) return { kind: 'ask', problem: broken.why };
  return { kind: 'decline' };
}

function textErrand(text: NonNullable<ReturnType<typeof readTextRequest>>, texts: readonly string[]): Errand {
  switch (text.kind) {
    case 'summarise':
      return { kind: 'overview', tables: [], texts: [...texts], sentences: text.sentences, save: text.save };
    case 'read':
      return { kind: 'read', file: texts[0] ?? '', from: text.from, to: text.to };
    case 'search':
    case 'question':
      return { kind: 'search', files: [...texts], find: text.find, question: text.kind === 'question' };
    default:
      return text satisfies never;
  }
}

type Reading = { facts: TableFacts; reading: TableRequest | TableProblem };

/** Reads the words against every table and takes the one that they fit; asks where several fit alike. */
function readTables(
  input: string,
  { tables, lastQuery }: Scope,
): { errand: Errand; fit: number; followUp: boolean } | undefined {
  const readings = tables.flatMap((facts): Reading[] => {
    const reading = readTableRequest(input, facts, lastQuery?.file === facts.file ? lastQuery : undefined);
    if (reading === undefined) return [];
    const none = `${facts.file} has a header and no rows: there is nothing to work out.`;
    return [{ facts, reading: facts.rowCount === 0 ? { problem: none, fit: reading.fit } : reading }];
  });
  const good = readings.flatMap(({ reading }) => ('problem' in reading ? [] : [reading]));
  const following = good.find(({ followUp }) => followUp);
  const most = Math.max(...good.map(({ fit }) => fit));
  const best = good.filter(({ fit }) => fit === most);
  const request = following ?? best[0];
  if (request === undefined) {
    const worst = readings.toSorted((a, b) => b.reading.fit - a.reading.fit)[0]?.reading;
    return worst === undefined || !('problem' in worst)
      ? undefined
      : { errand: { kind: 'ask', problem: worst.problem }, fit: worst.fit, followUp: false };
  }
  const files = best.map(({ query }) => query.file);
  if (following === undefined && files.length > 1) {
    const problem = `This could be about ${files.slice(0, -1).join(', ')} or ${files.at(-1)}. Name the file, for example: "${input.trim().slice(0, 80)} in ${files[0]}".`;
    return { errand: { kind: 'ask', problem }, fit: most, followUp: false };
  }
  const others = tables.map(({ file }) => file).filter((file) => file !== request.query.file);
  return { errand: { kind: 'query', request, others }, fit: request.fit, followUp: request.followUp };
}
