import {
  type AssistantModelMessage,
  jsonSchema,
  type ModelMessage,
  streamText,
  ToolChoiceViolationError,
  type ToolSet,
} from 'ai';
import { estimateTokens } from '../domain/credits.ts';
import { type EngineEvent, type TurnContext, TurnFailed, TurnStopped } from '../runner/engine.ts';
import { connectModel } from './connect-model.ts';
import type { ModelConfig } from './model-config.ts';
import { describeModelProblem, isRefused, noAnswerFor } from './model-problem.ts';
import { MODEL_TOOLS } from './model-tools.ts';
import { systemPrompt } from './prompts.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  /** Its input is not JSON. */
  readonly isBroken: boolean;
}

export interface StepResult {
  /** To be sent with the next step. */
  readonly message: AssistantModelMessage;
  readonly text: string;
  readonly calls: readonly ToolCall[];
}

/** `isSilent`: its text is not part of the answer. Throws `TurnFailed` and `TurnStopped`. */
export type ModelStep = (
  messages: readonly ModelMessage[],
  options: { mayCall: boolean; isSilent?: boolean },
) => AsyncGenerator<EngineEvent, StepResult, void>;

const SILENCE_MS = 300_000;

/** `execute` is left out: the runner runs, meters and records tools. */
const TOOLS: ToolSet = Object.fromEntries(
  [...MODEL_TOOLS].map(([name, { description, input }]) => [name, { description, inputSchema: jsonSchema(input) }]),
);
const TOOL_CHARS = JSON.stringify([...MODEL_TOOLS]).length;

export function createModelStep(config: ModelConfig, turn: TurnContext): ModelStep {
  const { silenceMs = SILENCE_MS } = config;
  const model = connectModel(config);
  const system = systemPrompt(turn);
  let steps = 0;

  return async function* step(messages, { mayCall, isSilent = false }) {
    steps += 1;
    const idOf = (id: string) => `step-${steps}-${id}`;
    const estimated = estimateTokens(system.length + JSON.stringify(messages).length + TOOL_CHARS);
    turn.startStep(estimated);
    const describe = (error: unknown) => describeModelProblem(error, config, text !== '' || reasoning !== '');
    const silence = createSilence(silenceMs);
    /** Leaving the loop does not end the request. */
    const end = new AbortController();
    let text = '';
    let reasoning = '';
    const calls: ToolCall[] = [];
    try {
      const { fullStream } = streamText({
        model,
        system,
        messages: [...messages],
        // Some servers refuse a conversation with tool calls without the tools.
        tools: TOOLS,
        toolChoice: mayCall ? 'auto' : 'none',
        abortSignal: AbortSignal.any([turn.signal, silence.signal, end.signal]),
        // Its default writes errors, which may hold the key, to the console.
        onError: () => undefined,
      });
      for await (const part of fullStream) {
        silence.break();
        switch (part.type) {
          case 'text-start':
          case 'text-end':
            if (!isSilent) yield { type: part.type, id: idOf(part.id) };
            break;
          case 'text-delta':
            text += part.text;
            if (!isSilent) yield { type: 'text-delta', id: idOf(part.id), delta: part.text };
            break;
          case 'reasoning-start':
          case 'reasoning-end':
            yield { type: part.type, id: idOf(part.id) };
            break;
          case 'reasoning-delta':
            reasoning += part.text;
            yield { type: 'reasoning-delta', id: idOf(part.id), delta: part.text };
            break;
          case 'tool-call':
            calls.push({
              id: part.toolCallId,
              name: part.toolName,
              input: part.input,
              isBroken: typeof part.input !== 'object' || part.input === null,
            });
            break;
          case 'error':
            throw part.error;
          case 'finish-step': {
            const written = text + reasoning + calls.map((call) => JSON.stringify(call)).join('');
            turn.endStep({
              inputTokens: reportedOr(part.usage.inputTokens, estimated),
              outputTokens: reportedOr(part.usage.outputTokens, estimateTokens(written.length)),
            });
            const problem = noAnswerFor(part.finishReason);
            if (problem !== undefined) throw new TurnFailed(problem);
            return { message: messageOf(text, calls), text, calls };
          }
          default:
        }
      }
    } catch (error) {
      turn.signal.throwIfAborted();
      if (error instanceof TurnFailed || error instanceof TurnStopped) throw error;
      if (ToolChoiceViolationError.isInstance(error)) throw new TurnStopped('tool_call_limit');
      if (!silence.signal.aborted) {
        // The model did not take the input.
        if (isRefused(error)) turn.endStep({ inputTokens: 0, outputTokens: 0 });
        throw new TurnFailed(describe(error));
      }
    } finally {
      silence.end();
      end.abort();
    }
    turn.signal.throwIfAborted();
    throw new TurnFailed(
      silence.signal.aborted
        ? `The model was silent for ${Math.round(silenceMs / 1000)} seconds.`
        : describe(undefined),
    );
  };
}

/** A server may report nothing, nonsense, or 0 where there was something. */
function reportedOr(reported: number | undefined, estimate: number): number {
  return reported !== undefined && Number.isSafeInteger(reported) && reported > 0 ? reported : estimate;
}

function messageOf(text: string, calls: readonly ToolCall[]): AssistantModelMessage {
  return {
    role: 'assistant',
    content: [
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...calls.map(({ id, name, input, isBroken }) => ({
        type: 'tool-call' as const,
        toolCallId: id,
        toolName: name,
        // Servers refuse arguments that are not an object.
        input: isBroken ? {} : input,
      })),
    ],
  };
}

/** Aborts unless it is broken in time. */
function createSilence(ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, break: () => timer.refresh(), end: () => clearTimeout(timer) };
}
