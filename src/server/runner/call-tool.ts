import type { Clock } from '../domain/clock.ts';
import { type EngineEvent, type Tool, ToolProblem, type TurnToolContext } from './engine.ts';
import type { Meter } from './meter.ts';
import { abortable } from './abortable.ts';
import type { RunTool } from './run-tool.ts';

export interface CallDeps {
  clock: Clock;
  /** From `clock.elapsed()`. */
  startedAt: number;
  meter: Meter;
  run: RunTool;
  signal: AbortSignal;
  nextCallId(): string;
}

export async function* callTool<Input, Output>(
  deps: CallDeps,
  tool: Tool<Input, Output, TurnToolContext>,
  input: Input,
): AsyncGenerator<EngineEvent, Output, void> {
  const { clock, signal } = deps;
  signal.throwIfAborted();
  deps.meter.startCall(tool.name);
  const toolCallId = deps.nextCallId();
  yield { type: 'tool-input-available', toolCallId, toolName: tool.name, input };
  const began = clock.elapsed();
  const timing = () => ({
    providerMetadata: {
      handinger: { startMs: Math.round(began - deps.startedAt), durationMs: Math.round(clock.elapsed() - began) },
    },
  });
  try {
    const output = await abortable(deps.run(tool, input, toolCallId), signal);
    deps.meter.endCall();
    yield { type: 'tool-output-available', toolCallId, output, ...timing() };
    return output;
  } catch (error) {
    if (signal.aborted) throw error;
    deps.meter.endCall();
    const errorText = error instanceof ToolProblem ? error.message : `The tool ${tool.name} failed.`;
    yield { type: 'tool-output-error', toolCallId, errorText, ...timing() };
    throw error;
  }
}
