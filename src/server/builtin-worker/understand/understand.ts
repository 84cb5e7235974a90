import type { Intent, Scope } from './intent.ts';
import { parseArithmetic } from './parse-arithmetic.ts';
import { closestQuestions, parseTableRequest, type TableProblem, type TableRequest } from './parse-table-request.ts';
import { parseTextRequest, wantsFile } from './parse-text-request.ts';
import type { TableFacts } from './table-facts.ts';
import { isOverviewRequest } from './overview-request.ts';

export function understand(input: string, scope: Scope): Intent {
  const { tables, texts, unreadable } = scope;
  const arithmetic = parseArithmetic(input);
  if (arithmetic !== undefined) return { kind: 'calculate', arithmetic };

  const text = texts.length > 0 ? parseTextRequest(input) : undefined;
  const overview = isOverviewRequest(input, [...tables.map(({ file }) => file), ...texts]);
  const table = tables.length > 0 && !overview ? readTables(input, scope) : undefined;
  if (table !== undefined && (text === undefined || text.kind === 'question' || table.fit > 1)) return table.intent;
  if (tables.length > 0 && overview) {
    const summarised = text?.kind === 'summarise';
    return {
      kind: 'overview',
      tables: tables.map(({ file }) => file),
      texts: [...texts],
      sentences: summarised ? text.sentences : undefined,
      save: wantsFile(input),
    };
  }
  if (text !== undefined) return textIntent(text, texts);
  if (table !== undefined) return table.intent;
  const [broken] = unreadable;
  if (tables.length === 0 && texts.length === 0 && broken !== undefined)
    return { kind: 'ask', problem: broken.why, offers: [] };
  const [first] = tables;
  return { kind: 'decline', offers: first === undefined ? [] : closestQuestions('', first) };
}

function textIntent(text: NonNullable<ReturnType<typeof parseTextRequest>>, texts: readonly string[]): Intent {
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

/** Asks if several tables match equally. */
function readTables(input: string, { tables, lastQuery }: Scope): { intent: Intent; fit: number } | undefined {
  const readings = tables.flatMap((facts): Reading[] => {
    const reading = parseTableRequest(input, facts, lastQuery?.file === facts.file ? lastQuery : undefined);
    if (reading === undefined) return [];
    const none = `${facts.file} has a header and no rows: there is nothing to work out.`;
    return [
      {
        facts,
        reading:
          facts.rowCount === 0 ? { problem: none, offers: () => [], fit: reading.fit, isAmbiguous: false } : reading,
      },
    ];
  });
  const good = readings.flatMap(({ reading }) => ('problem' in reading ? [] : [reading]));
  const following = good.find(({ followUp }) => followUp);
  const most = Math.max(...good.map(({ fit }) => fit));
  const best = good.filter(({ fit }) => fit === most);
  const request = following ?? best[0];
  if (request === undefined) {
    const closest = readings.toSorted((a, b) => b.reading.fit - a.reading.fit)[0]?.reading;
    if (closest === undefined || !('problem' in closest)) return undefined;
    const { problem, offers, fit } = closest;
    return { intent: { kind: 'ask', problem, offers: offers() }, fit };
  }
  const ambiguous = readings.filter(
    ({ reading }) => 'problem' in reading && reading.isAmbiguous && reading.fit >= most,
  );
  const files = [...best.map(({ query }) => query.file), ...ambiguous.map(({ facts }) => facts.file)];
  if (following === undefined && files.length > 1) {
    const problem = `This could be about ${files.slice(0, -1).join(', ')} or ${files.at(-1)}. Name the file.`;
    const question = input.trim().replace(/[?.!]+$/, '');
    const offers = question.length > 120 ? [] : best.map(({ query }) => `${question} in ${query.file}`);
    return { intent: { kind: 'ask', problem, offers }, fit: most };
  }
  const others = tables.map(({ file }) => file).filter((file) => file !== request.query.file);
  return { intent: { kind: 'query', request, others }, fit: request.fit };
}
