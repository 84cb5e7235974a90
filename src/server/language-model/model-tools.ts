import * as z from 'zod/mini';
import { type EngineEvent, type Tool, ToolProblem, type TurnContext } from '../runner/engine.ts';
import { calculate } from '../tools/calculate.ts';
import { profileTable } from '../tools/profile-table.ts';
import { queryTable } from '../tools/query-table.ts';
import { readText } from '../tools/read-text.ts';
import { searchText } from '../tools/search-text.ts';

export interface ModelTool {
  readonly description: string;
  /** JSON Schema. */
  readonly input: z.core.JSONSchema.BaseSchema;
  /** Throws `ToolProblem`, also for an input that the tool does not take. */
  call(turn: TurnContext, input: unknown): AsyncGenerator<EngineEvent, unknown, void>;
}

export const MODEL_TOOLS: ReadonlyMap<string, ModelTool> = new Map([
  modelTool(calculate),
  modelTool(profileTable),
  modelTool(queryTable),
  modelTool(readText),
  modelTool(searchText),
]);

function modelTool<Input, Output>(tool: Tool<Input, Output>): [name: string, tool: ModelTool] {
  return [
    tool.name,
    {
      description: tool.description,
      input: z.toJSONSchema(tool.input),
      call(turn, input) {
        const read = tool.input.safeParse(input);
        return read.success
          ? turn.call(tool, read.data)
          : turn.call(refusingTool(tool.name, z.prettifyError(read.error)), input);
      },
    },
  ];
}

/** Refuses every call, which is still recorded and counted. */
export function refusingTool(name: string, why: string): Tool<unknown, never> {
  return { name, description: '', input: z.unknown(), run: () => Promise.reject(new ToolProblem(why)) };
}
