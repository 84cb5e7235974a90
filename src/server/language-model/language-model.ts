import type { ToolResultPart } from 'ai';
import {
  type Engine,
  type EngineEvent,
  type StructuredOutput,
  ToolProblem,
  type TurnContext,
  TurnFailed,
} from '../runner/engine.ts';
import { describeProblem, describeResult } from './describe-result.ts';
import { type Context, type Conversation, fitContext } from './fit-context.ts';
import { type ModelImage, showImages } from './image-messages.ts';
import type { ModelConfig } from './model-config.ts';
import { MODEL_TOOLS, refusingTool } from './model-tools.ts';
import type { ModelSteps, ToolCall } from './model-step.ts';
import { ASK_FOR_SUMMARY, askForOutput, askForRepair, askToFinish, firstMessages } from './prompts.ts';
import { readOutput } from './read-output.ts';

/** Of a tool's output that the model gets. */
const MAX_OUTPUT_BYTES = 40_000;

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
  const { createModelSteps } = await import('./model-step.ts');
  const steps = createModelSteps(config, turn);
  const messages = firstMessages(turn);
  const { images } = config;
  const work: Work = { turn, steps, images, conversation: { messages, turnStart: messages.length - 1 } };
  yield* answer(work);
  return turn.outputSchema === null ? undefined : yield* fillOutput(work, turn.outputSchema);
}

interface Work {
  readonly turn: TurnContext;
  readonly steps: ModelSteps;
  /** The model sees them. */
  readonly images: boolean;
  readonly conversation: Conversation;
}

async function* answer({ turn, steps, images, conversation }: Work): AsyncGenerator<EngineEvent, void, void> {
  const { messages } = conversation;
  /** An output schema takes one more. */
  const lastSteps = turn.outputSchema === null ? 1 : 2;
  let isAskedToFinish = false;
  for (;;) {
    const near = turn.nearCap();
    if (near !== undefined && !isAskedToFinish) {
      isAskedToFinish = true;
      messages.push(askToFinish(near));
    }
    yield* fitContext(conversation, contextOf(steps));
    const mayCall = turn.callsLeft() > 0 && turn.stepsLeft() > lastSteps;
    const { message, text, calls } = yield* steps.run(messages, { mayCall, shownAs: 'text' });
    messages.push(message);
    if (calls.length === 0 && text.trim() !== '') return;
    if (calls.length === 0) throw new TurnFailed('The model ended without an answer.');
    const results: ToolResultPart[] = [];
    // A quarter of the room for each, and half of it for all.
    const mostBytes = Math.min(MAX_OUTPUT_BYTES, steps.roomInBytes() / Math.max(4, 2 * calls.length));
    const seen: ModelImage[] = [];
    for (const call of calls) {
      const { text: result, image } = yield* callTool(turn, call, { mostBytes, images });
      results.push(resultOf(call, result));
      if (image !== undefined) seen.push(image);
    }
    messages.push({ role: 'tool', content: results });
    if (seen.length > 0) messages.push(showImages(seen));
  }
}

function contextOf({ tokensOf, room, run: runStep }: ModelSteps): Context {
  let notes = 0;
  return {
    tokensOf,
    room,
    *note(text) {
      notes += 1;
      const id = `context-${notes}`;
      yield { type: 'reasoning-start', id };
      yield { type: 'reasoning-delta', id, delta: text };
      yield { type: 'reasoning-end', id };
    },
    async *summarize(messages) {
      const { text } = yield* runStep([...messages, ASK_FOR_SUMMARY], { mayCall: false, shownAs: 'reasoning' });
      return text;
    },
  };
}

/** Returns the output as JSON, or why there is none, for the model. */
async function* callTool(
  turn: TurnContext,
  { name, input }: ToolCall,
  { mostBytes, images }: { mostBytes: number; images: boolean },
): AsyncGenerator<EngineEvent, { text: string; image?: ModelImage | undefined }, void> {
  if (turn.callsLeft() < 1)
    return { text: 'Not run: the tool calls of this turn are used up. Answer with what you have.' };
  const tool = MODEL_TOOLS.get(name);
  const isOutside = tool?.isOutside === true;
  try {
    if (tool === undefined) {
      const shown = showName(name);
      return yield* turn.call(refusingTool(shown, `There is no tool ${shown}.`), input);
    }
    if (tool.loadImage !== undefined && !images)
      return yield* turn.call(refusingTool(name, 'This model does not see pictures.'), input);
    const output = yield* tool.call(turn, input);
    return { text: describeResult(output, isOutside, mostBytes), image: await tool.loadImage?.(turn, output) };
  } catch (error) {
    // It may quote names of files and columns.
    if (error instanceof ToolProblem) return { text: describeProblem(error.message, isOutside) };
    throw error;
  }
}

/** Of a tool that does not exist. It may be of any length, and have characters that the database can't hold. */
function showName(name: string): string {
  return name.slice(0, 80).replace(/[^\w.:-]/g, '\u{FFFD}');
}

function resultOf({ id, name }: ToolCall, value: string): ToolResultPart {
  return { type: 'tool-result', toolCallId: id, toolName: name, output: { type: 'text', value } };
}

/** Repaired once. The model's JSON is not shown as text. */
async function* fillOutput(
  { turn, steps, conversation }: Work,
  schema: Readonly<Record<string, unknown>>,
): AsyncGenerator<EngineEvent, StructuredOutput, void> {
  const { messages } = conversation;
  messages.push(askForOutput(schema));
  for (let isRepaired = false; ; isRepaired = true) {
    yield* fitContext(conversation, contextOf(steps));
    const { text } = yield* steps.run(messages, { mayCall: false, shownAs: 'nothing', outputSchema: schema });
    const read = await readOutput(turn, text, schema);
    if ('output' in read) return read.output;
    if (isRepaired) throw new TurnFailed(`The output does not match the worker's output schema: ${read.problem}`);
    messages.push({ role: 'assistant', content: text }, askForRepair(read.problem));
  }
}
