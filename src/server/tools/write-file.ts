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

const WriteFileInput = z.discriminatedUnion('kind', [
  z.strictObject({ name: FileName, kind: z.literal('text'), content: z.string().check(z.maxLength(1_000_000)) }),
  z.strictObject({ name: FileName, kind: z.literal('csv'), query: Query }),
  z.strictObject({ name: FileName, kind: z.literal('chart'), title: z.string().check(z.maxLength(200)), query: Query }),
  z.strictObject({
    name: FileName,
    kind: z.literal('profile'),
    file: z.string().check(z.minLength(1)),
    filters: z.optional(z.array(Filter).check(z.maxLength(20))),
  }),
]);
export type WriteFileInput = z.infer<typeof WriteFileInput>;

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
    "Writes a result file: text (.md, .txt), a query's whole result as CSV, a bar or line chart of a query's result as SVG, or a table's profile as JSON.",
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
    case 'text':
      checkExtension(name, ['.md', '.txt']);
      return {
        mediaType: name.endsWith('.md') ? 'text/markdown' : 'text/plain',
        content: input.content,
        holds: 'text',
      };
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

function checkExtension(name: string, endings: string[]): void {
  if (endings.some((ending) => name.toLowerCase().endsWith(ending))) return;
  throw new ToolProblem(`"${name}" must end in ${endings.join(' or ')}.`);
}
