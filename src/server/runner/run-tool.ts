import type { ToolPool } from './tool-processes/tool-pool.ts';
import { type Tool, type ToolContext, ToolProblem } from './engine.ts';
import type { OpenWorkspace } from './workspace.ts';

export type RunTool = <Input, Output>(tool: Tool<Input, Output>, input: Input) => Promise<Output>;

export function runInChildProcesses(pool: ToolPool, turn: { workspace: OpenWorkspace; signal: AbortSignal }): RunTool {
  return async (tool, input) => {
    const read = readInput(tool, input);
    return tool.isolated === true ? pool.run(tool, read, turn) : tool.run(read, turn);
  };
}

export function runInThisProcess(context: ToolContext): RunTool {
  return async (tool, input) => tool.run(readInput(tool, input), context);
}

function readInput<Input, Output>(tool: Tool<Input, Output>, input: Input): Input {
  const result = tool.input.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
  throw new ToolProblem(`${tool.name} was given an input that it does not take (${fields.join('; ')}).`);
}
