import type { ToolPool } from './tool-processes/tool-pool.ts';
import { type PageRequest, type Tool, ToolProblem, type TurnToolContext } from './engine.ts';
import type { OpenWorkspace } from './workspace.ts';

/** `toolCallId`: empty for a tool that is not recorded as a call. */
export type RunTool = <Input, Output>(
  tool: Tool<Input, Output, TurnToolContext>,
  input: Input,
  toolCallId: string,
) => Promise<Output>;

interface ToolTurn {
  readonly workspace: OpenWorkspace;
  readonly signal: AbortSignal;
  approvePage(request: PageRequest, toolCallId: string): Promise<void>;
}

export function runInChildProcesses(pool: ToolPool, turn: ToolTurn): RunTool {
  const { workspace, signal, approvePage } = turn;
  const run: RunTool = async (tool, input, toolCallId) => {
    const read = readInput(tool, input);
    if (tool.isolated === true) return pool.run(tool, read, turn);
    return tool.run(read, {
      workspace,
      signal,
      inspect: (inner, given) => run(inner, given, toolCallId),
      approvePage: (request) => approvePage(request, toolCallId),
    });
  };
  return run;
}

export function runInThisProcess(context: TurnToolContext): RunTool {
  return async (tool, input) => tool.run(readInput(tool, input), context);
}

function readInput<Input, Output>(tool: Tool<Input, Output, TurnToolContext>, input: Input): Input {
  const result = tool.input.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
  throw new ToolProblem(`${tool.name} was given an input that it does not take (${fields.join('; ')}).`);
}
