import { type PastTurn, ToolProblem, type TurnContext, type WorkspaceFile } from '../runner/engine.ts';
import { Query } from '../tools/table/query.ts';
import { normalize } from '../tools/text/normalize-words.ts';
import { inspectTable } from './inspect-table.ts';
import type { Scope } from './understand/intent.ts';
import type { TableFacts } from './understand/table-facts.ts';

const TABLE_NAME = /\.(?:csv|tsv|tab|json|ndjson|jsonl)$/i;
const TEXT_NAME = /\.(?:md|markdown|txt|text|log|rst)$/i;
const TABLE_TYPES = new Set(['text/csv', 'text/tab-separated-values', 'application/json', 'application/x-ndjson']);

export async function loadScope(turn: TurnContext): Promise<Scope> {
  const tables: TableFacts[] = [];
  const texts: string[] = [];
  const unreadable: { file: string; why: string }[] = [];
  for (const file of findRelevantFiles(turn)) {
    const kind = kindOf(file);
    if (kind === 'text') texts.push(file.name);
    else if (kind === 'other') {
      unreadable.push({
        file: file.name,
        why: `${file.name} (${file.mediaType}) can't be read: this worker reads CSV, TSV, JSON, text and Markdown.`,
      });
    } else {
      try {
        tables.push(await turn.inspect(inspectTable, { file: file.name }));
      } catch (error) {
        if (!(error instanceof ToolProblem)) throw error;
        unreadable.push({ file: file.name, why: error.message });
      }
    }
  }
  return { tables, texts, unreadable, lastQuery: lastQuery(turn.history) };
}

function kindOf({ name, mediaType }: WorkspaceFile): 'table' | 'text' | 'other' {
  if (TABLE_NAME.test(name)) return 'table';
  if (TEXT_NAME.test(name)) return 'text';
  if (TABLE_TYPES.has(mediaType)) return 'table';
  return mediaType.startsWith('text/plain') || mediaType === 'text/markdown' ? 'text' : 'other';
}

/** Files named in the input, else this turn's attachments, else all. */
function findRelevantFiles({ input, workspace, history }: TurnContext): WorkspaceFile[] {
  const words = normalize(input);
  const all = workspace.list();
  const byName = all.filter(({ name }) => words.includes(normalize(name)));
  if (byName.length > 0) return byName;
  const given = all.filter(({ origin }) => origin === 'attachment');
  const byStem = given.filter(({ name }) => {
    const stem = normalize(name.replace(/\.[^.]*$/, ''));
    return stem.length > 3 && ` ${words.replace(/[^\p{L}\p{N}_-]+/gu, ' ')} `.includes(` ${stem} `);
  });
  if (byStem.length > 0) return byStem;
  const before = history.at(-1)?.seq ?? -1;
  const recent = given.filter(({ seq }) => seq > before);
  return recent.length > 0 ? recent : given;
}

function lastQuery(history: readonly PastTurn[]): Query | undefined {
  for (const { parts } of history.toReversed()) {
    const answered = new Set(parts.flatMap((part) => (part.type === 'tool-output-available' ? [part.toolCallId] : [])));
    for (const part of parts.toReversed()) {
      if (part.type !== 'tool-input-available' || !answered.has(part.toolCallId)) continue;
      const input =
        part.toolName === 'query_table' ? part.input : part.toolName === 'write_file' ? queryOf(part.input) : undefined;
      const query = Query.safeParse(input);
      if (query.success) return query.data;
    }
  }
  return undefined;
}

function queryOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'query' in input ? input.query : undefined;
}
