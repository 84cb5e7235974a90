import * as z from 'zod/mini';
import { type Tool, ToolProblem, type WorkspaceFile } from '../runner/engine.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import { drawChart } from './chart/draw-chart.ts';
import { profileTable } from './profile-table.ts';
import { toCsv } from './table/to-csv.ts';
import { loadTable } from './table/load-table.ts';
import { Filter, Query } from './table/query.ts';
import { runQuery } from './table/run-query.ts';
import type { ToolContext } from '../runner/engine.ts';

const FileName = z.string().check(z.minLength(1), z.maxLength(120));

export const TextFile = z.strictObject({ name: FileName, content: z.string().check(z.maxLength(1_000_000)) });
export const CsvFile = z.strictObject({ name: FileName, query: Query });
export const ChartFile = z.strictObject({ name: FileName, title: z.string().check(z.maxLength(200)), query: Query });

const WriteFileInput = z.discriminatedUnion('kind', [
  z.extend(TextFile, { kind: z.literal('text') }),
  z.extend(CsvFile, { kind: z.literal('csv') }),
  z.extend(ChartFile, { kind: z.literal('chart') }),
  z.strictObject({
    name: FileName,
    kind: z.literal('profile'),
    file: z.string().check(z.minLength(1)),
    filters: z.optional(z.array(Filter).check(z.maxLength(20))),
  }),
]);
export type WriteFileInput = z.infer<typeof WriteFileInput>;

const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.json': 'application/json',
  '.csv': 'text/csv',
};

export interface WrittenFile {
  /** A name that was taken got a number. */
  name: string;
  mediaType: string;
  size: number;
  url: string;
  holds: string;
}

export const writeFile: Tool<WriteFileInput, WrittenFile> = {
  name: 'write_file',
  isolated: true,
  description:
    "Writes a result file: text (.md, .txt, .html, .json, .csv), a query's whole result as CSV, a bar or line chart of a query's result as SVG, or a table's profile as JSON.",
  input: WriteFileInput,
  async run(input, context) {
    const { mediaType, content, holds } = await createContent(input, context);
    const file: WorkspaceFile = await context.workspace.write(input.name, mediaType, content);
    return { name: file.name, mediaType: file.mediaType, size: file.size, url: file.url, holds };
  },
};

async function createContent(
  input: WriteFileInput,
  context: ToolContext,
): Promise<{ mediaType: string; content: string; holds: string }> {
  const { kind, name } = input;
  switch (kind) {
    case 'text': {
      const extension = checkExtension(name, Object.keys(TEXT_TYPES));
      return { mediaType: TEXT_TYPES[extension] ?? 'text/plain', content: input.content, holds: 'text' };
    }
    case 'csv': {
      checkExtension(name, ['.csv']);
      const result = await runOn(input.query, context);
      const content = await toCsv(result, createYieldToEventLoop(context.signal));
      return { mediaType: 'text/csv', content, holds: `${result.rows.length} rows, ${result.columns.length} columns` };
    }
    case 'chart': {
      checkExtension(name, ['.svg']);
      const { svg, kind: form, points, note } = drawChart(input.title, input.query, await runOn(input.query, context));
      return {
        mediaType: 'image/svg+xml',
        content: svg,
        holds: `${form}, ${points} points${note === undefined ? '' : `; ${note}`}`,
      };
    }
    case 'profile': {
      checkExtension(name, ['.json']);
      const profile = await profileTable.run({ file: input.file, filters: input.filters }, context);
      return {
        mediaType: 'application/json',
        content: `${JSON.stringify(profile, null, 2)}\n`,
        holds: `${profile.columns.length} columns described`,
      };
    }
    default:
      return kind satisfies never;
  }
}

async function runOn(query: Query, context: ToolContext) {
  return runQuery(await loadTable(query.file, context), query, createYieldToEventLoop(context.signal));
}

/** Returns the ending. */
function checkExtension(name: string, endings: readonly string[]): string {
  const found = endings.find((ending) => name.toLowerCase().endsWith(ending));
  if (found !== undefined) return found;
  throw new ToolProblem(`"${name}" must end in ${endings.join(' or ')}.`);
}
