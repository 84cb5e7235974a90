import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type AssistantModelMessage, jsonSchema, type ModelMessage, streamText, type ToolSet } from 'ai';
import { estimateTokens } from '../domain/credits.ts';
import { type EngineEvent, type TurnContext, TurnFailed, TurnStopped } from '../runner/engine.ts';
import { describeModelProblem, noAnswerFor } from './model-problem.ts';
import { MODEL_TOOLS } from './model-tools.ts';
import { systemPrompt } from './prompts.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
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

interface StepOptions {
  readonly baseUrl: string;
  readonly name: string;
  readonly apiKey?: string | undefined;
  readonly silenceMs: number;
}

/** `execute` is left out: the runner runs, meters and records tools. */
const TOOLS: ToolSet = Object.fromEntries(
  [...MODEL_TOOLS].map(([name, { description, input }]) => [name, { description, inputSchema: jsonSchema(input) }]),
);
const TOOL_CHARS = JSON.stringify([...MODEL_TOOLS]).length;

export function createModelStep({ baseUrl, name, apiKey, silenceMs }: StepOptions, turn: TurnContext): ModelStep {
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: baseUrl,
    includeUsage: true,
    ...(apiKey !== undefined && { apiKey }),
  });
  const model = provider.chatModel(name);
  const system = systemPrompt(turn);
  let steps = 0;

  return async function* step(messages, { mayCall, isSilent = false }) {
    steps += 1;
    const idOf = (id: string) => `step-${steps}-${id}`;
    const estimated = estimateTokens(system.length + JSON.stringify(messages).length + (mayCall ? TOOL_CHARS : 0));
    turn.startStep(estimated);
    const describe = (error: unknown) =>
      describeModelProblem(error, { baseUrl, name, hasBegun: text !== '' || reasoning !== '' });
    const silence = createSilence(silenceMs);
    let text = '';
    let reasoning = '';
    const calls: ToolCall[] = [];
    try {
      const { fullStream } = streamText({
        model,
        system,
        messages: [...messages],
        ...(mayCall && { tools: TOOLS }),
        abortSignal: AbortSignal.any([turn.signal, silence.signal]),
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
            calls.push({ id: part.toolCallId, name: part.toolName, input: part.input });
            break;
          case 'error':
            throw part.error;
          case 'finish-step': {
            const written = text + reasoning + calls.map((call) => JSON.stringify(call)).join('');
            const { inputTokens = estimated, outputTokens = estimateTokens(written.length) } = part.usage;
            turn.endStep({ inputTokens, outputTokens });
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
      if (!silence.signal.aborted) throw new TurnFailed(describe(error));
    } finally {
      silence.end();
    }
    turn.signal.throwIfAborted();
    throw new TurnFailed(
      silence.signal.aborted
        ? `The model was silent for ${Math.round(silenceMs / 1000)} seconds.`
        : describe(undefined),
    );
  };
}

function messageOf(text: string, calls: readonly ToolCall[]): AssistantModelMessage {
  return {
    role: 'assistant',
    content: [
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...calls.map(({ id, name, input }) => ({ type: 'tool-call' as const, toolCallId: id, toolName: name, input })),
    ],
  };
}

/** Aborts unless it is broken in time. */
function createSilence(ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, break: () => timer.refresh(), end: () => clearTimeout(timer) };
}
