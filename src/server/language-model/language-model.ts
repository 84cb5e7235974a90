import type { ModelMessage, ToolResultPart } from 'ai';
import {
  type Engine,
  type EngineEvent,
  type StructuredOutput,
  ToolProblem,
  type TurnContext,
  TurnFailed,
} from '../runner/engine.ts';
import type { ModelConfig } from './model-config.ts';
import { MODEL_TOOLS, refusingTool } from './model-tools.ts';
import type { ModelStep, ToolCall } from './model-step.ts';
import { describeResult } from './describe-result.ts';
import { askForOutput, askForRepair, askToFinish, firstMessages } from './prompts.ts';
import { readOutput } from './read-output.ts';

/** Answers by a language model, one step after the other. The runner runs the tools that it asks for. */
export function createLanguageModel(config: ModelConfig): Engine {
  const { name, baseUrl, provider, contextWindow, maxOutputTokens, prices, images, schema } = config;
  const { host } = new URL(baseUrl);
  return {
    name,
    description: `The language model ${name} at ${host}. Tasks, files and instructions are sent there.`,
    languageModel: {
      provider,
      host,
      contextWindow,
      maxOutputTokens,
      prices,
      images,
      schema,
      async test() {
        const { testModel } = await import('./test-model.ts');
        return testModel(config);
      },
    },
    run: (turn) => run(turn, config),
  };
}

async function* run(
  turn: TurnContext,
  config: ModelConfig,
): AsyncGenerator<EngineEvent, StructuredOutput | void, void> {
  // The AI SDK takes 24 MB.
  const { createModelStep } = await import('./model-step.ts');
  const step = createModelStep(config, turn);
  const messages = firstMessages(turn);
  yield* answer(turn, step, messages);
  return turn.outputSchema === null ? undefined : yield* fillOutput(turn, turn.outputSchema, step, messages);
}

async function* answer(
  turn: TurnContext,
  step: ModelStep,
  messages: ModelMessage[],
): AsyncGenerator<EngineEvent, void, void> {
  /** An output schema takes one more. */
  const lastSteps = turn.outputSchema === null ? 1 : 2;
  let isAskedToFinish = false;
  for (;;) {
    const near = turn.nearCap();
    if (near !== undefined && !isAskedToFinish) {
      isAskedToFinish = true;
      messages.push(askToFinish(near));
    }
    const mayCall = turn.callsLeft() > 0 && turn.stepsLeft() > lastSteps;
    const { message, text, calls } = yield* step(messages, { mayCall });
    messages.push(message);
    if (calls.length === 0 && text.trim() !== '') return;
    if (calls.length === 0) throw new TurnFailed('The model ended without an answer.');
    const results: ToolResultPart[] = [];
    for (const call of calls) results.push(resultOf(call, yield* callTool(turn, call)));
    messages.push({ role: 'tool', content: results });
  }
}

/** Returns the output as JSON, or why there is none, for the model. */
async function* callTool(turn: TurnContext, { name, input }: ToolCall): AsyncGenerator<EngineEvent, string, void> {
  if (turn.callsLeft() < 1) return 'Not run: the tool calls of this turn are used up. Answer with what you have.';
  try {
    const tool = MODEL_TOOLS.get(name);
    const output = tool
      ? yield* tool.call(turn, input)
      : yield* turn.call(refusingTool(name, `There is no tool ${name}.`), input);
    return describeResult(output, tool?.isOutside === true);
  } catch (error) {
    if (error instanceof ToolProblem) return error.message;
    throw error;
  }
}

function resultOf({ id, name }: ToolCall, value: string): ToolResultPart {
  return { type: 'tool-result', toolCallId: id, toolName: name, output: { type: 'text', value } };
}

/** Repaired once. The model's JSON is not shown as text. */
async function* fillOutput(
  turn: TurnContext,
  schema: Readonly<Record<string, unknown>>,
  step: ModelStep,
  messages: ModelMessage[],
): AsyncGenerator<EngineEvent, StructuredOutput, void> {
  messages.push(askForOutput(schema));
  for (let isRepaired = false; ; isRepaired = true) {
    const { text } = yield* step(messages, { mayCall: false, outputSchema: schema });
    const read = await readOutput(turn, text, schema);
    if ('output' in read) return read.output;
    if (isRepaired) throw new TurnFailed(`The output does not match the worker's output schema: ${read.problem}`);
    messages.push({ role: 'assistant', content: text }, askForRepair(read.problem));
  }
}
