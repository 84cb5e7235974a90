import * as z from 'zod/mini';
import { type EngineEvent, type Tool, ToolProblem, type TurnContext, type TurnToolContext } from '../runner/engine.ts';
import { calculate } from '../tools/calculate.ts';
import type { ModelImage } from './image-messages.ts';
import { fetchPage } from '../tools/fetch-page.ts';
import { lookAtImage, SeenImage } from '../tools/look-at-image.ts';
import { profileTable } from '../tools/profile-table.ts';
import { querySql } from '../tools/query-sql.ts';
import { queryTable } from '../tools/query-table.ts';
import { readDocument } from '../tools/read-document.ts';
import { searchText } from '../tools/search-text.ts';
import { ChartFile, CsvFile, TextFile, writeFile, type WriteFileInput } from '../tools/write-file.ts';

export interface ModelTool {
  readonly description: string;
  /** JSON Schema. */
  readonly input: z.core.JSONSchema.BaseSchema;
  /** Its output or its errors have text from files or web pages, which may contain instructions. */
  readonly isOutside: boolean;
  /** Only for models that see: the picture that its output names. */
  readonly loadImage?: (turn: TurnContext, output: unknown) => Promise<ModelImage>;
  /** Throws `ToolProblem`, also for an input that the tool does not take. */
  call(turn: TurnContext, input: unknown): AsyncGenerator<EngineEvent, unknown, void>;
}

export const MODEL_TOOLS: ReadonlyMap<string, ModelTool> = new Map([
  modelTool(calculate, { isOutside: false }),
  modelTool(profileTable, { isOutside: true }),
  modelTool(queryTable, { isOutside: true }),
  modelTool(querySql, { isOutside: true }),
  modelTool(readDocument, { isOutside: true }),
  modelTool(searchText, { isOutside: true }),
  [fetchPage.name, fetcher()],
  [lookAtImage.name, imageTool()],
  writer(
    'write_text',
    'Writes a file with this content for the operator: Markdown, text, HTML, JSON or CSV, by the ending of its name.',
    TextFile,
    { isOutside: false },
    (file) => ({ ...file, kind: 'text' }),
  ),
  writer(
    'write_csv',
    "Writes a query's whole result as a CSV file for the operator.",
    CsvFile,
    { isOutside: true },
    (file) => ({
      ...file,
      kind: 'csv',
    }),
  ),
  writer(
    'write_chart',
    "Draws a bar or line chart of a query's result as an SVG file.",
    ChartFile,
    { isOutside: true },
    (file) => ({
      ...file,
      kind: 'chart',
    }),
  ),
]);

/** `write_file` in parts: the parameters of a model's tool must be one object. Shows the written file. */
function writer<Input>(
  name: string,
  description: string,
  input: z.ZodMiniType<Input>,
  { isOutside }: Pick<ModelTool, 'isOutside'>,
  toInput: (input: Input) => WriteFileInput,
): [name: string, tool: ModelTool] {
  return [
    name,
    {
      description,
      input: z.toJSONSchema(input),
      isOutside,
      async *call(turn, given) {
        const read = input.safeParse(given);
        if (!read.success) return yield* turn.call(refusingTool(name, z.prettifyError(read.error)), given);
        const { url, mediaType, ...written } = yield* turn.call(writeFile, toInput(read.data));
        const providerMetadata = { handinger: { filename: written.name, size: written.size } };
        yield { type: 'file', url, mediaType, providerMetadata };
        return written;
      },
    },
  ];
}

function modelTool<Input, Output>(
  tool: Tool<Input, Output, TurnToolContext>,
  { isOutside }: Pick<ModelTool, 'isOutside'>,
): [name: string, tool: ModelTool] {
  return [
    tool.name,
    {
      description: tool.description,
      input: z.toJSONSchema(tool.input),
      isOutside,
      call: (turn, input) => callWith(tool, turn, input),
    },
  ];
}

function callWith<Input, Output>(
  tool: Tool<Input, Output, TurnToolContext>,
  turn: TurnContext,
  input: unknown,
): AsyncGenerator<EngineEvent, Output, void> {
  const read = tool.input.safeParse(input);
  return read.success
    ? turn.call(tool, read.data)
    : turn.call(refusingTool(tool.name, z.prettifyError(read.error)), input);
}

function imageTool(): ModelTool {
  const [, tool] = modelTool(lookAtImage, { isOutside: true });
  return {
    ...tool,
    async loadImage({ workspace }, output) {
      const { file, mediaType } = SeenImage.parse(output);
      return { name: file, mediaType, data: await workspace.read(file) };
    },
  };
}

/** By turn: the number of each page. */
const cited = new WeakMap<TurnContext, Map<string, string>>();

/** Adds each page to the sources of the turn, and tells the model its number. */
function fetcher(): ModelTool {
  const [, tool] = modelTool(fetchPage, { isOutside: true });
  return {
    ...tool,
    async *call(turn, input) {
      const page = yield* callWith(fetchPage, turn, input);
      const numbers = cited.get(turn) ?? new Map<string, string>();
      cited.set(turn, numbers);
      const { url, title } = page;
      const known = numbers.get(url);
      const number = known ?? String(numbers.size + 1);
      if (known === undefined) {
        numbers.set(url, number);
        yield { type: 'source-url', sourceId: number, url, ...(title !== undefined && { title }) };
      }
      return { cite: `[${number}]`, ...page };
    },
  };
}

/** Refuses every call, which is still recorded and counted. */
export function refusingTool(name: string, why: string): Tool<unknown, never> {
  return { name, description: '', input: z.unknown(), run: () => Promise.reject(new ToolProblem(why)) };
}
